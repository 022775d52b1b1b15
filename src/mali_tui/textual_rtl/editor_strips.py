"""Lines of an editor put in visual order: at the side where their paragraph starts, beside their number.

Changes nothing in Textual; `bidi_text_area` uses it. An editor lays its lines out itself, as they are scrolled when
they are in visual order, and each of its paragraphs may have a direction. Upstream: see `compositor`. Without it a
line that is scrolled would lose other letters than those at its edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widgets import TextArea

from mali_tui.rtl.bidi import first_strong
from mali_tui.rtl.line_layout import NEEDS_LAYOUT, Direction, Prose
from mali_tui.textual_rtl.directions import app_with_layer, direction_of, is_mirrored
from mali_tui.textual_rtl.editor_lines import WrappedPart
from mali_tui.textual_rtl.line_filters import DirectionFilter
from mali_tui.textual_rtl.paragraphs import LAID_OUT, LAID_OUT_END

_SELECTED_EMPTY = "▌"  # Textual draws this for an empty line that is selected


def view_width(editor: TextArea) -> int:
    """The cells that a line can have, beside the numbers and the scroll bar."""
    return editor.scrollable_content_region.width - editor.gutter_width


def place_line(editor: TextArea, whole: Strip, part: WrappedPart, base: Direction, cluster: int | None) -> Strip:
    """A line of Textual's editor as it is to be seen.

    ``whole`` is the number, the text and blanks after it, not scrolled; ``cluster`` is the index of that which the
    cursor is within, if it isn't on its first character.
    """
    view = view_width(editor)
    numbers, segments = _split(list(whole), editor.gutter_width)
    text = "".join([segment.text for segment in segments])
    if cluster is not None and editor._theme and (style := editor._theme.cursor_style):
        before, rest = _split(segments, cluster)
        under, after = _split(rest, 1)
        segments = [*before, *Segment.apply_style(under, post_style=style), *after]
    is_prose = not (part.paragraph == "" and text.startswith(_SELECTED_EMPTY))
    prose = (part.prose(),) if is_prose else ()
    laid_out = Strip(_lay_out(editor, segments, base, prose))
    scrolled = editor.scroll_offset.x
    left = scrolled if base == "ltr" else max(0, laid_out.cell_length - scrolled - view)
    visible = laid_out.crop(left, left + view).extend_cell_length(view, segments[-1].style if segments else None)
    if not is_mirrored(editor):
        return Strip([LAID_OUT, *numbers, *visible, LAID_OUT_END])
    beside = editor.content_size.width - editor.gutter_width - view
    blank = [Segment(" " * beside, editor.rich_style)] if beside > 0 else []
    return Strip([LAID_OUT, *blank, *visible, *_lay_out(editor, numbers, "rtl", ()), LAID_OUT_END])


def place_placeholder(editor: TextArea, strip: Strip, y: int) -> Strip:
    """A line of the placeholder as it is to be seen; any other is as it was."""
    content = Content.from_text(editor.placeholder)
    lines = [line.plain for line in content.wrap(editor.content_size.width)]
    if y >= len(lines):
        return strip
    paragraphs = content.plain.split("\n")
    at = row = 0
    for line in lines[: y + 1]:
        if (found := paragraphs[row].find(line, at)) < 0:
            row, at = row + 1, 0
            found = max(0, paragraphs[row].find(line))
        start, at = found, found + max(1, len(line))
    paragraph, direction = paragraphs[row], direction_of(editor)
    base = first_strong(paragraph) if direction == "auto" else direction
    if base == "ltr" and not NEEDS_LAYOUT.search(paragraph):
        return strip
    whole = strip.extend_cell_length(editor.content_size.width, editor.rich_style)
    prose = Prose(0, len(lines[y]), paragraph, start)
    return Strip([LAID_OUT, *_lay_out(editor, list(whole), base, (prose,) if lines[y] else ()), LAID_OUT_END])


def _lay_out(editor: TextArea, segments: list[Segment], base: Direction, prose: tuple[Prose, ...]) -> list[Segment]:
    app = app_with_layer(editor)
    assert app is not None
    return cast(DirectionFilter, app.line_filters(base)[-1]).lay_out(segments, prose)


def _split(segments: Sequence[Segment], characters: int) -> tuple[list[Segment], list[Segment]]:
    """The first so many characters, and the rest."""
    before: list[Segment] = []
    after: list[Segment] = []
    for text, style, control in segments:
        if first := text[:characters]:
            before.append(Segment(first, style, control))
        if rest := text[characters:]:
            after.append(Segment(rest, style, control))
        characters = max(0, characters - len(text))
    return before, after
