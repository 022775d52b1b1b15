"""Cards as sections of a printed document."""

from __future__ import annotations

from collections.abc import Iterator

from mali_tui.cards import card_of
from mali_tui.cards.model import Card, Field, parts_for
from mali_tui.export.document import DocumentBlock, DocumentSection, List, Text, TextParagraph
from mali_tui.export.document import LabelledLine as DocumentField
from mali_tui.export.list_items import item_line, join_with_commas, printed_item, printed_sign, source_marks
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location


def card_section(wording: PrintWording, location: Location) -> DocumentSection:
    """The card of the thing at a Location."""
    card = card_of(wording, location, wording.later)
    blocks = [*_head_blocks(wording, card), *printed_fields(wording, card)]
    return DocumentSection(card.title, tuple(blocks), at=location, sign=printed_sign(wording, card.sign, location))


def printed_fields(wording: PrintWording, card: Card) -> Iterator[DocumentBlock]:
    """The fields of a card: short items in a line, others in a list."""
    for field in parts_for("print", card.fields):
        yield _field_block(wording, field)


def _head_blocks(wording: PrintWording, card: Card) -> Iterator[DocumentBlock]:
    """The facts and the address, in a line under the title, and the text."""
    if facts := parts_for("print", card.facts):
        address = Text(str(card.location), "address")
        line = join_with_commas(wording, [*((Text(fact.text),) for fact in facts), (address,)])
        yield TextParagraph(line, is_secondary=True)
    if card.text:
        yield TextParagraph((Text(card.text),))


def _field_block(wording: PrintWording, field: Field) -> DocumentBlock:
    if marks := source_marks(wording, field):
        return DocumentField(field.label, marks)
    items = parts_for("print", field.items)
    if field.layout in ("entries", "sentences"):
        printed = tuple(printed_item(wording, item) for item in items)
        return List(printed, field.label, role="fold" if field.is_foldable else "")
    line = join_with_commas(wording, map(item_line, items))
    return DocumentField(field.label, line) if field.label else TextParagraph(line)
