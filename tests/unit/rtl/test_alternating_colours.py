"""Every letter is sent in another colour than the letters beside it, and looks as it should for all that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mali_tui.rtl.alternating_colours import alternating
from mali_tui.textual_rtl.rows import encode_row

A, B, C, D = "\ufed2\ufe8e\ufe92\ufea9"


def letters(sent: str) -> list[tuple[str, str]]:
    """Every letter that a terminal is sent, with the foreground that it has last been told."""
    found: list[tuple[str, str]] = []
    foreground = ""
    for codes, letter in re.findall("\x1b\\[([0-9;]*)m|(.)", sent):
        if letter:
            found.append((letter, foreground))
        elif codes.startswith("38;2;"):
            foreground = codes.removeprefix("38;2;")
        elif codes == "0":
            foreground = ""
    return found


def test_letters_take_turns_and_what_stands_before_them_with_them() -> None:
    assert letters(alternating(Style(color="#102030"), 0).render(f"x {A}{B}\u064e {C}!")) == [
        ("x", "16;32;48"),
        (" ", "16;32;48"),
        (A, "16;32;48"),
        (B, "16;32;49"),
        ("\u064e", "16;32;49"),
        (" ", "16;32;48"),
        (C, "16;32;48"),
        ("!", "16;32;49"),
    ]


def test_the_steps_are_never_more_than_three() -> None:
    blues = [int(rgb.split(";")[2]) for step in (0, 2) for _, rgb in letters(alternating(None, step).render(A + B))]
    assert blues == [224, 225, 226, 227]


@pytest.mark.parametrize("style", [None, Style(bold=True), Style(color="default", bgcolor="#000010")])
def test_an_unknown_foreground_is_taken_to_be_light(style: Style | None) -> None:
    assert letters(alternating(style, 0).render(A)) == [(A, "224;224;224")]


def test_the_rest_of_a_style_is_kept() -> None:
    style = Style(color="#0000ff", bgcolor="#000010", bold=True, link="https://example.org", meta={"a": 1})
    ours = alternating(style, 2)
    assert (ours.bold, ours.bgcolor, ours.link, ours.meta) == (True, style.bgcolor, style.link, style.meta)
    assert "https://example.org" in ours.render(A)
    assert ours.render() == ""
    assert f"\x1b[1;38;2;0;0;253;48;2;0;0;16m\x1b[38;2;0;0;253m{A}\x1b[0m" in ours.render(A)


def test_a_terminal_with_few_colours_or_none_is_sent_those_it_has() -> None:
    style = alternating(Style(color="#0000ff"), 0)
    assert "38;5;" in style.render(A, color_system=ColorSystem.EIGHT_BIT)
    assert style.render(A, color_system=None) == A


ROWS: Sequence[Sequence[Strip]] = (
    [Strip([Segment(A), Segment(B + C, Style(bold=True)), Segment(D)], 4)],
    [Strip([Segment("x"), Segment(A + B)], 3), Strip([Segment(C + D)], 2)],
    [Strip([Segment(A + B)], 2), Strip([Segment("x")], 1), Strip([Segment(C)], 1)],
    [Strip([Segment(A + B)], 2).divide((1, 2))[0], Strip([Segment(B, Style(bold=True))], 1)],
)


@pytest.mark.parametrize("row", ROWS)
def test_no_two_letters_beside_each_other_on_the_screen_have_the_same_colour(row: Sequence[Strip]) -> None:
    sent = "".join(strip.render(Console(color_system="truecolor")) for strip in encode_row(row, "colour") if strip)
    colours = [colour for letter, colour in letters(sent) if letter != "x"]
    assert len(colours) > 1
    assert all(one != other for one, other in pairwise(colours))
