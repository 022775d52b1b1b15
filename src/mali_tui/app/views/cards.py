"""What is said about a claim, an event, an actor, a term or a passage, as blocks for a pane."""

from __future__ import annotations

from collections.abc import Iterable

from mali_tui.app.page.blocks import Block, TextBuilder, paragraph, row
from mali_tui.content.explainer import Explainer
from mali_tui.i18n.wording import Wording
from mali_tui.reading.addresses import location_of_passage
from mali_tui.reading.location import Location
from mali_tui.symbols import CLAIM_SIGNS, EVENT_SIGNS, SEPARATOR

SIGN = 2  # cells of the column in which a row's sign stands


# ── Pieces ───────────────────────────────────────────────────────────────────────────────────


def label(text: str) -> Block:
    """A small heading inside a card."""
    return paragraph(text, "label", before=1)


def claim_row(wording: Wording, id: str, *, before: int = 0) -> Block:
    """A claim in one sentence, with its kind's sign before it and its speaker, if it has one, after it."""
    claim = wording.explainer.graph.claims[id]
    location = Location("claim", id)
    builder = TextBuilder().add(wording.edition.claims[id], "", location)
    if claim.by:
        builder.add(f" ({wording.actor(claim.by)})", "dim")
    return signed_row(wording, builder, location, before=before)


def event_row(wording: Wording, id: str, *, before: int = 0) -> Block:
    """An event and when it was."""
    location = Location("event", id)
    builder = TextBuilder().add(wording.edition.events[id].title, "", location)
    builder.add(SEPARATOR + wording.when_short(id), "dim")
    return signed_row(wording, builder, location, before=before)


def signed_row(
    wording: Wording, builder: TextBuilder, location: Location, *, tail: str = "", before: int = 0
) -> Block:
    """What has been collected as a row of a list, with the sign of what it leads to before it."""
    sign = sign_of(wording.explainer, location)
    return builder.block(
        key=str(location), lead=sign, lead_width=SIGN, lead_style="mark", tail=tail, row=True, before=before
    )


def sign_of(explainer: Explainer, location: Location) -> str:
    """The sign of a claim's kind or an event's status; nothing else has one."""
    if location.kind == "claim":
        return CLAIM_SIGNS[explainer.graph.claims[location.id].kind]
    if location.kind == "event":
        return EVENT_SIGNS[explainer.graph.events[location.id].status]
    return ""


def actor_line(wording: Wording, ids: Iterable[str]) -> Block:
    """Actors in one running line, each leading to its card."""
    builder = TextBuilder()
    for number, id in enumerate(ids):
        if number:
            builder.add(SEPARATOR, "dim")
        builder.add(wording.actor(id), "link", Location("actor", id))
    return builder.block()


# ── Cards ────────────────────────────────────────────────────────────────────────────────────


def claim_card(wording: Wording, id: str) -> list[Block]:
    """Whose claim it is, of what kind, and what it rests on."""
    claim = wording.explainer.graph.claims[id]
    head = TextBuilder().add(f"{CLAIM_SIGNS[claim.kind]} ", "mark").add(wording.kind(claim), "strong")
    return [
        head.block(about=Location("claim", id)),
        paragraph(wording.kind_note(claim), "dim"),
        paragraph(wording.edition.claims[id], before=1),
        label(wording("cards.events")),
        *(event_row(wording, event) for event in claim.events),
        label(wording("cards.actors")),
        actor_line(wording, claim.actors),
    ]


def event_card(wording: Wording, id: str) -> list[Block]:
    """What happened, and every claim that rests on it."""
    graph, edition = wording.explainer.graph, wording.edition
    event, text = graph.events[id], edition.events[id]
    claims = wording.explainer.claims_of_event.get(id, ())
    head = (
        TextBuilder().add(f"{EVENT_SIGNS[event.status]} ", "mark").add(wording(f"statuses.{event.status}"), "strong")
    )
    head.add(SEPARATOR + wording.when(id), "dim")
    blocks = [
        paragraph(text.title, "title", about=Location("event", id)),
        head.block(),
        paragraph(text.text, before=1),
    ]
    if not claims:
        return [*blocks, paragraph(wording("cards.no_claims"), "dim", before=1)]
    blocks.append(label(wording("cards.rest", n=len(claims))))
    return [
        *blocks,
        *(claim_row(wording, claim, before=int(number > 0)) for number, claim in enumerate(claims)),
    ]


def event_surroundings(wording: Wording, id: str, *, neighbours: bool = True) -> list[Block]:
    """Where an event happened, the ties it shows, and, where no list stands beside, what came before and after it."""
    graph, edition = wording.explainer.graph, wording.edition
    event = graph.events[id]
    blocks: list[Block] = []
    if event.actors:
        blocks += [label(wording("cards.actors")), actor_line(wording, event.actors)]
    if place := event.place:
        blocks += [label(wording("cards.place")), paragraph(edition.places[place])]
    ties = wording.explainer.ties_of_event.get(id, ())
    if ties:
        blocks.append(label(wording("cards.ties")))
    for tie in ties:
        builder = TextBuilder().add(wording.actor(tie.source), "link", Location("actor", tie.source))
        builder.add(f" {edition.ties[tie.kind].out} ", "dim")
        builder.add(wording.actor(tie.target), "link", Location("actor", tie.target))
        blocks.append(builder.block())
    if not neighbours:
        return blocks
    order = list(graph.events)
    at = order.index(id)
    blocks.append(label(wording("cards.neighbours")))
    blocks += [event_row(wording, near) for near in (*order[max(0, at - 2) : at], *order[at + 1 : at + 3])]
    return blocks


def actor_head(wording: Wording, id: str) -> list[Block]:
    """Who an actor is in this article."""
    text = wording.edition.actors[id]
    kind = wording.explainer.graph.actors[id].kind
    return [
        paragraph(text.name, "title", about=Location("actor", id)),
        paragraph(wording(f"actor_kind.{kind}"), "dim"),
        paragraph(text.text, before=1),
    ]


def actor_events(wording: Wording, id: str) -> list[Block]:
    """The events that an actor has a part in."""
    events = wording.explainer.events_of_actor.get(id, ())
    return [label(wording("cards.part_in")), *(event_row(wording, event) for event in events)] if events else []


def actor_claims(wording: Wording, id: str) -> list[Block]:
    """The claims about an actor, and those it makes."""
    claims = wording.explainer.claims_of_actor.get(id, ())
    return [
        label(wording("cards.claims_about", n=len(claims))),
        *(claim_row(wording, claim, before=int(number > 0)) for number, claim in enumerate(claims)),
    ]


def term_card(wording: Wording, id: str) -> list[Block]:
    """A glossary entry and the passages that use it."""
    term = wording.edition.terms[id]
    passages = wording.explainer.passages_of_term.get(id, ())
    blocks = [paragraph(term.name, "title"), paragraph(term.text, before=1)]
    if passages:
        blocks += [label(wording("cards.found_in")), *(passage_row(wording, passage) for passage in passages)]
    return blocks


def passage_row(wording: Wording, id: str) -> Block:
    """A passage's title, leading to it."""
    return row(wording.passage_title(id), location_of_passage(wording.explainer, id))


def passage_card(wording: Wording, id: str) -> list[Block]:
    """The claims that a passage makes."""
    claims = wording.explainer.claims_of_passage.get(id, ())
    return [
        paragraph(wording.passage_title(id), "strong"),
        paragraph(wording("cards.holds", n=len(claims)), "dim"),
        *(claim_row(wording, claim, before=1) for claim in claims),
    ]
