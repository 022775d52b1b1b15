"""Text for the clipboard: a card in logical order, with the address that opens it again.

Here is the order of the lines. Words that only a copy has, such as the web addresses of sources, are pieces of the
card with ``only=("clipboard",)``.
"""

from __future__ import annotations

import shlex
from collections.abc import Container, Iterator

from mali_tui.cards import card_of
from mali_tui.cards.citation import citation_text
from mali_tui.cards.model import Card, Field, parts_for, text_for
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.symbols import SEPARATOR, sign_for


def clipboard_text(
    wording: Wording, location: Location, paragraph: int = 0, folder: str = "", later: Container[str] = ()
) -> str:
    """The card of the thing at a Location; of a passage, one ``paragraph`` of its prose; of a source, its citation.

    ``folder``: the explainer's folder, for the command that opens it again; empty for the shipped one. ``later``: the
    ids of the later events by which to give outcomes.
    """
    if location.kind == "source":
        return citation_text(wording, location.id) + "\n"
    card = card_of(wording, location, later)
    text = _paragraph(wording, location.passage, paragraph) if location.kind == "section" else card.text
    lines = [*_head_lines(card), text, *_field_lines(wording, card), _command(location, folder)]
    return "\n".join(line for line in lines if line) + "\n"


def _command(location: Location, folder: str) -> str:
    """The command that opens a Location, as a shell takes it."""
    content = ["--content", folder] if folder else []
    return shlex.join(["mali-tui", *content, str(location)])


def _head_lines(card: Card) -> list[str]:
    return [card.title, SEPARATOR.join(fact.text for fact in parts_for("clipboard", card.facts))]


def _paragraph(wording: Wording, passage: str, number: int) -> str:
    """A paragraph of a passage, or its last; a section may leave all its prose to its points."""
    paragraphs = wording.edition.passage(passage).paragraphs
    return paragraphs[min(number, len(paragraphs) - 1)].text if paragraphs else ""


def _field_lines(wording: Wording, card: Card) -> Iterator[str]:
    for field in parts_for("clipboard", card.fields):
        yield from _sentences(wording, field) if field.layout == "sentences" else [_labelled_line(wording, field)]


def _sentences(wording: Wording, field: Field) -> Iterator[str]:
    """A line for each sentence, after its sign; those without one stand under the field's label."""
    items = parts_for("clipboard", field.items)
    if field.label and not all(item.sign for item in items):
        yield field.label + wording("print.colon").rstrip(" ")
    for item in items:
        words = text_for("clipboard", item.pieces)
        yield f"{sign_for(item.sign)} {words}" if item.sign else words


def _labelled_line(wording: Wording, field: Field) -> str:
    """All items in one line, after the label."""
    items = (text_for("clipboard", item.pieces) for item in parts_for("clipboard", field.items))
    words = wording("copy.comma").join(items)
    return field.label + wording("print.colon") + words if field.label else words
