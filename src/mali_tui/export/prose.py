"""Paragraphs of the explainer as printed lines, with their links and a mark after the words of every claim."""

from __future__ import annotations

from collections.abc import Iterator

from mali_tui.content import model
from mali_tui.export.document import ClaimMark, DocumentLink, Inline, Line, Text
from mali_tui.reading.location import Location
from mali_tui.symbols import sign_position


def prose_line(paragraph: model.ProseParagraph) -> Line:
    """The paragraph's words, links and marks."""
    return tuple(_inlines(paragraph))


def _inlines(paragraph: model.ProseParagraph) -> Iterator[Inline]:
    text, position = paragraph.text, 0
    for link in paragraph.links:
        yield from _words(paragraph, position, link.start)
        words = tuple(_words(paragraph, link.start, link.end))
        yield DocumentLink(words, Location(link.kind, link.id), is_anchor=link.kind == "claim")
        position = link.end
        if link.kind == "claim":
            position = sign_position(text, link.end)
            yield from _words(paragraph, link.end, position)
            yield ClaimMark(link.id)
    yield from _words(paragraph, position, len(text))


def _words(paragraph: model.ProseParagraph, start: int, end: int) -> Iterator[Text]:
    """``text[start:end]``, cut where emphasis begins and ends."""
    for first, last in paragraph.emphasis:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if start < first:
            yield Text(paragraph.text[start:first])
        yield Text(paragraph.text[first:last], "emphasis")
        start = last
    if start < end:
        yield Text(paragraph.text[start:end])
