"""The banner's words: what the reader has narrowed the explainer to, and how to lift it, in one line of any width."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from mali_tui.app.page.truncate import truncate
from mali_tui.app.ui.actions import key_name
from mali_tui.app.ui.bar import BarItem
from mali_tui.i18n.wording import Wording
from mali_tui.reading.scope import VisibleSet
from mali_tui.symbols import SEPARATOR

MARGIN = 2  # cells of the bar that no item takes
Sides = tuple[list[BarItem], list[BarItem]]


def banner(wording: Wording, visible_set: VisibleSet, width: int) -> Sides:
    """The items at the start and at the end of the line: all of them in ``width`` cells, as fully as will do."""
    forms = list(_candidates(wording, visible_set))
    start, end = next((form for form in forms if _width(form) <= width), forms[-1])
    over = _width((start, end)) - width
    if over > 0:  # nothing shorter says it: the first name is cut
        first = start[0]
        start = [BarItem(truncate(first.text, cell_len(first.text) - over), first.style), *start[1:]]
    return start, end


def _width(form: Sides) -> int:
    return MARGIN + sum(item.width + item.gap for side in form for item in side)


def _candidates(wording: Wording, visible_set: VisibleSet) -> Iterator[Sides]:
    """From the fullest to the shortest."""
    full, short = _names(wording, visible_set, "full"), _names(wording, visible_set, "short")
    counts = [BarItem(_counts(wording, visible_set, events=True), "dim")]
    claims = [BarItem(_counts(wording, visible_set, events=False), "dim")]
    yield [*full, *counts], _keys(wording, visible_set, "lifts", move=True)
    yield [*full, *counts], _keys(wording, visible_set, "lift", move=True)
    yield [*full, *claims], _keys(wording, visible_set, "lift", move=True)
    yield full, _keys(wording, visible_set, "lift", move=True)
    yield full, _keys(wording, visible_set, "lift")
    yield short, _keys(wording, visible_set, "lift")
    yield short, _keys(wording, visible_set, "")


def _names(wording: Wording, visible_set: VisibleSet, form: str) -> list[BarItem]:
    lens, cutoff = visible_set.scope.lens, visible_set.scope.cutoff
    names = []
    if lens:
        name = wording.edition.actors[lens].name if form == "full" else wording.actor(lens)
        names.append(wording(f"scope.lens_{form}", actor=name))
    if cutoff:
        when = wording.date(cutoff.iso, cutoff.part, short=form == "short")
        names.append(wording(f"scope.known_{form}", when=when))
    return [BarItem(name, "strong") for name in names]


def _counts(wording: Wording, visible_set: VisibleSet, *, events: bool) -> str:
    graph = wording.explainer.graph
    words = wording("scope.claims", inside=len(visible_set.claims), n=len(graph.claims))
    if not events:
        return words
    return words + SEPARATOR + wording("scope.events", inside=len(visible_set.events), n=len(graph.events))


def _keys(wording: Wording, visible_set: VisibleSet, form: str, *, move: bool = False) -> list[BarItem]:
    """The keys that lift it, and those that ``move`` it."""
    keys = []
    if visible_set.scope.lens:
        keys.append(BarItem(wording(f"scope.{form}_lens") if form else "", "dim", key="f", action="lens"))
    if visible_set.scope.cutoff:
        if move:
            keys.append(BarItem(wording("scope.move"), "dim", key=key_name("[ ]", wording.locale)))
        keys.append(BarItem(wording(f"scope.{form}_cutoff") if form else "", "dim", key="c", action="cutoff"))
    return keys
