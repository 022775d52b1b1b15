"""The paragraph is the unit: a line has the order that its text has in the whole paragraph, at every width."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from screen import resize, settle
from textual.app import App, ComposeResult
from textual.content import Content
from textual.style import Style as VisualStyle
from textual.visual import RenderOptions
from textual.widgets import Markdown, SelectionList, Static

from mali_tui.rtl.bidi import paragraph, reorder
from mali_tui.rtl.line_layout import Direction, Prose, layout_line
from mali_tui.textual_rtl.app import Directed
from mali_tui.textual_rtl.paragraphs import PROSE_END, prose_start, separate_prose
from mali_tui.wrapping import line_starts

QUOTE = "قال الوزير: we left the base, as planned, on 2014-08-01, then %12.5 and 13.75% of it, قبل (2021–2022)."
HEBREW = "בשנת 2013 (Serval) יצאו אל הדרך, and so on, עד 12.5% מהם."


class Reader(Directed, App[Any]):
    """One text, and what is to be set on the widget that shows it."""

    def __init__(self, text: str, direction: Direction, style: str) -> None:
        super().__init__()
        self.set_up_direction(direction)
        self.shown = Static(text, markup=False)
        self.shown.set_styles(style and f"{style};")

    def compose(self) -> ComposeResult:
        yield self.shown


async def lines_of(text: str, width: int, direction: Direction = "rtl", style: str = "") -> list[str]:
    """A text as it is shown, without the blanks around it."""
    [lines] = await lines_at([text], [width], direction, style)
    return lines


async def lines_at(
    texts: Iterable[str], widths: Iterable[int], direction: Direction = "rtl", style: str = ""
) -> list[list[str]]:
    """Texts, each in windows of all these widths, as they are shown one after the other in the same app."""
    app = Reader("", direction, style)
    found = []
    async with app.run_test(size=(80, 40)) as pilot:
        for text, width in product(texts, widths):
            app.shown.update(text)
            await resize(pilot, width, 40)
            rows = app.screen._compositor.render_strips()
            found.append([line for row in rows if (line := "".join(segment.text for segment in row).strip())])
    return found


def in_order(text: str, start: int, end: int, direction: Direction) -> str:
    """A line of a paragraph in visual order, unshaped, as rules P to L2 have it."""
    line = text[start:end].rstrip()
    levels = paragraph(text, direction).line_levels(start, start + len(line))
    return "".join(line[index] for index in reorder(levels)).strip()


@pytest.mark.parametrize("width", [24, 31, 40, 57, 80, 200])
@pytest.mark.parametrize("direction", ["rtl", "ltr"])
async def test_every_line_is_cut_from_its_paragraph(width: int, direction: Direction) -> None:
    """In Hebrew, which isn't shaped, and without brackets, which are mirrored, lines show what the rules give."""
    text = re.sub("[()]", "", HEBREW)
    starts = line_starts(text, width, len)
    wanted = [in_order(text, *span, direction) for span in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert await lines_of(text, width, direction) == wanted


async def test_the_comma_that_ends_a_line_of_english_stays_at_its_right() -> None:
    lines = await lines_of(QUOTE, 42)
    assert lines[0].startswith("we left the base, as planned, "), lines
    assert await lines_of("one two three, four five six", 17) == ["one two three,", "four five six"]


@pytest.mark.parametrize("number", ["2014-08-01", "%12.5", "13.75%", "2021–2022"])
async def test_a_number_reads_alike_in_every_width(number: str) -> None:
    for text in (f"الحرب التي بدأت في باماكو قبل {number} وانتهت بعد ذلك", f"the war, {number} and so on, as it was"):
        seen = set()
        for lines in await lines_at([text], range(14, 60, 3)):
            seen.update(re.findall(r"[%0-9][-–.%0-9]+", " ".join(lines)))
        assert len(seen) == 1, seen


async def test_blanks_and_lines_in_prose_divide_nothing() -> None:
    for text in ("Microsoft  Word", "C ─ D ▌ E"):
        assert await lines_of(text, 40) == [text]


async def test_isolates_are_obeyed_and_not_sent() -> None:
    phone = "+223 20 22 23 24"
    [plain] = await lines_of(f"هاتف {phone}", 60)
    assert phone not in plain
    for text in (f"هاتف \u2066{phone}\u2069", f"هاتف \u2066{phone}\u2069 في المكتب"):
        [line] = await lines_of(text, 60)
        assert phone in line
    lines = await lines_of(f"هاتف الوزارة في باماكو \u2066{phone}\u2069 صباحًا", 30)
    assert len(lines) == 2
    assert "+223" in lines[0]
    assert not re.search("[\u2066-\u2069]", "".join(lines))
    assert await lines_of(f"call \u2066{phone}\u2069", 40, "ltr") == [f"call {phone}"]


@pytest.mark.parametrize("space", "\u00a0\u202f")
async def test_no_break_spaces_hold_a_number_together(space: str) -> None:
    for lines in await lines_at([f"باماكو نحو 12{space}500 منها"], range(10, 30)):
        assert any("12 500" in line for line in lines), lines


async def test_justified_text_keeps_its_order() -> None:
    text = "one two three, four five six, seven eight"
    lines = await lines_of(text, 22, style="text-align: justify; width: 22")
    assert [line.split() for line in lines] == [line.split() for line in await lines_of(text, 22)]
    assert "  " in lines[0]


async def test_arrows_are_mirrored_in_borders_and_not_in_prose() -> None:
    [top, line, _] = await lines_of("ab → cd", 20, style="border: round red")
    assert "ab → cd" in line and (top[0], top[-1]) == ("╭", "╮")
    [arrow] = re.findall("[←→]", (await lines_of("باب → تاب", 20))[0])
    assert arrow == "→"


async def test_effects_on_a_widget_change_no_order() -> None:
    plain = await lines_of(QUOTE, 42)
    for style in ("text-opacity: 50%", "opacity: 50%", "tint: red 20%"):
        assert await lines_of(QUOTE, 42, style=style) == plain, style


async def test_what_is_cut_short_or_padded_is_laid_out_by_itself() -> None:
    assert await lines_of("one, two, three", 9, style="text-wrap: nowrap; text-overflow: ellipsis") == ["…one, two"]
    assert await lines_of("one, two", 20, style="line-pad: 2") == ["one, two"]


async def test_tabs_and_further_paragraphs_are_where_they_are_shown() -> None:
    assert await lines_of("a,\tb\n\nc, d, e", 40) == ["a,      b", "c, d, e"]


PIECES = st.lists(st.tuples(st.text("ab ا", max_size=4), st.sampled_from([None, 0, 3])), max_size=6)


@given(PIECES)
def test_marks_are_taken_off_and_tell_what_is_prose(pieces: list[tuple[str, int | None]]) -> None:
    bold = Style(bold=True)
    segments: list[Segment] = []
    wanted: list[Prose] = []
    at = 0
    for text, offset in pieces:
        marked = [Segment(text, bold)]
        if offset is not None:
            marked = [prose_start("whole", offset), *marked, PROSE_END]
            wanted += [Prose(at, at + len(text), "whole", offset)] if text else []
        segments += Segment.apply_style(marked, Style(dim=True))
        at += len(text)
    controls, texts, prose = separate_prose(segments)
    assert (controls, prose) == ([], tuple(wanted))
    assert [segment.text for segment in texts] == [text for text, _ in pieces]


def test_content_marks_its_lines_once() -> None:
    first = Content.render_strips
    Reader("", "rtl", "")
    Reader("", "rtl", "")
    assert Content.render_strips.__name__ == "_render_marked_strips"
    assert first is Content.render_strips or first.__name__ == "render_strips"


ISOLATED = [
    "/usr/share/doc/",
    "~/.bashrc",
    "./tests",
    "https://example.org/a_(b)?c=(1)",
    "https://ar.wikipedia.org/wiki/مالي",
    r"C:\Users\x",
]
NOT_ISOLATED = ["نعم/no", "24/7", "و/أو", "/ 5", "2/", "km/h"]


async def test_paths_and_addresses_run_from_the_left() -> None:
    """As with an LRI before and a PDI after them; what ends the sentence is outside."""
    for name in ISOLATED:
        isolated = f"\u2066{name}\u2069"
        texts = (f"{name}، ثم.", f"{isolated}، ثم.", f"(انظر {name}).", f"(انظر {isolated}).", name)
        before, before_isolated, within, within_isolated, alone = await lines_at(texts, [80])
        assert before == before_isolated
        assert within == within_isolated
        assert alone[0].startswith(name[:3])
    texts_as_they_are = [f"قال {name} (نص)" for name in NOT_ISOLATED]
    for text, lines in zip(texts_as_they_are, await lines_at(texts_as_they_are, [80]), strict=True):
        assert lines == [layout_line(text, "rtl", False, (Prose(0, len(text), text, 0),)).drawn]


async def test_code_in_markdown_runs_from_the_left() -> None:
    class Page(Directed, App[Any]):
        def compose(self) -> ComposeResult:
            yield Markdown('القائمة `[1, 2, 3]` و`greet("كتب")`.')

    app = Page()
    async with app.run_test(size=(60, 6)) as pilot:
        await settle(pilot)
        row = "".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "[1, 2, 3]" in row
        assert layout_line('greet("كتب")', "ltr", False).drawn in row


class Outlined(Directed, App[Any]):
    """A line that an outline covers both ends of, and a list that goes on in the style of what follows."""

    CSS = "Static { outline: heavy red; height: 3; padding: 1 0 } SelectionList { height: 4; border: none }"

    def compose(self) -> ComposeResult:
        yield Static("(abc def)")
        yield SelectionList(("abc", 0), ("def", 1))


async def test_an_outline_covers_cells_and_lists_go_on_in_the_style_of_their_text() -> None:
    app = Outlined()
    async with app.run_test(size=(9, 9)) as pilot:
        await settle(pilot)
        rows = app.screen._compositor.render_strips()
        assert rows[1].text == "┃abc def┃"
        lists = [list(row) for row in rows if "▐" in row.text]
        assert len(lists) == 2
        for row in lists:
            word = next(place for place, segment in enumerate(row) if segment.text.strip() in ("abc", "def"))
            blank = next(segment for segment in row[word + 1 :] if segment.text.strip() == "")
            style = row[word].style
            assert style and blank.style and blank.style.bgcolor == style.bgcolor


def test_without_an_app_content_is_rendered_as_it_is() -> None:
    Outlined()  # it changes Textual's classes
    options = RenderOptions(Static()._get_style, {})
    strips = Content("one two").render_strips(4, None, VisualStyle(), options)
    assert [strip.text.rstrip() for strip in strips] == ["one", "two"]
