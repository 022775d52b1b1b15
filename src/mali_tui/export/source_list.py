"""The sources as printed by themselves, each with what names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mali_tui.cards.since import later_item
from mali_tui.export.document import DocumentSection, List, ListEntry
from mali_tui.export.list_items import printed_claim, printed_event, printed_item
from mali_tui.export.source_notes import source_note
from mali_tui.export.wording import PrintWording


def sources_part(wording: PrintWording, ids: Sequence[str], *, since: bool) -> DocumentSection:
    """Sources with the claims and the events that name them, and with ``since`` the later events."""
    items = tuple(replace(source_note(wording, id), items=tuple(_named_by(wording, id, since))) for id in ids)
    return DocumentSection(wording("sources.label"), (List(items, role="sources"),), name="sources")


def listed_sources(wording: PrintWording, *, since: bool) -> tuple[str, ...]:
    """The ids of the sources that claims and events name, and with ``since`` later events."""
    explainer = wording.explainer
    indices = [
        explainer.claims_of_source,
        explainer.events_of_source,
        *([explainer.since_of_source] if since else []),
    ]
    return tuple(id for id in explainer.graph.sources if any(id in index for index in indices))


def _named_by(wording: PrintWording, id: str, since: bool) -> Iterator[ListEntry]:
    explainer = wording.explainer
    yield from (printed_claim(wording, claim) for claim in explainer.claims_of_source.get(id, ()))
    yield from (printed_event(wording, event) for event in explainer.events_of_source.get(id, ()))
    if since:
        later = explainer.since_of_source.get(id, ())
        yield from (printed_item(wording, later_item(wording, event)) for event in later)
