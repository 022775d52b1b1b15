"""Plain text export: wrapped to a width; claims have a sign and a number, with notes after each passage."""

from __future__ import annotations

from collections.abc import Iterator

from mali_tui.cell_width import cell_width
from mali_tui.export.document import (
    ClaimMark,
    ClaimTable,
    Count,
    Document,
    DocumentBlock,
    DocumentLink,
    DocumentSection,
    Figure,
    LabelledLine,
    Line,
    List,
    ListEntry,
    Sign,
    SourceMark,
    Text,
    TextParagraph,
    WebLink,
)
from mali_tui.export.isolate import isolate_opposite
from mali_tui.export.wording import PrintWording
from mali_tui.export.wrap import MARK_SPACE, wrap
from mali_tui.symbols import CLAIM_SIGNS

INDENT = "  "
UNDERLINES = ("━", "─", "╌")  # underlines of headings by their depth; deeper ones have none


def write(document: Document, wording: PrintWording, *, width: int = 0, plain: bool = False) -> str:
    """Return the document as text of at most ``width`` cells a line; 0 is no limit. ``plain`` has words for signs."""
    return _TextWriter(wording, width, plain).document(document)


class _TextWriter:
    def __init__(self, wording: PrintWording, width: int, plain: bool) -> None:
        self.wording = wording
        self.width = width
        self.plain = plain
        self.colon = wording("print.colon")
        self.sources: dict[str, int] = {}

    def document(self, document: Document) -> str:
        """The whole text, ending in a line feed."""
        self.sources = document.source_numbers
        lines: list[str] = []
        if document.title:
            lines += self.heading(document.title, 0)
            lines += wrap(document.subtitle, self.width)
        for block in document.blocks:
            lines += ["", *self.block(block)]
        depth = 1 if document.title else 0
        for part in document.parts:
            lines += self.part(part, depth)
        return "\n".join(lines).strip("\n") + "\n"

    def part(self, part: DocumentSection, depth: int) -> Iterator[str]:
        """The lines of a section, with the blank lines above it."""
        yield from [""] * (2 if depth <= 1 else 1)
        yield from self.heading(part.title, depth, part.sign)
        for block in part.blocks:
            if not (isinstance(block, TextParagraph) and block.is_secondary):
                yield ""
            yield from self.block(block)
        for under in part.parts:
            yield from self.part(under, depth + 1)

    def heading(self, title: str, depth: int, sign: Sign | None = None) -> list[str]:
        """A title, underlined at the first depths."""
        lead = self.lead(sign)
        lines = wrap(title, self.width, lead, " " * cell_width(lead))
        if depth < len(UNDERLINES) and not self.plain:
            lines.append(UNDERLINES[depth] * max(map(cell_width, lines)))
        return lines

    def block(self, block: DocumentBlock) -> list[str]:
        """The lines of a block."""
        if isinstance(block, TextParagraph | Figure):
            return wrap(self.line(block.line), self.width)
        if isinstance(block, LabelledLine):
            return wrap(f"{block.label}{self.colon}{self.line(block.line)}", self.width, "", INDENT)
        if isinstance(block, List):
            label = wrap(block.label + self.colon.rstrip(" "), self.width) if block.label else []
            return [*label, *self.items(block.items, INDENT)]
        return list(self.tally(block))

    def items(self, items: tuple[ListEntry, ...], indent: str) -> Iterator[str]:
        """The lines of a list; nested items are indented to the text of their parent."""
        for item in items:
            number = f"{self.source_number(item.source)} " if item.source else ""
            lead = indent + (number or self.lead(item.sign) or ("- " if self.plain else "– "))
            yield from wrap(self.line(item.line), self.width, lead, " " * cell_width(lead))
            yield from self.items(item.items, indent + INDENT if self.plain else " " * cell_width(lead))

    def lead(self, sign: Sign | None) -> str:
        """The sign and the number before an item or a heading."""
        if sign is None:
            return ""
        if self.plain:
            return f"{sign.number}. " if sign.number else ""
        number = f"{sign.number} ".ljust(3) if sign.number else ""
        return f"{sign.symbol} {number}"

    def line(self, line: Line) -> str:
        """The text of a line, with a sign and a number for every mark."""
        return "".join(self.inlines(line))

    def inlines(self, line: Line) -> Iterator[str]:
        """The text of each piece of a line."""
        for inline in line:
            if isinstance(inline, ClaimMark):
                yield MARK_SPACE + self.mark(inline.claim)
            elif isinstance(inline, DocumentLink):
                yield "".join(text.text for text in inline.content)
            elif isinstance(inline, WebLink):
                words = "".join(map(self.text, inline.content))
                yield words if inline.url in words else f"{words} <{inline.url}>"
            elif isinstance(inline, SourceMark):
                yield self.source_number(inline.source)
            else:
                yield self.text(inline)

    def text(self, text: Text) -> str:
        """Words, set apart where they may run against the direction of the page."""
        return isolate_opposite(text.text, self.wording.edition.direction) if text.is_isolated else text.text

    def source_number(self, source: str) -> str:
        """The number of a source's note."""
        return f"[{self.sources[source]}]"

    def mark(self, claim: str) -> str:
        """The sign and the number of a claim, or its kind and number in words."""
        if self.plain:
            return f"({self.wording.mark(claim)})"
        kind = self.wording.explainer.graph.claims[claim].kind
        return f"{CLAIM_SIGNS[kind]}{self.wording.numbers[claim]}"

    def tally(self, tally: ClaimTable) -> Iterator[str]:
        """One line per row: a sign for each claim, or the counts of each kind in words."""
        *rows, total = tally.rows
        column = max((cell_width(self.line(row.line)) for row in rows), default=0)
        beside = not self.width or column + 6 + max((row.total for row in rows), default=0) <= self.width
        for row in rows:
            title = self.line(row.line)
            if self.plain:
                yield from wrap(f"{title}{self.colon}{self.counts(tally, row)}", self.width, "", INDENT)
                continue
            signs = "".join(CLAIM_SIGNS[kind] * row.counts.get(kind, 0) for kind in tally.kinds)
            if beside:
                yield f"{title}{' ' * (column - cell_width(title))}  {row.total:>2}  {signs}"
            else:
                yield from wrap(title, self.width)
                yield from wrap(signs, self.width, f"{INDENT}{row.total:>2}  ", INDENT * 3)
        yield from wrap(f"{self.line(total.line)}{self.colon}{self.counts(tally, total)}", self.width, "", INDENT)

    def counts(self, tally: ClaimTable, row: Count) -> str:
        """The number of claims and of each kind, in words."""
        if self.plain:
            return counts_in_words(self.wording, tally, row)
        named = [f"{name} {row.counts[kind]}" for kind, name in tally.kinds.items() if kind in row.counts]
        return self.wording("print.comma").join([str(row.total), *named])


def counts_in_words(wording: PrintWording, tally: ClaimTable, row: Count) -> str:
    """The number of claims and of each kind, worded for screen readers."""
    named = [
        f"{name}{wording('print.colon')}{row.counts[kind]}"
        for kind, name in tally.kinds.items()
        if kind in row.counts
    ]
    return wording("print.comma").join([wording("cards.holds", n=row.total), *named])
