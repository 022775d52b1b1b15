"""The time axis of an explainer: its events with their possible days, and the words on the axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from mali_tui.app.views.cards import outcome_in_words
from mali_tui.app.views.event_canvas import event_key, location_of_key
from mali_tui.app.views.timeline.bars import Shape, TimelineEvent
from mali_tui.app.views.timeline.renderer import Axis, Words
from mali_tui.app.views.timeline.scale import TimeScale, Window, build_time_scale
from mali_tui.app.views.timeline.ticks import Unit
from mali_tui.content.calendar import Day, format_year
from mali_tui.content.chronology import FUTURE_STATUSES, EventTime, Precision, event_times, parse_date
from mali_tui.content.edtf import parse_edtf_date
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import Event, Graph
from mali_tui.i18n.wording import MAX_CACHED_WORDINGS, Wording
from mali_tui.reading.cutoff import Cutoff
from mali_tui.reading.location import Location
from mali_tui.reading.scope import LocationFilter, match_all
from mali_tui.symbols import LATER_SIGN, sign_for

DATED = (
    Precision.DAY, Precision.PART, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR,
    Precision.DECADE, Precision.CENTURY,
)  # fmt: skip
NO_ACTORS = ""  # the lane of events without actors; kinds of actors have names


def entries(
    wording: Wording,
    is_in_scope: LocationFilter = match_all,
    only: Iterable[str] | None = None,
    *,
    since_then: bool = False,
    later: frozenset[str] = frozenset(),
) -> tuple[TimelineEvent, ...]:
    """Every event, or those of ``only`` some keys, in the order of time; the rest is as in `axis`."""
    everything = _all_entries(wording, since_then, later)
    if is_in_scope is match_all and only is None:
        return everything
    selected = None if only is None else set(only)
    shown_entries = tuple(entry for entry in everything if selected is None or entry.id in selected)
    outside = {entry.id for entry in shown_entries if not is_in_scope(location_of_key(entry.id))}
    if not outside:
        return everything if selected is None else shown_entries  # the same object, whose bars are cached
    return tuple(replace(entry, is_dimmed=entry.id in outside) for entry in shown_entries)


@lru_cache(2 * MAX_CACHED_WORDINGS)
def _all_entries(wording: Wording, since_then: bool, later: frozenset[str]) -> tuple[TimelineEvent, ...]:
    graph = wording.explainer.graph
    end = time_span(wording.explainer).segments[-1].end - 1  # the end of the article's own axis
    article = tuple(
        TimelineEvent(
            id,
            wording.edition.events[id].title + outcome_in_words(wording, Location("event", id), later),
            sign_for(graph.sign_of(id)),
            _shape(wording.explainer, time),
            _ordinal(time.bounds.earliest),
            end if since_then and time.bounds.latest is None else _ordinal(_last_known_day(wording.explainer, time)),
            _lane(graph, graph.events[id].actors),
        )
        for id, time in event_times(graph).items()
    )
    if not since_then:
        return article
    days = {id: parse_date(event.date) for id, event in graph.since.items()}
    return article + tuple(
        TimelineEvent(
            event_key(Location("since", id)),
            wording.edition.since[id].title,
            LATER_SIGN,
            "later",
            _ordinal(days[id].earliest),
            _ordinal(days[id].latest),
            _lane(graph, event.actors),
        )
        for id, event in graph.since.items()
    )


def _lane(graph: Graph, actors: Sequence[str]) -> str:
    """The kind of the first of an event's actors."""
    return graph.actors[actors[0]].kind if actors else NO_ACTORS


def time_span(explainer: Explainer, *, since_then: bool = False) -> TimeScale:
    """The time scale of the explainer's events, and of the later events."""
    graph = explainer.graph
    dated, open_end, today = [], False, Day.from_date(graph.article.as_of)
    for id, time in event_times(graph).items():
        event, first, last = graph.events[id], time.bounds.earliest, _last_known_day(explainer, time)
        if time.precision in (*DATED, Precision.PERIOD, Precision.SPAN) and (first or last):
            dated.append((first or last or today, last or first or today))
        for bound in (event.after, event.before):
            if bound and bound not in graph.events:
                day = parse_edtf_date(bound)
                dated.append((day.first, day.last))
        open_end |= event.status in FUTURE_STATUSES
    since = [parse_edtf_date(event.date) for event in graph.since.values()] if since_then else []
    later = [(date.first, date.last) for date in since]
    if later and graph.since_until:
        later.append((Day.from_date(graph.since_until), Day.from_date(graph.since_until)))
    return build_time_scale(dated, today, to_come=open_end, later=later)


@lru_cache(2 * MAX_CACHED_WORDINGS)
def _times(wording: Wording, since_then: bool) -> TimeScale:
    return time_span(wording.explainer, since_then=since_then)


def _shape(explainer: Explainer, time: EventTime) -> Shape:
    event = explainer.graph.events[time.event]
    if event.status == "ongoing":
        return "ongoing"
    if time.precision in DATED or _end_is_unknown(event):
        return "circa" if parse_edtf_date(event.date or event.start or "").is_approximate else "dated"
    if time.precision is Precision.SPAN:
        return "span"
    return "to-come" if event.status in (*FUTURE_STATUSES, "cancelled") else "between"


def _end_is_unknown(event: Event) -> bool:
    """Whether an event has a start and, though it is over, no end."""
    return bool(event.start) and not event.end and event.status != "ongoing"


def _last_known_day(explainer: Explainer, time: EventTime) -> Day | None:
    """The last day of an event's bar: of an unknown end, the last of its start."""
    event = explainer.graph.events[time.event]
    return parse_edtf_date(event.start).last if event.start and _end_is_unknown(event) else time.bounds.latest


def _ordinal(day: Day | None) -> int | None:
    return day.toordinal() if day else None


# ── In words ─────────────────────────────────────────────────────────────────────────────────


def axis(
    wording: Wording,
    current: str = "",
    *,
    is_in_scope: LocationFilter = match_all,
    cutoff: Cutoff | None = None,
    only: Iterable[str] | None = None,
    since_then: bool = False,
    later: frozenset[str] = frozenset(),
) -> Axis:
    """The axis in a language, with the event of a key highlighted; events out of scope are dimmed.

    With ``since_then`` it goes on to the events from after the article's day. Expected events have their outcomes
    by those ``later`` events, given by their ids.
    """
    explainer = wording.explainer
    since_then = since_then and bool(explainer.graph.since)
    return Axis(
        entries(wording, is_in_scope, only, since_then=since_then, later=later),
        _times(wording, since_then),
        explainer.graph.article.as_of.toordinal(),
        axis_labels(wording, cutoff, since_then=since_then),
        current,
        cutoff.day if cutoff else None,
    )


def _lane_label(wording: Wording, kind: str) -> str:
    """The label of the lane of a kind of actors."""
    if kind == NO_ACTORS:
        return wording("axis.no_actors")
    return wording.actor_kinds(kind) if kind in wording.edition.actor_kinds else wording(f"axis.lanes.{kind}")


def axis_labels(wording: Wording, cutoff: Cutoff | None = None, *, since_then: bool = False) -> Words:
    """The words on an axis."""
    kinds = [*wording.explainer.actors_of_kind, NO_ACTORS]
    as_of = wording.date(wording.explainer.graph.article.as_of.isoformat(), short=True)
    cutoff_date = wording.date(cutoff.iso, cutoff.part, short=True) if cutoff else ""
    return Words(
        tick=lambda unit, day: _tick(wording, unit, day),
        today=tuple(wording(f"axis.{key}", date=as_of) for key in ("today", "today_short", "today_shortest")),
        lanes={kind: _lane_label(wording, kind) for kind in kinds},
        cutoff=tuple(wording(f"axis.{key}", date=cutoff_date) for key in ("cutoff", "cutoff_short"))
        if cutoff_date
        else (),
        later=_later_labels(wording) if since_then else (),
    )


def _later_labels(wording: Wording) -> tuple[str, ...]:
    """The names of the time after the article's day."""
    until, words = wording.since_until(short=True), (wording("since.word"), wording("axis.later_shortest"))
    return (wording("axis.later", date=until), *words) if until else words


def _tick(wording: Wording, unit: Unit, day: Day) -> str:
    if unit == "year":
        return wording.year(day.year) if (day.month, day.day) == (1, 1) else _month(wording, day)
    name: str = wording.locale.words("dates.short_months")[day.month - 1]
    return str(day.day) if unit == "ten" else name


def _month(wording: Wording, day: Day) -> str:
    return wording.date(f"{format_year(day.year)}-{day.month:02}", short=True)


def window_caption(wording: Wording, times: TimeScale, window: Window) -> str:
    """The first and the last month of a window, in words."""
    first, last = (Day.fromordinal(times.day(at)) for at in (window.start, window.end - 0.5))
    start, end = (_month(wording, day) for day in (first, last))
    return start if start == end else wording("axis.span", start=start, end=end)
