"""Pages in words alone, for screen readers: printed documents as blocks, and other blocks with words for signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from mali_tui.app.page.blocks import Block, LinkSpan, Span, TextBuilder, WebLinkSpan, paragraph
from mali_tui.content.urls import host
from mali_tui.export.document import (
    ClaimMark,
    Document,
    DocumentLink,
    DocumentSection,
    Figure,
    LabelledLine,
    Line,
    List,
    ListEntry,
    SourceMark,
    TextParagraph,
    WebLink,
)
from mali_tui.export.document import DocumentBlock as Printed
from mali_tui.export.source_notes import source_note
from mali_tui.export.text import counts_in_words
from mali_tui.export.wording import PrintWording
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.outcomes import last_outcome
from mali_tui.symbols import CLAIM_SIGNS, EVENT_SIGNS, LATER_SIGN, OUTCOME_SIGNS, RECORD_SIGN, SEPARATOR, SOURCED_SIGN

INDENT_CELLS = 2  # cells
CONTINUATION_PATTERN = r"(?<=\d )[→←]"  # an arrow after a year
OUTCOME_PATTERN = f"[{''.join(OUTCOME_SIGNS.values())}]\u00a0"
HEADINGS = ("title", "title", "heading")  # styles by the depth of a heading; deeper ones are strong

# ── What is printed, as a page ───────────────────────────────────────────────────────────────


def document_blocks(
    document: Document, wording: PrintWording, why_outside: Callable[[Location], str] = lambda _: ""
) -> list[Block]:
    """A printed document. The keys of the article's blocks are those of `article_blocks`, others begin with ``/``.

    ``why_outside`` returns why a claim or an event is outside the lens or the cut-off, in words, or nothing.
    """
    first = next(iter(wording.edition.sections))
    blocks = [
        paragraph(document.title, "title", key=f"{first}/title"),
        paragraph(document.subtitle, "strong", key=f"{first}/subtitle"),
    ]
    writer = _BlockWriter(wording, why_outside)
    for block in document.blocks:
        blocks += writer.block(block, f"{first}/", "")
    for part in document.parts:
        blocks += writer.part(part, 1)
    return blocks


def _is_source_notes(part: DocumentSection) -> bool:
    """Whether a part is the notes on sources, which stand where they are cited on a page in one column."""
    return any(isinstance(block, List) and block.role == "sources" for block in part.blocks)


class _BlockWriter:
    """Makes blocks of the parts of a document."""

    def __init__(self, wording: PrintWording, why_outside: Callable[[Location], str]) -> None:
        self.wording = wording
        self.colon = wording("print.colon")
        self.why_outside = why_outside

    def part(self, part: DocumentSection, depth: int) -> Iterator[Block]:
        if _is_source_notes(part):
            return
        passage = part.at.passage if part.at and part.at.kind == "section" else ""
        key = passage or (f"/{part.at}" if part.at else "/")
        style = HEADINGS[depth] if depth < len(HEADINGS) else "strong"
        yield paragraph(part.title, style, before=2, key=key, about=part.at)
        number = 0
        for block in part.blocks:
            prose = isinstance(block, TextParagraph) and not block.is_secondary
            yield from self.block(block, f"{passage}/" if passage else "/", str(number) if prose and passage else "")
            number += prose
        for under in part.parts:
            yield from self.part(under, depth + 1)

    def block(self, block: Printed, home: str, number: str) -> Iterator[Block]:
        """Blocks keyed by their ``home``, with a ``number`` where they are a paragraph of the article."""
        key = home + number
        if isinstance(block, LabelledLine) and (sources := self.citations(block.line)):
            yield paragraph(block.label + self.colon.rstrip(" "), "quiet", key=key, before=1)
            yield from self.items(sources, key, 1)
        elif isinstance(block, Figure):
            yield self.line(block.line).block(key=key, before=1)
        elif isinstance(block, TextParagraph):
            yield self.line(block.line).block(key=key, before=int(not block.is_secondary), prose=bool(number))
        elif isinstance(block, LabelledLine):
            builder = TextBuilder().add(block.label + self.colon, "quiet")
            yield self.line(block.line, builder).block(key=key)
        elif isinstance(block, List):
            if block.label:
                yield paragraph(block.label + self.colon.rstrip(" "), "quiet", key=key, before=1)
            yield from self.items(block.items, key, 1)
        else:
            for row in block.rows:
                builder = self.line(row.line).add(f": {counts_in_words(self.wording, block, row)}", "quiet")
                yield builder.block(key=key)

    def citations(self, line: Line) -> tuple[ListEntry, ...]:
        """The citations of the sources that a line refers to."""
        return tuple(source_note(self.wording, inline.source) for inline in line if isinstance(inline, SourceMark))

    def items(self, items: tuple[ListEntry, ...], key: str, depth: int) -> Iterator[Block]:
        for item in items:
            builder = TextBuilder()
            if item.sign and item.sign.number:
                builder.add(f"{item.sign.number}. ", "quiet")
            source = Location("source", item.source) if item.source else None
            yield self.line(item.line, builder, source).block(key=key, lead_width=INDENT_CELLS * depth)
            yield from self.items((*item.items, *self.citations(item.line)), key, depth + 1)

    def outcome(self, claim: str) -> list[str]:
        """The outcome of a claim in words, if the later event that says so is printed."""
        known = last_outcome(self.wording.explainer, Location("claim", claim))
        if known is None or known.later not in self.wording.later:
            return []
        return [self.wording("since.outcome", outcome=self.wording.outcome(known.outcome))]

    def line(self, line: Line, builder: TextBuilder | None = None, source: Location | None = None) -> TextBuilder:
        """The words of a line; of a citation the first link leads to its ``source``."""
        builder = builder or TextBuilder()
        marked = {inline.claim for inline in line if isinstance(inline, ClaimMark)}
        for inline in line:
            if isinstance(inline, ClaimMark):
                why = self.why_outside(Location("claim", inline.claim))
                said = [self.wording.mark(inline.claim), *([why] if why else []), *self.outcome(inline.claim)]
                builder.mark(f"({self.wording('print.comma').join(said)})", "secondary")
            elif isinstance(inline, DocumentLink):
                words = "".join(text.text for text in inline.content)
                builder.add(words, "claim" if inline.to.kind == "claim" else "link", inline.to)
                if inline.to.kind in ("claim", "event") and inline.to.id not in marked:
                    why = self.why_outside(inline.to)
                    builder.add(f" ({why})" if why else "", "secondary")
            elif isinstance(inline, WebLink):
                words = "".join(text.text for text in inline.content)
                builder.add(words, "link", source, inline.url)
                builder.add(f" ({host(inline.url)})", "quiet", url=inline.url)
                source = None
            elif not isinstance(inline, SourceMark):
                builder.add(inline.text, inline.style if inline.style in ("emphasis", "strong") else "quiet")
        return builder


# ── What is no page ──────────────────────────────────────────────────────────────────────────


class SeparatorFilter(LineFilter):
    """Replaces the dot between two things on bars and borders by a comma, in as many cells."""

    def __init__(self, comma: str) -> None:
        super().__init__()
        self._said = comma.strip().ljust(len(SEPARATOR))

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with their dots replaced."""
        return [Segment(text.replace(SEPARATOR, self._said), style, control) for text, style, control in segments]


# ── Other pages ──────────────────────────────────────────────────────────────────────────────


class _Change(NamedTuple):
    """A replacement of ``text[start:end]``."""

    start: int
    end: int
    words: str


def replace_signs(wording: Wording, blocks: Sequence[Block]) -> list[Block]:
    """Blocks without drawn lines, and with a word for every sign."""
    kinds = {sign: wording(f"print.kinds.{kind}") for kind, sign in CLAIM_SIGNS.items()}
    statuses = {sign: wording(f"statuses.{status}") for status, sign in EVENT_SIGNS.items()}
    statuses |= wording.event_signs(wording.explainer.graph.events)
    replacements = {
        re.escape(SEPARATOR): wording("print.comma"),
        CONTINUATION_PATTERN: wording("dates.period.goes_on"),
        OUTCOME_PATTERN: "",  # the word stands after the sign
    }
    words = {
        **kinds,
        **statuses,
        RECORD_SIGN: wording("sources.sign"),
        SOURCED_SIGN: wording("sources.source"),
        LATER_SIGN: wording("since.word"),
    }
    return [_replace_signs_in(block, words, replacements) for block in blocks if not block.rule]


def _replace_signs_in(block: Block, words: dict[str, str], replacements: dict[str, str]) -> Block:
    text, changes = block.text, []
    sign, rest = words.get(block.lead[:1], ""), block.lead[1:].strip()
    if sign:
        changes.append(_Change(0, 0, f"{sign}: "))
        block = replace(block, lead=rest, lead_width=len(rest) + 1 if rest else 0)
    elif block.lead_style in ("rule", "bar"):
        block = replace(block, lead="", continuation_lead="", lead_width=0)
    if text[:1] in words:
        changes.append(_Change(0, 2, ""))  # the word stands beside it
    changes += [
        _Change(at - 1, at + 1, f" ({words[text[at]]})") for at in block.marks if text[at] in words and at > 0
    ]
    for drawn, said in replacements.items():
        changes += [_Change(at.start(), at.end(), said) for at in re.finditer(drawn, text)]
    return _apply_changes(block, sorted(changes))


def _apply_changes(block: Block, changes: Sequence[_Change]) -> Block:
    """A block with its text changed and its spans and links moved accordingly; the marks are dropped."""
    pieces, position = [], 0
    for change in changes:
        pieces += [block.text[position : change.start], change.words]
        position = change.end

    def shift(at: int) -> int:
        gained = 0
        for change in changes:
            if change.end <= at:
                gained += len(change.words) - (change.end - change.start)
            elif change.start < at:
                return change.start + gained
        return at + gained

    return replace(
        block,
        text="".join(pieces) + block.text[position:],
        spans=tuple(Span(shift(span.start), shift(span.end), span.style) for span in block.spans),
        links=tuple(LinkSpan(shift(stop.start), shift(stop.end), stop.location) for stop in block.links),
        web_links=tuple(WebLinkSpan(shift(link.start), shift(link.end), link.url) for link in block.web_links),
        marks=(),
    )
