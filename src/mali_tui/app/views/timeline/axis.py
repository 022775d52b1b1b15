"""The time axis of an explainer: its events with their possible days, and the words on the axis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from mali_tui.app.views.timeline.bars import Shape, TimelineEvent
from mali_tui.app.views.timeline.renderer import Axis, Words
from mali_tui.app.views.timeline.scale import TimeScale, Window, build_time_scale
from mali_tui.app.views.timeline.ticks import Unit
from mali_tui.content.chronology import FUTURE_STATUSES, EventTime, Precision, event_times
from mali_tui.content.explainer import Explainer
from mali_tui.i18n.wording import MAX_CACHED_WORDINGS, Wording
from mali_tui.reading.cutoff import Cutoff
from mali_tui.reading.location import Location
from mali_tui.reading.scope import LocationFilter, match_all
from mali_tui.symbols import EVENT_SIGNS

DATED = (Precision.DAY, Precision.PART, Precision.MONTH, Precision.YEAR)


def entries(
    wording: Wording, is_in_scope: LocationFilter = match_all, only: Iterable[str] | None = None
) -> tuple[TimelineEvent, ...]:
    """Every event, or ``only`` some, in the order of time; the lane is the kind of the first actor."""
    if is_in_scope is match_all and only is None:
        return _all_entries(wording)
    selected = None if only is None else set(only)
    shown_entries = tuple(entry for entry in _all_entries(wording) if selected is None or entry.id in selected)
    outside = {entry.id for entry in shown_entries if not is_in_scope(Location("event", entry.id))}
    if not outside:
        return _all_entries(wording) if selected is None else shown_entries  # the same object, whose bars are cached
    return tuple(replace(entry, dim=entry.id in outside) for entry in shown_entries)


@lru_cache(MAX_CACHED_WORDINGS)
def _all_entries(wording: Wording) -> tuple[TimelineEvent, ...]:
    graph = wording.explainer.graph
    return tuple(
        TimelineEvent(
            id,
            wording.edition.events[id].title,
            EVENT_SIGNS[graph.events[id].status],
            _shape(wording.explainer, time),
            _ordinal(time.bounds.earliest),
            _ordinal(time.bounds.latest),
            graph.actors[graph.events[id].actors[0]].kind if graph.events[id].actors else "",
            False,
        )
        for id, time in event_times(graph).items()
    )


def time_span(explainer: Explainer) -> TimeScale:
    """The time scale of the explainer's events."""
    graph = explainer.graph
    dated, open_end = [], False
    for id, time in event_times(graph).items():
        first, last = time.bounds
        if time.precision in (*DATED, Precision.PERIOD) and (first or last):
            dated.append((first or last or graph.article.as_of, last or first or graph.article.as_of))
        open_end |= graph.events[id].status in FUTURE_STATUSES
    return build_time_scale(dated, graph.article.as_of, to_come=open_end)


@lru_cache(MAX_CACHED_WORDINGS)
def _times(wording: Wording) -> TimeScale:
    return time_span(wording.explainer)


def _shape(explainer: Explainer, time: EventTime) -> Shape:
    status = explainer.graph.events[time.event].status
    if status == "ongoing":
        return "ongoing"
    if time.precision in DATED:
        return "dated"
    return "to-come" if status in FUTURE_STATUSES else "between"


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


# ── In words ─────────────────────────────────────────────────────────────────────────────────


def axis(
    wording: Wording,
    current: str = "",
    *,
    is_in_scope: LocationFilter = match_all,
    cutoff: Cutoff | None = None,
    only: Iterable[str] | None = None,
) -> Axis:
    """The axis in a language, with an event highlighted; events out of scope are dimmed."""
    explainer = wording.explainer
    return Axis(
        entries(wording, is_in_scope, only),
        _times(wording),
        explainer.graph.article.as_of.toordinal(),
        axis_labels(wording, cutoff),
        current,
        cutoff.day if cutoff else None,
    )


def axis_labels(wording: Wording, cutoff: Cutoff | None = None) -> Words:
    """The words on an axis."""
    kinds = dict.fromkeys(actor.kind for actor in wording.explainer.graph.actors.values())
    as_of = wording.date(wording.explainer.graph.article.as_of.isoformat(), short=True)
    cutoff_date = wording.date(cutoff.iso, cutoff.part, short=True) if cutoff else ""
    return Words(
        tick=lambda unit, day: _tick(wording, unit, day),
        today=tuple(wording(f"axis.{key}", date=as_of) for key in ("today", "today_short", "today_shortest")),
        lanes={kind: wording(f"axis.lanes.{kind}") for kind in kinds},
        cutoff=tuple(wording(f"axis.{key}", date=cutoff_date) for key in ("cutoff", "cutoff_short"))
        if cutoff_date
        else (),
    )


def _tick(wording: Wording, unit: Unit, day: date) -> str:
    if unit == "year":
        return str(day.year) if (day.month, day.day) == (1, 1) else wording.date(f"{day:%Y-%m}", short=True)
    name: str = wording.locale.words("dates.short_months")[day.month - 1]
    return str(day.day) if unit == "ten" else name


def window_caption(wording: Wording, times: TimeScale, window: Window) -> str:
    """The first and the last month of a window, in words."""
    first, last = (date.fromordinal(times.day(at)) for at in (window.start, window.end - 0.5))
    start, end = (wording.date(f"{day:%Y-%m}", short=True) for day in (first, last))
    return start if start == end else wording("axis.span", start=start, end=end)
