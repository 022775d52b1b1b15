"""The card of a glossary entry: what the term means, and where it is used."""

from __future__ import annotations

from mali_tui.cards.items import passage_items
from mali_tui.cards.model import Card, Field, FieldBuilder, build_fields
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location


def term_card(wording: Wording, id: str) -> Card:
    """A term, its text, and its fields."""
    term = wording.edition.terms[id]
    return Card(Location("term", id), title=term.name, text=term.text, fields=build_fields(FIELDS, wording, id))


def _passages(wording: Wording, id: str) -> Field:
    """The passages that use it."""
    return Field(
        "passages",
        wording("print.found_in"),
        passage_items(wording, wording.explainer.passages_of_term.get(id, ())),
        "titles",
        heading=wording("cards.found_in"),
        only=("screen", "print", "json"),
    )


FIELDS: tuple[FieldBuilder, ...] = (_passages,)
"""In the order in which they are shown."""
