"""The banner's words: what the reader has narrowed the explainer to, and how to lift it, in one line of any width."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from mali_tui.app.actions import key_name
from mali_tui.app.cutting import cut
from mali_tui.app.widgets.bar import Item
from mali_tui.reading.scope import Reach
from mali_tui.symbols import SEPARATOR
from mali_tui.wording import Wording

MARGIN = 2  # cells of the bar that no item takes
Sides = tuple[list[Item], list[Item]]


def banner(wording: Wording, reach: Reach, width: int) -> Sides:
    """The items at the start and at the end of the line: all of them in ``width`` cells, as fully as will do."""
    forms = list(_forms(wording, reach))
    start, end = next((form for form in forms if _width(form) <= width), forms[-1])
    over = _width((start, end)) - width
    if over > 0:  # nothing shorter says it: the first name is cut
        first = start[0]
        start = [Item(cut(first.text, cell_len(first.text) - over), first.style), *start[1:]]
    return start, end


def _width(form: Sides) -> int:
    return MARGIN + sum(item.width + item.gap for side in form for item in side)


def _forms(wording: Wording, reach: Reach) -> Iterator[Sides]:
    """From the fullest to the shortest."""
    full, short = _names(wording, reach, "full"), _names(wording, reach, "short")
    counts = [Item(_counts(wording, reach, events=True), "dim")]
    claims = [Item(_counts(wording, reach, events=False), "dim")]
    yield [*full, *counts], _keys(wording, reach, "lifts", move=True)
    yield [*full, *counts], _keys(wording, reach, "lift", move=True)
    yield [*full, *claims], _keys(wording, reach, "lift", move=True)
    yield full, _keys(wording, reach, "lift", move=True)
    yield full, _keys(wording, reach, "lift")
    yield short, _keys(wording, reach, "lift")
    yield short, _keys(wording, reach, "")


def _names(wording: Wording, reach: Reach, form: str) -> list[Item]:
    lens, cutoff = reach.scope.lens, reach.scope.cutoff
    names = []
    if lens:
        name = wording.edition.actors[lens].name if form == "full" else wording.actor(lens)
        names.append(wording(f"scope.lens_{form}", actor=name))
    if cutoff:
        when = wording.date(cutoff.iso, cutoff.part, short=form == "short")
        names.append(wording(f"scope.known_{form}", when=when))
    return [Item(name, "strong") for name in names]


def _counts(wording: Wording, reach: Reach, *, events: bool) -> str:
    graph = wording.explainer.graph
    words = wording("scope.claims", inside=len(reach.claims), n=len(graph.claims))
    if not events:
        return words
    return words + SEPARATOR + wording("scope.events", inside=len(reach.events), n=len(graph.events))


def _keys(wording: Wording, reach: Reach, form: str, *, move: bool = False) -> list[Item]:
    """The keys that lift it, and those that ``move`` it."""
    keys = []
    if reach.scope.lens:
        keys.append(Item(wording(f"scope.{form}_lens") if form else "", "dim", key="f", action="lens"))
    if reach.scope.cutoff:
        if move:
            keys.append(Item(wording("scope.move"), "dim", key=key_name("[ ]", wording.locale)))
        keys.append(Item(wording(f"scope.{form}_cutoff") if form else "", "dim", key="c", action="cutoff"))
    return keys
