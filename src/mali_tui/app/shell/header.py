"""The header: what is being read, the article's day, how much has been read, and the views."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from mali_tui.app.page.truncate import truncate
from mali_tui.app.ui.bar import ITEM_GAP_CELLS, BarItem
from mali_tui.app.views.actions import BY_NAME
from mali_tui.app.views.registry import VIEWS
from mali_tui.i18n.wording import Wording

MIN_TITLE_CELLS = 6  # the least of a title that is shown


class Header(Struct, frozen=True):
    """The items at the start of the bar and at its end."""

    start: Sequence[BarItem]
    end: Sequence[BarItem]

    @property
    def width(self) -> int:
        """The cells it takes, with the blank before it."""
        return 1 + sum(item.width + item.gap for item in (*self.start, *self.end))


def header(wording: Wording, views: Sequence[str], here: str, progress: Sequence[BarItem], width: int) -> Header:
    """The header with as much as fits in ``width`` cells; the day is left out last, after a long title was cut."""
    *fullest, barest = _candidates(wording, views, here, progress)
    for way in fullest:
        if way.width <= width:
            return way
    room = width - barest.width - ITEM_GAP_CELLS
    if room < MIN_TITLE_CELLS:
        return barest
    return Header([BarItem(truncate(wording.edition.title, room), "strong"), *barest.start], barest.end)


def _candidates(wording: Wording, views: Sequence[str], here: str, progress: Sequence[BarItem]) -> Iterator[Header]:
    as_of = wording.explainer.graph.article.as_of.isoformat()
    day = wording.date(as_of, short=True)
    seen_from = wording("as_of", date=day)
    title = BarItem(wording.edition.title, "strong")
    several = len(wording.explainer.editions) > 1
    language = (
        [BarItem(wording.next_edition.name, "secondary", key=BY_NAME["language"].bar_keys, action="language")]
        if several
        else []
    )
    names = _view_items(wording, views, here, lambda name: True)
    name = _view_items(wording, views, here, lambda name: name == here)
    bare = _view_items(wording, views, here, lambda name: False)
    yield Header([title, BarItem(seen_from, "secondary"), *progress], [*names, *language])
    yield Header([title, BarItem(day, "secondary"), *progress], [*names, *language])
    yield Header([title, BarItem(seen_from, "secondary"), *progress], [*name, *language])
    yield Header([title, BarItem(day, "secondary"), *progress], [*name, *language])
    yield Header([title, BarItem(day, "secondary"), *progress], name)
    yield Header([title, BarItem(day, "secondary"), *progress], bare)
    yield Header([title, BarItem(day, "secondary")], bare)
    yield Header([title, BarItem(wording.date_in_numbers(as_of), "secondary")], bare)
    yield Header([BarItem(wording.date_in_numbers(as_of), "secondary")], bare)


def _view_items(wording: Wording, views: Sequence[str], here: str, named: Callable[[str], bool]) -> list[BarItem]:
    return [
        BarItem(
            wording(f"views.{name}") if named(name) else "",
            "here" if name == here else "secondary",
            key=VIEWS[name].key,
            action=f"view('{name}')",
        )
        for name in views
    ]
