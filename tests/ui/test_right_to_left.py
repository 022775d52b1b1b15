"""The whole interface in Arabic: everything joined and mirrored, whatever is on the screen."""

from __future__ import annotations

import re

import pytest
from screen import MakeApp, lines, picture, press, reading, settle
from textual.widgets._toast import Toast

from mali_tui.rtl.line_layout import layout_line

# What is done one after the other in one app, and what then is on the screen.
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("the article", ()),
    ("a claim's event", ("n", "enter")),
    ("the actors", ("3",)),
    ("the ties", ("x",)),
    ("the evidence", ("4",)),
    ("the map", ("5",)),
    ("the help", ("1", "?")),
    ("the palette", ("escape", "ctrl+p")),
    ("a search", ("escape", "/", *"wagner")),
    ("a search in Arabic", ("escape", "/", *"مالي")),
    ("a message", ("escape", "y")),
    ("both languages", ("d",)),
    ("a peek", ("d", "v")),
    ("a bookmark's note", ("v", "i")),
)
UNJOINED = re.compile("[\u0621-\u063a\u0641-\u064a]")
PAIR = re.compile("╭╮|╰╯|┌┐|└┘")


def unpaired_corners(line: str) -> str:
    """The corners of a line that do not belong together."""
    corners = re.sub("[^╭╮╰╯┌┐└┘]", "", line)
    while PAIR.search(corners):
        corners = PAIR.sub("", corners)
    return corners


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_no_letter_is_left_unjoined_and_no_border_the_wrong_way_round(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app("claim:second-coup", "ar")
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        for state, keys in STEPS:
            await press(pilot, *keys)
            assert UNJOINED.findall(picture(app)) == [], state
            assert re.search("[\ufe80-\ufefc]", picture(app)), state
            if state in ("the article", "the help"):
                assert [line for line in lines(app) if unpaired_corners(line)] == [], state


async def test_titles_stand_at_the_right_and_subtitles_at_the_left(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "ar")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for name in ("outline", "links"):
            pane = reading(app).current_view.pane(name)
            row = lines(app)[pane.region.y][pane.region.x : pane.region.right]
            title = layout_line(str(pane.border_title), "rtl", False).drawn
            assert title in row
            assert len(row) - row.index(title) - len(title) < row.index(title)
        outline, links = (reading(app).current_view.pane(name) for name in ("outline", "links"))
        assert outline.region.x > links.region.right


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_a_message_stands_where_lines_end(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "y")
        (toast,) = app.screen.query(Toast)
        middle = toast.region.x + toast.region.width // 2
        assert middle < 60 if language == "ar" else middle > 60
        await press(pilot, "l")
        await press(pilot, "y")
        toast = app.screen.query(Toast).last()
        middle = toast.region.x + toast.region.width // 2
        assert middle > 60 if language == "ar" else middle < 60
