"""The lighter strips and the lines of widgets made of them are what Textual's own are."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from screen import settle
from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.color import Color
from textual.containers import Horizontal, VerticalScroll
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from mali_tui.app.ui.fast_screen import FastScreen
from mali_tui.rtl.line_layout import Direction
from mali_tui.textual_fixes.line_cache import MAX_CACHED_EDGES, LineCache, LineFrame, UncachedStrip, with_meta
from mali_tui.textual_rtl.app import Directed
from mali_tui.textual_rtl.screen import BidiScreen

BOLD, ITALIC = Style(bold=True), Style(italic=True)
GROUND = Color(0, 0, 0)


class Scrolled(VerticalScroll):
    """A scroll bar of ours."""


class Lined(Widget):
    """A widget that draws its own lines, some too long, some too short, some as strips of ours."""

    LINES: ClassVar = ("قصير", "طويل جدا " * 9, "short", "")

    def render_line(self, y: int) -> Strip:
        text = self.LINES[y % 4]
        segments = [Segment(text, BOLD), Segment(" .", ITALIC)]
        return UncachedStrip(segments, len(text) + 2) if y % 2 else Strip(segments)


class FastBidiScreen(FastScreen, BidiScreen):
    """A screen with the speed-ups."""


class FastApp(Directed, App[Any]):
    """An app with such a screen."""

    def get_default_screen(self) -> FastBidiScreen:
        return FastBidiScreen()


class Reader(FastApp):
    """Every look that lines can have."""

    CSS = """
    Horizontal { height: 7; }
    Static, Lined { width: 1fr; height: 6; }
    #border { border: round red; border-title-color: blue; background: green 50%; }
    #padding { padding: 1 2; border-left: thick yellow; }
    #outline { outline: heavy white; }
    #tint { tint: red 30%; }
    #opacity { opacity: 60%; background: blue; }
    #ghost { text-opacity: 40%; }
    #hatch { hatch: right red; padding: 1; }
    Scrolled { height: 8; }
    """

    def compose(self) -> ComposeResult:
        for ids in (("border", "padding", "outline", "tint"), ("opacity", "ghost", "hatch")):
            yield Horizontal(*[Static("سلام، يا عالم (2013–2021) abc", id=name) for name in ids])
        yield Horizontal(Lined(), Lined(id="padded"))
        yield Scrolled(*[Static("سطر") for _ in range(5)])
        yield Input("بحث", id="input")

    def on_mount(self) -> None:
        border = self.query_one("#border")
        border.border_title, border.border_subtitle = "عنوان", "subtitle"


def cells(strips: list[Strip]) -> list[list[tuple[str, Style | None]]]:
    """Every character of a line with its style."""
    return [[(c, segment.style) for segment in strip for c in segment.text] for strip in strips]


def of_textual(widget: Widget) -> list[list[tuple[str, Style | None]]]:
    """What Textual makes of a widget."""
    kept, widget._styles_cache = widget._styles_cache, StylesCache()
    try:
        return cells(widget.render_lines(widget.region.size.region))
    finally:
        widget._styles_cache = kept


@pytest.mark.parametrize("side", ["rtl", "ltr"])
async def test_every_line_of_every_widget_is_as_textual_draws_it(side: Direction) -> None:
    app = Reader()
    app.set_up_direction(side)
    async with app.run_test(size=(100, 40)) as pilot:
        for _ in range(2):  # from what is kept, too
            widgets = [w for w in app.screen._compositor.visible_widgets if isinstance(w._styles_cache, LineCache)]
            assert len(widgets) > 12  # all but containers that are covered
            for widget in widgets:
                assert cells(widget.render_lines(widget.region.size.region)) == of_textual(widget), widget
            app.query_one("#border").border_title = "غيره"
            app.query_one("#padding").styles.border_left = ("heavy", "blue")
            app.query_one("#input").focus()
            app.query_one(Scrolled).scroll_to(y=9, animate=False)
            await pilot.resize_terminal(90, 38)


async def test_a_link_under_the_mouse_is_lit_as_textual_lights_it() -> None:
    app = Reader()
    async with app.run_test(size=(100, 40)) as pilot:
        static = app.query_one("#padding", Static)
        static.update("[@click=app.bell]صلة[/] أخرى")
        await settle(pilot)
        before = cells(static.render_lines(static.region.size.region))
        [link] = {
            s.style
            for line in static.render_lines(static.region.size.region)
            for s in line
            if s.style and "@click" in s.style.meta
        }
        static.hover_style = link
        after = cells(static.render_lines(static.region.size.region))
        assert after == of_textual(static) != before


async def test_a_part_of_a_widget_is_cut_out_of_its_lines() -> None:
    app = Reader()
    async with app.run_test(size=(100, 40)):
        border = app.query_one("#border")
        part = border.region.size.region.shrink((1, 2, 1, 3))
        assert [strip.cell_length for strip in border.render_lines(part)] == [part.width] * part.height


async def test_only_a_line_that_is_dirty_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Reader()
    async with app.run_test(size=(100, 40)):
        drawn: list[int] = []
        lined = app.query_one("#padded", Lined)

        def draw(y: int) -> Strip:
            drawn.append(y)
            return UncachedStrip([Segment("x")], 1)

        monkeypatch.setattr(lined, "render_line", draw)
        whole = lined.region.size.region
        lined._styles_cache.clear()
        lined.render_lines(whole)
        lined.render_lines(whole)
        lined._styles_cache.set_dirty(Region(0, 2, whole.width, 1))
        lined.render_lines(whole)
        assert drawn == [0, 1, 2, 3, 4, 5, 2]


async def test_drawing_a_line_may_make_all_of_them_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Reader()
    async with app.run_test(size=(100, 40)):
        lined = app.query_one("#padded", Lined)

        def draw(y: int) -> Strip:
            lined._set_dirty()
            return Strip([Segment(str(y))], 1)

        monkeypatch.setattr(lined, "render_line", draw)
        lined._set_dirty()
        drawn = lined.render_lines(lined.region.size.region)
        assert [strip.text.strip() for strip in drawn] == list("012345")


async def test_a_line_that_is_kept_is_framed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Reader()
    async with app.run_test(size=(100, 40)):
        lined = app.query_one("#padded", Lined)
        kept = UncachedStrip([Segment("x")], 1)
        monkeypatch.setattr(lined, "render_line", lambda y: kept)
        lined._styles_cache.clear()
        one, *others = lined.render_lines(lined.region.size.region)
        assert all(other is one for other in others)


async def test_looks_that_come_back_are_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Reader()
    async with app.run_test(size=(100, 40)):
        border, found = app.query_one("#border"), 0
        find_frame = LineCache._find_frame

        def count(cache: LineCache, widget: Widget) -> LineFrame | None:
            nonlocal found
            found += widget is border
            return find_frame(cache, widget)

        monkeypatch.setattr(LineCache, "_find_frame", count)
        whole = border.region.size.region
        drawn = []
        for colour in ("blue", "red", "blue", "red"):
            border.styles.border = ("round", colour)
            drawn.append(cells(border.render_lines(whole)))
            assert drawn[-1] == of_textual(border)
        assert drawn[0] == drawn[2] != drawn[1] == drawn[3]
        assert found == 2


async def test_another_title_changes_the_lines_with_titles_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Reader()
    async with app.run_test(size=(100, 40)):
        border = app.query_one("#border")
        whole = border.region.size.region
        for number in range(MAX_CACHED_EDGES):  # more than are kept, too
            border.border_title = f"title {number}"
            border.border_subtitle = f"subtitle {number % 3}"
            assert cells(border.render_lines(whole)) == of_textual(border)
        assert isinstance(border._styles_cache, LineCache)
        assert 0 < len(border._styles_cache._edges) <= MAX_CACHED_EDGES
        top, *_, bottom = border.render_lines(whole)
        border.border_subtitle = "another"
        same, *_, changed = border.render_lines(whole)
        assert same is top
        assert cells([changed]) != cells([bottom])


# ── Strips ───────────────────────────────────────────────────────────────────────────────────────


class Upper(LineFilter):
    """Something to be seen."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text.upper(), style) for text, style, _ in segments]


def strip() -> UncachedStrip:
    return UncachedStrip([Segment("ab", BOLD), Segment("cde", ITALIC)], 5)


def test_it_is_divided_filtered_styled_and_cropped_as_any_strip() -> None:
    ours, theirs = strip(), Strip([Segment("ab", BOLD), Segment("cde", ITALIC)], 5)
    red, upper = Style(color="red"), Upper()
    assert list(ours.divide([1, 3, 5])) == list(theirs.divide([1, 3, 5]))
    assert list(ours.divide([5])) == [ours]
    assert list(ours.divide([2, 9])) == list(theirs.divide([2, 9]))
    assert ours.apply_filter(upper, GROUND) == theirs.apply_filter(upper, GROUND)
    assert ours.apply_style(red) == theirs.apply_style(red)
    assert ours.crop(1, 4) == theirs.crop(1, 4)
    assert ours.adjust_cell_length(8) == theirs.adjust_cell_length(8)


def test_a_segment_without_text_hides_nothing_after_it() -> None:
    first, second = UncachedStrip([Segment(""), Segment("ab"), Segment(""), Segment("漢c")], 5).divide([3, 5])
    assert (first.text, second.text) == ("ab ", " c")  # half a wide character is a blank


def test_it_keeps_what_was_made_of_it_last() -> None:
    ours, upper = strip(), Upper()
    assert ours.divide([2, 5]) is ours.divide([2, 5])
    assert [piece.text for piece in ours.divide([1, 5])] == ["a", "bcde"]
    assert ours.apply_filter(upper, GROUND) is ours.apply_filter(upper, GROUND)
    assert ours.apply_filter(Upper(), GROUND) is not ours.apply_filter(upper, GROUND)


def test_it_is_rendered_and_measured_as_any_strip() -> None:
    ours, theirs, console = strip(), Strip([Segment("ab", BOLD), Segment("cde", ITALIC)], 5), Console()
    assert ours.render(console) == theirs.render(console)
    assert ours.link_ids == theirs.link_ids
    assert UncachedStrip(list(ours), 5).cell_count == 5


def test_its_pieces_know_their_width_and_what_is_no_text_has_none() -> None:
    control = Segment("\x1b[1m", None, [(1,)])  # type: ignore[list-item]
    pieces = UncachedStrip([Segment("ab"), control, Segment("cde")], 5).divide([1, 2, 3, 5])
    assert [(piece.text, piece.cell_length) for piece in pieces] == [("a", 1), ("b", 1), ("\x1b[1mc", 1), ("de", 2)]


def test_a_line_is_framed_anew_by_another_frame() -> None:
    content = strip()
    one, other = (LineFrame((Segment(edge),), (), 5, 6, 1, Style(), GROUND, ()) for edge in "│┃")
    assert [frame.frame_strip(content).text for frame in (one, other, one)] == ["│abcde", "┃abcde", "│abcde"]
    assert one.frame_strip(content) is one.frame_strip(content)


@pytest.mark.parametrize(
    "style", [Style(bold=True, color="red"), Style.null(), Style(link="https://example.org"), Style(meta={"a": 1})]
)
def test_with_meta_is_the_sum_of_both_styles(style: Style) -> None:
    hash(style)  # a copy must not keep it
    styled, expected = with_meta(style, {"link_number": 3}), style + Style.from_meta({"link_number": 3})
    assert styled == expected
    assert hash(styled) == hash(expected)
    assert styled.meta == expected.meta
    assert "link_number" not in style.meta
