"""The timeline as printed: what had happened by the article's day, and what was still to come."""

from __future__ import annotations

from mali_tui.content.chronology import TO_COME
from mali_tui.printing.cards import event_part
from mali_tui.printing.document import Part
from mali_tui.printing.wording import PrintWording


def timeline_part(wording: PrintWording) -> Part:
    """Every event in the order of time, parted at the day from which all is seen."""
    events = wording.explainer.graph.events
    so_far = [id for id, event in events.items() if event.status not in TO_COME]
    to_come = [id for id, event in events.items() if event.status in TO_COME]
    when = wording.as_of()
    parts = (
        _period(wording, "so-far", wording("print.so_far", date=when), so_far),
        _period(wording, "to-come", wording("print.to_come", date=when), to_come),
    )
    return Part(wording("print.timeline"), parts=tuple(part for part in parts if part.parts), name="timeline")


def _period(wording: PrintWording, name: str, title: str, ids: list[str]) -> Part:
    return Part(title, parts=tuple(event_part(wording, id) for id in ids), name=name)
