"""The paragraph that a line of text was cut from, which the line carries up to the filter that lays it out.

A mark stands before each piece of text, and one after it: a segment without text, whose style has the paragraph in
its meta, and what of it is code, a path or an address, which run from the left in any paragraph.

Changes: once `mark_content` was called, `Content.render_strips` sets the marks, and ``divide_line``, by which it
wraps, holds words with no-break spaces between them together; outlines cover no mark. Textual's lines don't say what
they were cut from. Upstream: not reported. Without it each line of a widget is a paragraph by itself, and may break
at any space.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pickle import loads
from typing import Any

from rich._wrap import divide_line
from rich.segment import Segment
from rich.style import Style
from textual import _styles_cache
from textual import content as content_module
from textual.content import Content
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.visual import RenderOptions
from textual.widget import Widget

from mali_tui.rtl.line_layout import NEEDS_LAYOUT, Prose
from mali_tui.textual_rtl.directions import direction_of

Spans = tuple[tuple[int, int], ...]
_KEY = "paragraph"  # a key in the meta of a mark's style, which survives whatever Textual does to a line's styles
PROSE_END = Segment("", Style.from_meta({_KEY: None}))
"""The mark after a piece of prose."""
_LAID_OUT_KEY = "laid_out"
LAID_OUT = Segment("", Style.from_meta({_LAID_OUT_KEY: True}))
"""The mark before what a widget has laid out itself, which stays as it is; another one stands after it."""
LAID_OUT_END = Segment("", Style.from_meta({_LAID_OUT_KEY: False}))


@lru_cache(1024)  # lines: those of ten screens
def prose_start(paragraph: str, offset: int, isolates: Spans = ()) -> Segment:
    """The mark before text that begins at ``offset`` of ``paragraph``, of which ``isolates`` run from the left."""
    return Segment("", Style.from_meta({_KEY: (paragraph, offset, isolates)}))


_read_meta: Callable[[bytes], dict[str, Any]] = lru_cache(1024)(loads)
"""The meta of a mark's style, which Rich unpickles each time, from the style's `_meta`."""


def separate_prose(segments: Iterable[Segment]) -> tuple[list[Segment], list[Segment], tuple[Prose, ...]]:
    """Control segments, segments with text, both without marks, and the parts of that text that are prose."""
    controls: list[Segment] = []
    texts: list[Segment] = []
    prose: list[Prose] = []
    at = start = 0
    place: tuple[str, int, Spans] | None = None
    for segment in segments:
        text, style, control = segment
        if control:
            controls.append(segment)
        elif text or style is None or style._meta is None or _KEY not in (meta := _read_meta(style._meta)):
            texts.append(segment)
            at += len(text)
        else:
            if place and start < at:
                prose.append(Prose(start, at, *place))
            place, start = meta[_KEY], at
    if place and start < at:
        prose.append(Prose(start, at, *place))
    return controls, texts, tuple(prose)


def laid_out_span(segments: Sequence[Segment]) -> tuple[int, int] | None:
    """Where the marks stand before and after what a widget has laid out itself; None if there are none."""
    marks = [
        at
        for at, (text, style, _) in enumerate(segments)
        if not text and style is not None and style._meta is not None and _LAID_OUT_KEY in _read_meta(style._meta)
    ]
    return (marks[0], marks[-1]) if len(marks) > 1 else None


def mark_content() -> None:
    """Let every `Content` mark the lines that it renders, and break none at a no-break space; once is enough."""
    if Content.render_strips is _render_strips:
        Content.render_strips = _render_marked_strips  # type: ignore[assignment, method-assign]
        content_module.divide_line = _divide_line  # type: ignore[attr-defined]
        _styles_cache.line_trim = _trim_line  # type: ignore[attr-defined]


BUTTON = "▐.▌"
"""Textual's button of what can be checked; no part of the text beside it."""
_render_strips = Content.render_strips
_CODE = ".code_inline"  # how Textual's Markdown marks it
_PATH = (  # compiled when text is first drawn whose paths matter
    r"(?<![\w./:\\~])(?:[A-Za-z][A-Za-z+.-]*://|[A-Za-z]:[\\/]|(?:~|\.{1,2})?/(?=[A-Za-z._~]))"
    r"(?:(?:[^\s<>()\"{}«»،؛]|\([^\s()]*\))*(?:[\w#$%&*+/=@\\~]|\([^\s()]*\)))?"
)
_AS_LETTERS = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", "x"))  # class GL of UAX #14


def _divide_line(text: str, width: int, fold: bool = True) -> list[int]:
    return divide_line(text.translate(_AS_LETTERS), width, fold)


def _render_marked_strips(
    content: Content, width: int, height: int | None, style: VisualStyle, options: RenderOptions
) -> list[Strip]:
    strips = _render_strips(content, width, height, style, options)
    widget = getattr(options.get_style, "__self__", None)
    if isinstance(widget, Widget) and direction_of(widget) != "rtl" and not NEEDS_LAYOUT.search(content.plain):
        return strips
    paragraphs = [line.expand_tabs(8) for line in content.split(allow_blank=True)]
    texts = [(paragraph.plain, _isolates(paragraph)) for paragraph in paragraphs]
    return [Strip(_style_first(list(_mark_line(list(strip), texts))), strip.cell_length) for strip in strips]


def _style_first(segments: list[Segment]) -> list[Segment]:
    """The segments of a line, of which the first has the style of text: widgets such as lists go on in that."""
    if len(segments) > 1 and not segments[0].text and (style := segments[1].style):
        segments[0] = Segment("", style + segments[0].style)
    return segments


def _trim_line(segments: list[Segment], start: bool, end: bool) -> list[Segment]:
    """A line without its first or last cell, which an outline covers; marks stay."""
    with_text = [at for at, segment in enumerate(segments) if segment.text]
    trimmed = segments.copy()
    if with_text and end:
        last = segments[with_text[-1]]
        trimmed[with_text[-1]] = last.split_cells(last.cell_length - 1)[0]
    if with_text and start:
        first = with_text[0]
        before, trimmed[first] = trimmed[first].split_cells(1)
        mark = trimmed[first - 1].style if first else None
        if mark and mark._meta is not None and (place := _read_meta(mark._meta).get(_KEY)):
            paragraph, offset, isolates = place
            trimmed[first - 1] = prose_start(paragraph, offset + len(before.text), isolates)
    emptied = {place for place in with_text if not trimmed[place].text}
    return [segment for place, segment in enumerate(trimmed) if place not in emptied]


def _isolates(paragraph: Content) -> Spans:
    """The parts of a paragraph that run from the left: code as Markdown marks it, paths, and addresses of the web."""
    text = paragraph.plain
    spans = [(start, end) for start, end, style in paragraph.spans if style == _CODE]
    if "/" in text or "\\" in text:
        spans += [match.span() for match in re.finditer(_PATH, text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _mark_line(segments: list[Segment], paragraphs: list[tuple[str, Spans]]) -> Iterator[Segment]:
    """The segments of a line with marks around those that have an offset in the content, as its text has."""
    places = [segment.style.meta.get("offset") if segment.style else None for segment in segments]
    text = "".join([segment.text for segment, place in zip(segments, places, strict=True) if place])
    first = next((place for place in places if place), None)
    if first is None:
        yield from segments
        return
    paragraph, isolates = paragraphs[first[1]]
    button = _button(segments) if text.find("▐") >= 0 else range(0)
    if button and (inner := places[button[1]]):
        paragraph = f"{paragraph[: inner[0]]} {paragraph[inner[0] + 1 :]}"  # an X has a direction
    # cut short or padded, it isn't what stands there
    is_alone = any(
        place and number not in button and not paragraph.startswith(segment.text, place[0])
        for number, (segment, place) in enumerate(zip(segments, places, strict=True))
    )
    at = 0
    for number, (segment, place) in enumerate(zip(segments, places, strict=True)):
        if place is None or number in button:
            at += len(segment.text) if place else 0
            yield segment
            continue
        yield prose_start(text, at) if is_alone else prose_start(paragraph, place[0], isolates)
        yield segment
        yield PROSE_END
        at += len(segment.text)


def _button(segments: list[Segment]) -> range:
    """Which segments of a line are a button; Textual draws its sides and what is between by a segment each."""
    texts = [segment.text for segment in segments]
    starts = [at for at, text in enumerate(texts[:-2]) if text == "▐" and texts[at + 2] == "▌"]
    return range(starts[0], starts[0] + 3) if starts and len(texts[starts[0] + 1]) == 1 else range(0)
