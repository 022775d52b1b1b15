"""The network around an actor: every tie is named and joined to the box by unbroken lines, at any width."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from mali_tui.app.views.actors.network import network_blocks
from mali_tui.app.views.actors.network_layout import LINES, Neighbour, NetworkPiece, Row, TieLabel, layout_around
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.rtl.line_layout import layout_line

EXPLAINER = load(find_content())
ARMS = {glyph: arms for arms, glyph in LINES.items()}  # up, down, before, after
Side = list[tuple[str, list[tuple[str, str]]]]
ARROWS = "▶◀"
TEXTS = ("link", "quiet", "strong")

words = st.lists(st.text("abcdefgh", min_size=1, max_size=11), min_size=1, max_size=4).map(" ".join)
ties = st.lists(st.tuples(st.sampled_from("■▬□▫"), words), min_size=1, max_size=3)
sides = st.lists(st.tuples(words, ties), max_size=6)


def neighbours_of(side: Side, prefix: str) -> list[Neighbour]:
    return [
        Neighbour(
            name,
            Location("actor", f"{prefix}{number}"),
            tuple(TieLabel(s, w, Location("event", f"{prefix}{number}-{i}")) for i, (s, w) in enumerate(called)),
        )
        for number, (name, called) in enumerate(side)
    ]


def text_by_location(rows: list[Row]) -> dict[str, str]:
    """The label of each Location, its lines joined."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for piece in row:
            if piece.location:
                found.setdefault(str(piece.location), []).append(piece.text)
    return {location: " ".join(texts) for location, texts in found.items()}


def is_unbroken(lines: list[str]) -> bool:
    """Whether every line goes on in the next cell; sideways it may also end at an arrow, or at a name's blank."""
    width = max(map(len, lines))
    grid = [" " * (width + 2), *(f" {line:{width}} " for line in lines), " " * (width + 2)]

    def arm(glyph: str, side: int) -> int:
        return ARMS.get(glyph, (0, 0, 0, 0))[side]

    for y, line in enumerate(grid):
        for x, glyph in enumerate(line):
            up, down, left, right = ARMS.get(glyph, (0, 0, 0, 0))
            if (up and not arm(grid[y - 1][x], 1)) or (down and not arm(grid[y + 1][x], 0)):
                return False
            if left and line[x - 1] not in f" {ARROWS}" and not arm(line[x - 1], 3):
                return False
            if right and line[x + 1] not in f" {ARROWS}" and not arm(line[x + 1], 2):
                return False
    return True


@settings(deadline=None)
@given(name=words, before=sides, after=sides, width=st.integers(20, 250))
def test_all_is_named_and_joined_at_any_width(name: str, before: Side, after: Side, width: int) -> None:
    sources, targets = neighbours_of(before, "s"), neighbours_of(after, "t")
    rows = layout_around(name, sources, targets, width)
    if rows is None:
        return
    assert all(sum(cell_len(piece.text) for piece in row) <= width for row in rows)
    names = {str(one.location): one.name for one in (*sources, *targets)}
    names |= {str(called.location): called.words for one in (*sources, *targets) for called in one.ties}
    assert text_by_location(rows) == names
    assert " ".join(piece.text for row in rows for piece in row if piece.style == "strong") == name
    assert is_unbroken(["".join(piece.text for piece in row) for row in rows])


@settings(deadline=None)
@given(name=words, before=sides, after=sides, width=st.integers(40, 250))
def test_no_text_touches_another_or_a_line(name: str, before: Side, after: Side, width: int) -> None:
    for row in layout_around(name, neighbours_of(before, "s"), neighbours_of(after, "t"), width) or ():
        line = "".join(piece.text for piece in row)
        at = 0
        for piece in row:
            start, at = at, at + len(piece.text)
            if piece.style in TEXTS:
                assert line[start - 1 : start] in ("", " ") and line[at : at + 1] in ("", " ")


@pytest.mark.parametrize("language", EXPLAINER.editions)
@pytest.mark.parametrize("actor", EXPLAINER.ties_of_actor)
def test_every_shipped_actor_is_drawn_in_the_card_of_a_wide_window(actor: str, language: str) -> None:
    wording = Wording(EXPLAINER, language)
    ties = EXPLAINER.ties_of_actor[actor]
    for width in (60, 94):  # the texts of the card in windows of 120 and 160 columns
        blocks = network_blocks(wording, actor, width)
        assert any("╭" in block.text and "╮" in block.text for block in blocks)
        assert all(cell_len(block.text) <= width for block in blocks)
        assert not any("───" in block.lead for block in blocks)  # not the branches of narrow windows
        side = EXPLAINER.editions[language].direction
        assert is_unbroken([layout_line(set_cell_size(block.text, width), side, False).drawn for block in blocks[1:]])
        leads = [stop.location for block in blocks for stop in block.links]
        for tie in ties:
            assert Location("event", tie.event) in leads
            other = tie.target if tie.source == actor else tie.source
            assert Location("actor", other) in leads
        assert sum(location.kind == "event" for location in leads) == len(ties)


def test_who_does_something_stands_before_the_box_and_to_whom_after_it() -> None:
    one = [Neighbour("France", Location("actor", "f"), (TieLabel("■", "presses", Location("event", "p")),))]
    other = [Neighbour("Russia", Location("actor", "r"), (TieLabel("■", "turns to", Location("event", "t")),))]
    rows = ["".join(piece.text for piece in row).rstrip() for row in layout_around("Mali", one, other, 44) or ()]
    assert rows == [
        "                 ╭──────╮",
        "   France ──────▶│ Mali ├──────▶ Russia",
        "■ presses        ╰──────╯        ■ turns to",
    ]


def test_a_narrow_window_gets_none() -> None:
    side = [
        Neighbour(
            "Mali's authorities",
            Location("actor", "m"),
            (TieLabel("■", "condemnation", Location("event", "c")),),
        )
    ]
    assert layout_around("Security Council", side, side, 40) is None
    assert isinstance((layout_around("Security Council", side, side, 90) or [[]])[0][0], NetworkPiece)


@pytest.mark.parametrize(("name", "gap"), [("سلام", ""), ("سليم", " ")])
def test_a_name_that_shaping_shortens_stands_no_further_from_its_line(name: str, gap: str) -> None:
    sources = neighbours_of([(name, [("■", "زار")])], "before")
    rows = next(rows for width in range(10, 40) if (rows := layout_around("مالي", sources, [], width)))
    after = next(row[at + 1].text for row in rows for at, piece in enumerate(row) if piece.text == name)
    assert after.startswith(f"{gap}─")  # lam and alif take one cell, and the other is left blank behind the name
