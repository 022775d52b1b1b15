"""The banner's words: the scope, what it leaves, and the keys that clear it, in one line."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from mali_tui.app.page.truncate import truncate
from mali_tui.app.ui.action import key_name
from mali_tui.app.ui.bar import BarItem
from mali_tui.app.views.actions import BY_NAME
from mali_tui.i18n.wording import Wording
from mali_tui.reading.scope import VisibleSet
from mali_tui.symbols import SEPARATOR

MARGIN_CELLS = 2  # cells of the bar that no item takes
Sides = tuple[list[BarItem], list[BarItem]]


def banner(wording: Wording, visible_set: VisibleSet, width: int) -> Sides:
    """The items at the start and at the end of the line, in the longest form that fits in ``width`` cells."""
    forms = list(_candidates(wording, visible_set))
    start, end = next((form for form in forms if _width(form) <= width), forms[-1])
    over = _width((start, end)) - width
    if over > 0:  # there is no shorter form: the first name is cut
        first = start[0]
        start = [BarItem(truncate(first.text, cell_len(first.text) - over), first.style), *start[1:]]
    return start, end


def _width(form: Sides) -> int:
    return MARGIN_CELLS + sum(item.width + item.gap for side in form for item in side)


def _candidates(wording: Wording, visible_set: VisibleSet) -> Iterator[Sides]:
    """From the fullest to the shortest."""
    full, short, brief = (_names(wording, visible_set, form) for form in ("full", "short", "brief"))
    counts = [BarItem(_counts(wording, visible_set, events=True), "secondary")]
    claims = [BarItem(_counts(wording, visible_set, events=False), "secondary")]
    yield [*full, *counts], _keys(wording, visible_set, "clear_full", move=True)
    yield [*full, *counts], _keys(wording, visible_set, "clear", move=True)
    yield [*full, *claims], _keys(wording, visible_set, "clear", move=True)
    yield full, _keys(wording, visible_set, "clear", move=True)
    yield full, _keys(wording, visible_set, "clear")
    yield short, _keys(wording, visible_set, "clear")
    yield short, _keys(wording, visible_set, "")
    yield brief, _keys(wording, visible_set, "")


def _names(wording: Wording, visible_set: VisibleSet, form: str) -> list[BarItem]:
    lens, cutoff = visible_set.scope.lens, visible_set.scope.cutoff
    names = []
    if lens:
        name = wording.edition.actors[lens].name if form == "full" else wording.actor(lens)
        names.append(wording("scope.lens_full" if form == "full" else "scope.lens_short", actor=name))
    if cutoff:
        when = wording.date(cutoff.iso, cutoff.part, short=form != "full")
        names.append(wording("scope.known_full" if form == "full" else "scope.known_short", when=when))
    if _has_later_events(visible_set) and cutoff is None:  # a cut-off says the day itself
        names.append(wording(f"since.until_{form}", date=_followed_to(wording, form)))
    return [BarItem(name, "strong") for name in names]


def _has_later_events(visible_set: VisibleSet) -> bool:
    """Whether what came since then is shown, which a cut-off may hide."""
    return bool(visible_set.later) or (visible_set.scope.since_then and visible_set.scope.cutoff is None)


def _followed_to(wording: Wording, form: str) -> str:
    """The day to which the later events were followed up."""
    until = wording.explainer.graph.since_until
    if until is None:
        return ""
    iso = until.isoformat()
    return wording.date_in_numbers(iso) if form == "brief" else wording.date(iso, short=form == "short")


def _counts(wording: Wording, visible_set: VisibleSet, *, events: bool) -> str:
    graph, counts = wording.explainer.graph, list[str]()
    if visible_set.scope.is_active:
        counts.append(wording("scope.claims", inside=len(visible_set.claims), n=len(graph.claims)))
        if events:
            counts.append(wording("scope.events", inside=len(visible_set.events), n=len(graph.events)))
    if _has_later_events(visible_set):
        counts.append(wording("since.count", n=len(visible_set.later)))
    return SEPARATOR.join(counts)


def _keys(wording: Wording, visible_set: VisibleSet, form: str, *, move: bool = False) -> list[BarItem]:
    """The keys that clear it, and those that ``move`` it."""
    keys = []
    if visible_set.scope.lens:
        keys.append(_key("lens", wording(f"scope.{form}_lens") if form else ""))
    if visible_set.scope.cutoff:
        if move:
            keys.append(BarItem(wording("scope.move"), "secondary", key=key_name("[ ]", wording.locale)))
        keys.append(_key("cutoff", wording(f"scope.{form}_cutoff") if form else ""))
    if _has_later_events(visible_set):
        keys.append(_key("since_then", wording(f"since.{form}") if form else ""))
    return keys


def _key(name: str, text: str) -> BarItem:
    """The first key of an action, and what it does."""
    action = BY_NAME[name]
    return BarItem(text, "secondary", key=action.keys[0], action=action.screen_action)
