"""The entries of printed lists: a claim with whose it is, an event with its time, names, numbers."""

from __future__ import annotations

from collections.abc import Iterable

from mali_tui.export.document import DocumentLink, Inline, Item, Line, Sign, Text
from mali_tui.export.wording import PrintWording
from mali_tui.reading.addresses import location_of_passage
from mali_tui.reading.location import Location


def claim_sign(wording: PrintWording, id: str) -> Sign:
    """A claim's kind and number."""
    return Sign(wording.explainer.graph.claims[id].kind, wording.numbers[id])


def claim_item(wording: PrintWording, id: str, *, events: bool = False) -> Item:
    """A claim in one sentence and whose it is; with the ``events`` behind it under it."""
    line = (
        DocumentLink((Text(wording.edition.claims[id]),), Location("claim", id)),
        Text(f" ({wording.attribution(id)})", "quiet"),
    )
    return Item(line, claim_sign(wording, id), supporting_events(wording, id) if events else ())


def note_item(wording: PrintWording, id: str) -> Item:
    """The note about a claim marked in the prose: whose it is, and the events behind it."""
    return Item((Text(wording.attribution(id)),), claim_sign(wording, id), supporting_events(wording, id), note_of=id)


def supporting_events(wording: PrintWording, claim: str) -> tuple[Item, ...]:
    """The events behind a claim, strongest first."""
    return tuple(event_item(wording, id) for id in wording.explainer.graph.claims[claim].events)


def event_item(wording: PrintWording, id: str) -> Item:
    """An event and when it was, and what became of it unless it simply happened."""
    status = wording.explainer.graph.events[id].status
    details = [wording.when(id)] if status == "happened" else [wording.when(id), wording(f"statuses.{status}")]
    line = (
        DocumentLink((Text(wording.edition.events[id].title),), Location("event", id)),
        Text("".join(wording("print.comma") + detail for detail in details), "quiet"),
    )
    return Item(line, Sign(status))


def join_with_commas(wording: PrintWording, inlines: Iterable[Inline]) -> Line:
    """``inlines`` with commas between them."""
    comma = Text(wording("print.comma"))
    line: list[Inline] = []
    for inline in inlines:
        line += [comma, inline] if line else [inline]
    return tuple(line)


def actor_names(wording: PrintWording, ids: Iterable[str]) -> Line:
    """Actors by their short names."""
    return join_with_commas(wording, (DocumentLink((Text(wording.actor(id)),), Location("actor", id)) for id in ids))


def claim_numbers(wording: PrintWording, ids: Iterable[str]) -> Line:
    """Claims by their numbers."""
    return join_with_commas(
        wording, (DocumentLink((Text(str(wording.numbers[id])),), Location("claim", id)) for id in ids)
    )


def passage_names(wording: PrintWording, ids: Iterable[str]) -> Line:
    """Passages by number and title."""
    return join_with_commas(
        wording,
        (DocumentLink((Text(wording.passage_title(id)),), location_of_passage(wording.explainer, id)) for id in ids),
    )
