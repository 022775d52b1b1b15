"""Markdown export: claims are footnotes, counts of claims are tables, paragraphs aren't wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from mali_tui.export.document import (
    ClaimMark,
    ClaimTable,
    Document,
    DocumentBlock,
    DocumentLink,
    DocumentSection,
    Figure,
    Inline,
    LabelledLine,
    Line,
    ListEntry,
    Sign,
    SourceMark,
    Text,
    TextParagraph,
    WebLink,
)
from mali_tui.export.isolate import isolate_opposite
from mali_tui.export.wording import PrintWording
from mali_tui.symbols import CLAIM_SIGNS, SEPARATOR

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$&]")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)](?:\s|$)))")
_AROUND = {"": "", "quiet": "", "emphasis": "*", "strong": "**"}


def write(document: Document, wording: PrintWording, *, plain: bool = False, several: bool = False) -> str:
    """Return the document as Markdown; if ``several`` are to be joined, footnotes are named with their language."""
    prefix = f"{wording.edition.code}-" if several else ""
    lines = _MarkdownWriter(wording, plain, prefix).document(document)
    if wording.edition.direction == "rtl":
        lines = [f'<div dir="rtl" lang="{wording.edition.code}">', "", *lines, "", "</div>"]
    return "\n".join(lines) + "\n"


def escape_markdown(text: str) -> str:
    """Escape ``text`` so that Markdown takes it literally, also at the beginning of a line."""
    text = _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()) if "\n" in text else text)
    return _AT_START.sub(_escape_start, text)


def _escape_start(match: re.Match[str]) -> str:
    blanks, first = match.groups()
    return f"{blanks}{first}\\" if first.isdigit() else f"{blanks}\\{first}"


class _MarkdownWriter:
    def __init__(self, wording: PrintWording, plain: bool, prefix: str) -> None:
        self.plain = plain
        self.prefix = prefix
        self.direction = wording.edition.direction
        self.colon = wording("print.colon").rstrip(" ")
        self.sources: dict[str, int] = {}

    def document(self, document: Document) -> list[str]:
        """The lines of the document."""
        self.sources = document.source_numbers
        blocks: list[str] = []
        if document.title:
            blocks += [f"# {escape_markdown(document.title)}", f"**{escape_markdown(document.subtitle)}**"]
        blocks += (self.block(block) for block in document.blocks)
        for part in document.parts:
            blocks += self.part(part, 2 if document.title else 1)
        return "\n\n".join(blocks).split("\n")

    def part(self, part: DocumentSection, level: int) -> Iterator[str]:
        """The blocks of a section, its heading first."""
        yield f"{'#' * min(level, 6)} {self.lead(part.sign)}{escape_markdown(part.title)}"
        for block in part.blocks:
            yield self.block(block)
        for under in part.parts:
            yield from self.part(under, level + 1)

    def block(self, block: DocumentBlock) -> str:
        """A block without the blank lines around it."""
        if isinstance(block, TextParagraph):
            return self.line(block.line)
        if isinstance(block, LabelledLine):
            return f"**{escape_markdown(block.label)}{self.colon}** {self.line(block.line)}"
        if isinstance(block, Figure):
            image = f"![{escape_markdown(block.alt)}](<{quote(block.file)}>)"
            return "\\\n".join([image, *(f"*{escape_markdown(note)}*" for note in block.notes)])
        if isinstance(block, ClaimTable):
            return "\n".join(self.table(block))
        if block.role == "notes":
            return "\n".join(self.footnote(item) for item in block.items)
        if block.role == "sources":
            return "\n".join(self.source_notes(block.items))
        label = [f"**{escape_markdown(block.label)}{self.colon}**", ""] if block.label else []
        return "\n".join([*label, *self.items(block.items, "")])

    def items(self, items: tuple[ListEntry, ...], indent: str) -> Iterator[str]:
        """A list, with lists inside it."""
        for item in items:
            yield f"{indent}- {self.lead(item.sign)}{self.line(item.line)}"
            yield from self.items(item.items, indent + "  ")

    def source_notes(self, items: tuple[ListEntry, ...]) -> Iterator[str]:
        """The notes about sources as a numbered list; every format of Markdown knows these, and links into them."""
        for number, item in enumerate(items, 1):
            yield f'{number}. <a id="{self.source_anchor(number)}"></a>{self.line(item.line)}'
            yield from self.items(item.items, " " * len(f"{number}. "))

    def source_anchor(self, number: int) -> str:
        """What a link to the note about a source leads to."""
        return f"{self.prefix}source-{number}"

    def footnote(self, item: ListEntry) -> str:
        """The note about a claim as a footnote, with its events on one line."""
        events = SEPARATOR.join(self.lead(event.sign) + self.line(event.line) for event in item.items)
        sign = "" if self.plain or item.sign is None else item.sign.symbol + " "
        return f"[^{self.prefix}{item.note_of}]: {sign}{self.line(item.line)}. {events}"

    def table(self, tally: ClaimTable) -> Iterator[str]:
        """Counts of claims as a table."""
        names = [name if self.plain else f"{CLAIM_SIGNS[kind]} {name}" for kind, name in tally.kinds.items()]
        yield self.row([tally.head, *names, tally.total], escaped=False)
        yield "|---" + "|---:" * (len(names) + 1) + "|"
        for row in tally.rows:
            counts = [str(row.counts.get(kind, "")) for kind in tally.kinds]
            yield self.row([self.line(row.line), *counts, str(row.total)], escaped=True)

    def row(self, cells: list[str], *, escaped: bool) -> str:
        """A row of a table."""
        return "| " + " | ".join(cells if escaped else map(escape_markdown, cells)) + " |"

    def lead(self, sign: Sign | None) -> str:
        """The sign and the number before an item or a title; without a full stop, as "7." would begin a list."""
        if sign is None:
            return ""
        pieces = [] if self.plain else [sign.symbol]
        return " ".join([*pieces, *([f"**{sign.number}**"] if sign.number else []), ""])

    def line(self, line: Line) -> str:
        """A line with its marks as references to footnotes."""
        return "".join(self.inline(inline) for inline in line)

    def inline(self, inline: Inline) -> str:
        """One piece of a line."""
        if isinstance(inline, ClaimMark):
            return f"[^{self.prefix}{inline.claim}]"
        if isinstance(inline, DocumentLink):
            return "".join(self.text(text) for text in inline.content)
        if isinstance(inline, WebLink):
            words = "".join(self.text(text) for text in inline.content)
            return f"[{words}](<{inline.url.replace('&', '&amp;')}>)"
        if isinstance(inline, SourceMark):
            number = self.sources[inline.source]
            return rf"[\[{number}\]](#{self.source_anchor(number)})"
        return self.text(inline)

    def text(self, text: Text) -> str:
        """Escaped text; surrounding blanks stay outside of the emphasis, as Markdown requires."""
        if text.style == "address":
            return f"`{text.text}`"
        if text.is_isolated:
            return isolate_opposite(escape_markdown(text.text), self.direction)
        words = text.text.strip()
        if not words or not (around := _AROUND[text.style]):
            return escape_markdown(text.text)
        before, _, after = text.text.partition(words)
        return f"{before}{around}{escape_markdown(words)}{around}{after}"
