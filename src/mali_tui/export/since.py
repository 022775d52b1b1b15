"""What has happened since the article's day, as printed: in a part of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mali_tui.content.explainer import Explainer
from mali_tui.export.cards import card_section
from mali_tui.export.document import DocumentSection, Text, TextParagraph
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location


def since_part(wording: PrintWording, what: str | Location) -> DocumentSection | None:
    """The later events that belong to what is printed; None if there are none."""
    ids = tuple(_later_events(wording.explainer, what))
    if not ids:
        return None
    until = wording.explainer.graph.since_until or max(wording.explainer.graph.since[id].date for id in ids)
    note = TextParagraph((Text(wording("since.part_note")),), is_secondary=True)
    return DocumentSection(
        wording("since.until_full", date=wording.date(str(until))),
        (note,),
        tuple(card_section(wording, Location("since", id)) for id in ids),
        name="since",
        is_folded=True,
    )


def _later_events(explainer: Explainer, what: str | Location) -> Iterator[str]:
    """All of them for a part of the explainer, those that bear on it for a Location, none for other things."""
    since = explainer.graph.since
    if not isinstance(what, Location):
        yield from since if what in ("article", "timeline", "actors", "evidence") else ()
        return
    related = set(_bearing_on(explainer, what))
    yield from (id for id in since if id in related)


def _bearing_on(explainer: Explainer, location: Location) -> Iterable[str]:
    if location.kind == "section":
        section = explainer.graph.sections.get(location.passage)
        passages = (location.passage, *(section.points if section else ()))
        claims = (claim for passage in passages for claim in explainer.claims_of_passage.get(passage, ()))
        return (id for claim in claims for id in explainer.since_of_claim.get(claim, ()))
    by_kind: dict[str, Mapping[str, tuple[str, ...]]] = {
        "claim": explainer.since_of_claim,
        "event": explainer.since_of_event,
        "actor": explainer.since_of_actor,
    }
    return by_kind.get(location.kind, {}).get(location.id, ())
