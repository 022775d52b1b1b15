"""Printed HTML: one page that needs nothing else, in every language asked for, claims and events linked both ways.

Every edition is an element of its own with its language and direction. Of several, the style sheet shows the one
that the address's anchor is in, so that links between them switch the language without a script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from mali_tui.content.model import Edition
from mali_tui.export.document import (
    Block,
    ClaimMark,
    ClaimTable,
    Document,
    DocumentLink,
    DocumentSection,
    Field,
    Inline,
    Item,
    Line,
    List,
    Sign,
    Text,
    TextParagraph,
    all_lines,
    all_parts,
)
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location
from mali_tui.symbols import CLAIM_SIGNS

STYLE_SHEET = Path(__file__).with_name("page.css")
_TAGS = {"": "", "emphasis": "em", "strong": "strong", "quiet": "small", "address": "code"}


def write(documents: Sequence[tuple[Document, PrintWording]], *, plain: bool = False) -> str:
    """The documents, which are one in several languages, as one page."""
    editions = [wording.edition for _, wording in documents]
    first, title = editions[0], documents[0][0].title or documents[0][0].parts[0].title
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(first.code)}" dir="{first.direction}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{STYLE_SHEET.read_text(encoding='utf-8')}</style>",
        "</head>",
        "<body>",
        "<main>",
    ]
    for document, wording in documents:
        others = [edition for edition in editions if edition.code != wording.edition.code]
        lines += _HtmlWriter(document, wording, others, plain).edition()
    return "\n".join([*lines, "</main>", "</body>", "</html>"]) + "\n"


class _HtmlWriter:
    def __init__(self, document: Document, wording: PrintWording, others: Sequence[Edition], plain: bool) -> None:
        self.doc = document
        self.wording = wording
        self.code = wording.edition.code
        self.others = others
        self.plain = plain
        self.anchors = frozenset(self._anchors())

    # ── Anchors ──────────────────────────────────────────────────────────────────────────────

    def _anchors(self) -> Iterator[str]:
        """Every place in this edition that a link may lead to."""
        for block in self.doc.blocks:
            yield from self._places(block)
        for part in all_parts(self.doc.parts):
            yield self.anchor(part)
            for block in part.blocks:
                yield from self._places(block)

    def _places(self, block: Block) -> Iterator[str]:
        for line in all_lines(block):
            yield from (self.address(link.to) for link in line if isinstance(link, DocumentLink) and link.is_anchor)

    def anchor(self, part: DocumentSection, code: str = "") -> str:
        """The anchor of a part, in this language or another."""
        return self.address(part.at, code) if part.at else f"{code or self.code}-{part.name}"

    def address(self, location: Location, code: str = "") -> str:
        """The anchor of a Location; a point's has no section in it."""
        return f"{code or self.code}-{location.kind}-{location.passage}"

    def note(self, claim: str) -> str:
        """The anchor of the note about a claim."""
        return f"{self.code}-behind-{claim}"

    # ── The edition ──────────────────────────────────────────────────────────────────────────

    def edition(self) -> Iterator[str]:
        """The whole document as an element."""
        direction = self.wording.edition.direction
        yield f'<div class="edition" id="{self.code}" lang="{self.code}" dir="{direction}">'
        yield from self.bar()
        yield "<header>"
        if self.doc.title:
            yield f"<h1>{escape(self.doc.title)}</h1>"
            yield f'<p class="subtitle">{escape(self.doc.subtitle)}</p>'
        for block in self.doc.blocks:
            yield from self.block(block)
        yield "</header>"
        if self.doc.title:
            yield from self.contents()
        for part in self.doc.parts:
            yield from self.part(part, 2 if self.doc.title else 1)
        yield "</div>"

    def bar(self) -> Iterator[str]:
        """The way to the views and to the other languages, always on the screen."""
        links = [f'<a href="#{self.anchor(part)}">{escape(part.title)}</a>' for part in self.doc.parts if part.name]
        yield f'<nav class="bar" aria-label="{escape(self.wording("print.contents"))}">'
        yield f'<a class="home" href="#{self.code}">{escape(self.wording.edition.title)}</a>'
        yield from links
        yield '<span class="languages">'
        yield from (self.language(edition, edition.code) for edition in self.others)
        yield "</span></nav>"

    def language(self, edition: Edition, anchor: str) -> str:
        """A link to a place in another language, named in that language."""
        code = escape(edition.code)
        return (
            f'<a class="language" href="#{anchor}" lang="{code}" hreflang="{code}" dir="{edition.direction}">'
            f"{escape(edition.name)}</a>"
        )

    def contents(self) -> Iterator[str]:
        """A table of contents, two levels deep."""
        yield f'<nav class="contents" aria-label="{escape(self.wording("print.contents"))}">'
        yield "<ul>"
        for part in self.doc.parts:
            yield f"<li>{self.entry(part)}"
            under = [inner for inner in part.parts if part.at]
            if under:
                yield "<ul>"
                yield from (f"<li>{self.entry(inner)}</li>" for inner in under)
                yield "</ul>"
            yield "</li>"
        yield "</ul>"
        yield "</nav>"

    def entry(self, part: DocumentSection) -> str:
        """A part's line in the table of contents."""
        return f'<a href="#{self.anchor(part)}">{escape(part.short or part.title)}</a>'

    # ── Parts and blocks ─────────────────────────────────────────────────────────────────────

    def part(self, part: DocumentSection, level: int) -> Iterator[str]:
        """A section with its heading, and those inside it."""
        kind = part.at.kind if part.at else part.name
        yield f'<section id="{self.anchor(part)}" class="{kind}">'
        switches = "".join(" " + self.language(edition, self.anchor(part, edition.code)) for edition in self.others)
        tag = f"h{min(level, 6)}"
        yield f"<{tag}>{self.sign(part.sign)}{escape(part.title)}{switches}</{tag}>"
        notes = [block for block in part.blocks if isinstance(block, List) and block.role == "notes"]
        prose = [block for block in part.blocks if block not in notes]
        if notes:
            yield '<div class="passage">'
            yield '<div class="prose">'
        for block in prose:
            yield from self.block(block)
        if notes:
            yield "</div>"
            for block in notes:
                yield from self.block(block)
            yield "</div>"
        for under in part.parts:
            yield from self.part(under, level + 1)
        yield "</section>"

    def block(self, block: Block) -> Iterator[str]:
        """A block as an element."""
        if isinstance(block, TextParagraph):
            yield f"{'<p class=quiet>' if block.is_secondary else '<p>'}{self.line(block.line)}</p>"
        elif isinstance(block, Field):
            yield f'<p class="field"><b>{escape(block.label)}:</b> {self.line(block.line)}</p>'
        elif isinstance(block, ClaimTable):
            yield from self.table(block)
        elif block.role == "fold":
            yield f"<details><summary>{escape(block.label)}</summary>"
            yield from self.items(block.items)
            yield "</details>"
        elif block.role == "notes":
            yield f'<aside class="notes" aria-label="{escape(block.label)}">'
            yield from self.items(block.items)
            yield "</aside>"
        else:
            yield f'<div class="list {block.role}">'
            if block.label:
                yield f'<p class="label">{escape(block.label)}</p>'
            yield from self.items(block.items)
            yield "</div>"

    def items(self, items: tuple[Item, ...]) -> Iterator[str]:
        """A list, with lists inside it."""
        yield '<ul role="list">'  # the role, because a browser drops it with the list's style
        for item in items:
            anchor = f' id="{self.note(item.note_of)}"' if item.note_of else ""
            yield f"<li{anchor}>{self.sign(item.sign, item.note_of)}{self.line(item.line)}"
            if item.items:
                yield from self.items(item.items)
            yield "</li>"
        yield "</ul>"

    def table(self, tally: ClaimTable) -> Iterator[str]:
        """A tally as a table."""
        heads = [f"{self.sign(Sign(kind))}{escape(name)}" for kind, name in tally.kinds.items()]
        yield '<div class="wide"><table>'
        names = "".join(f'<th scope="col">{head}</th>' for head in [escape(tally.head), *heads, escape(tally.total)])
        yield f"<thead><tr>{names}</tr></thead>"
        yield "<tbody>"
        for row in tally.rows:
            counts = [row.counts.get(kind, "") for kind in tally.kinds]
            numbers = "".join(f"<td>{count}</td>" for count in [*counts, row.total])
            yield f'<tr><th scope="row">{self.line(row.line)}</th>{numbers}</tr>'
        yield "</tbody></table></div>"

    # ── Inside a line ────────────────────────────────────────────────────────────────────────

    def sign(self, sign: Sign | None, note_of: str | None = None) -> str:
        """The sign and the number before an entry or a title; a note's number leads back to the sentence."""
        if sign is None:
            return ""
        drawn = "" if self.plain else f'<span class="sign {sign.of}" aria-hidden="true">{sign.symbol}</span> '
        if sign.number is None:
            return drawn
        if note_of is None:
            return f'{drawn}<span class="number">{sign.number}</span> '
        name = escape(self.wording("print.to_sentence", number=sign.number))
        back = self.address(Location("claim", note_of))
        return f'{drawn}<a class="number" href="#{back}" aria-label="{name}">{sign.number}</a> '

    def line(self, line: Line) -> str:
        """A line with its links and marks."""
        return "".join(self.inline(inline) for inline in line)

    def inline(self, inline: Inline) -> str:
        """One piece of a line."""
        if isinstance(inline, ClaimMark):
            return self.mark(inline.claim)
        if isinstance(inline, DocumentLink):
            return self.link(inline)
        return self.text(inline)

    def link(self, link: DocumentLink) -> str:
        """Words that lead somewhere, where that is on this page."""
        words = "".join(self.text(text) for text in link.content)
        anchor = self.address(link.to)
        if link.is_anchor:
            kind = self.wording.explainer.graph.claims[link.to.id].kind
            return f'<a class="claim {kind}" id="{anchor}" href="#{self.note(link.to.id)}">{words}</a>'
        if anchor not in self.anchors:
            return words
        # a whole sentence in the colour of links would shout
        quiet = ' class="sentence"' if link.to.kind == "claim" else ""
        return f'<a{quiet} href="#{anchor}">{words}</a>'

    def mark(self, claim: str) -> str:
        """A claim's sign and number; hidden from screen readers, for which the words before it are the link."""
        if self.plain:
            return f" ({escape(self.wording.mark(claim))})"
        kind = self.wording.explainer.graph.claims[claim].kind
        return f'<sup class="{kind}" aria-hidden="true">{CLAIM_SIGNS[kind]}{self.wording.numbers[claim]}</sup>'

    def text(self, text: Text) -> str:
        """Words, escaped."""
        if text.style == "address":
            return f'<code dir="ltr">{escape(text.text)}</code>'
        tag = _TAGS[text.style]
        return f"<{tag}>{escape(text.text)}</{tag}>" if tag else escape(text.text)
