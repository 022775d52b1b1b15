"""What is printed about one claim, event, actor or term."""

from __future__ import annotations

from mali_tui.content.model import Relation
from mali_tui.export.document import (
    Block,
    DocumentLink,
    DocumentSection,
    Field,
    Item,
    Line,
    List,
    Sign,
    Text,
    TextParagraph,
)
from mali_tui.export.list_items import (
    actor_names,
    claim_item,
    claim_sign,
    event_item,
    join_with_commas,
    passage_names,
    supporting_events,
)
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location


def _about(wording: PrintWording, location: Location, *words: str) -> TextParagraph:
    """The line under a card's title, with the address at its end."""
    texts = [*(Text(word) for word in words), Text(str(location), "address")]
    return TextParagraph(join_with_commas(wording, texts), is_secondary=True)


def claim_part(wording: PrintWording, id: str) -> DocumentSection:
    """A claim: whose it is, the events behind it, whom it is about, where it stands."""
    explainer = wording.explainer
    claim, at = explainer.graph.claims[id], Location("claim", id)
    blocks: list[Block] = [
        _about(wording, at, wording.attribution(id)),
        List(supporting_events(wording, id), wording("print.behind")),
    ]
    if claim.actors:
        blocks.append(Field(wording("print.actors_label"), actor_names(wording, claim.actors)))
    if passage := explainer.passage_of_claim.get(id):
        blocks.append(Field(wording("print.found_in"), passage_names(wording, [passage])))
    return DocumentSection(wording.edition.claims[id], tuple(blocks), at=at, sign=claim_sign(wording, id))


def event_part(wording: PrintWording, id: str) -> DocumentSection:
    """An event: when and where it was, what happened, and every claim that rests on it."""
    explainer, text, at = wording.explainer, wording.edition.events[id], Location("event", id)
    event = explainer.graph.events[id]
    place = (wording.edition.places[event.place],) if event.place else ()
    claims = explainer.claims_of_event.get(id, ())
    blocks: list[Block] = [
        _about(wording, at, wording.when(id), wording(f"statuses.{event.status}"), *place),
        TextParagraph((Text(text.text),)),
    ]
    if event.actors:
        blocks.append(Field(wording("print.actors_label"), actor_names(wording, event.actors)))
    if claims:
        items = tuple(claim_item(wording, claim) for claim in claims)
        blocks.append(List(items, wording("cards.rest", n=len(claims))))
    return DocumentSection(text.title, tuple(blocks), at=at, sign=Sign(event.status))


def actor_part(wording: PrintWording, id: str) -> DocumentSection:
    """An actor: who it is in this article, its ties, its events and the claims about it."""
    explainer, text, at = wording.explainer, wording.edition.actors[id], Location("actor", id)
    kind = wording(f"actor_kind.{explainer.graph.actors[id].kind}")
    blocks: list[Block] = [_about(wording, at, kind), TextParagraph((Text(text.text),))]
    if ties := explainer.ties_of_actor.get(id):
        items = tuple(Item(_tie_line(wording, id, tie)) for tie in ties)
        blocks.append(List(items, wording("print.ties")))
    if events := explainer.events_of_actor.get(id):
        items = tuple(event_item(wording, event) for event in events)
        blocks.append(List(items, wording("print.part_in"), role="fold"))
    if claims := explainer.claims_of_actor.get(id):
        items = tuple(claim_item(wording, claim) for claim in claims)
        blocks.append(List(items, wording("print.about", n=len(claims), name=wording.actor(id)), role="fold"))
    return DocumentSection(text.name, tuple(blocks), at=at)


def _tie_line(wording: PrintWording, actor: str, tie: Relation) -> Line:
    """A tie read from one of its ends, with the event that shows it."""
    words = wording.edition.ties[tie.kind]
    out = tie.source == actor
    other = tie.target if out else tie.source
    return (
        Text((words.out if out else words.back) + " "),
        DocumentLink((Text(wording.actor(other)),), Location("actor", other)),
        Text(wording("print.comma"), "quiet"),
        DocumentLink((Text(wording.edition.events[tie.event].title, "quiet"),), Location("event", tie.event)),
    )


def term_part(wording: PrintWording, id: str) -> DocumentSection:
    """A glossary entry, and the passages that use the term."""
    term = wording.edition.terms[id]
    blocks: list[Block] = [TextParagraph((Text(term.text),))]
    if passages := wording.explainer.passages_of_term.get(id):
        blocks.append(Field(wording("print.found_in"), passage_names(wording, passages)))
    return DocumentSection(term.name, tuple(blocks), at=Location("term", id))
