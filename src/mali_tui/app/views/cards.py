"""Cards as blocks for a pane, and the rows in which lists name claims and events."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from mali_tui.app.page.blocks import Block, TextBuilder, paragraph
from mali_tui.cards.items import event_item
from mali_tui.cards.model import Card, Field, Item, item_without_later, parts_for
from mali_tui.cards.since import outcome_words
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import Direction
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.outcomes import last_outcome
from mali_tui.symbols import LATER_SIGN, SEPARATOR, sign_for

SIGN_CELLS = 2  # cells of the column in which a row's sign stands


# ── Rows of lists ────────────────────────────────────────────────────────────────────────────


def label(text: str) -> Block:
    """A small heading inside a card."""
    return paragraph(text, "label", before=1)


def event_row(wording: Wording, id: str, later: Container[str] = (), *, before: int = 0) -> Block:
    """An event and when it was, and its outcome by those ``later`` events, given by their ids."""
    return item_block(item_without_later(event_item(wording, id), later), wording.edition.direction, before=before)


def signed_row(
    wording: Wording, builder: TextBuilder, location: Location, *, tail: str = "", before: int = 0
) -> Block:
    """The builder's text as a row of a list, with the sign of what it leads to before it."""
    return builder.block(
        key=str(location),
        lead=sign_of(wording.explainer, location),
        lead_width=SIGN_CELLS,
        lead_style="mark",
        tail=tail,
        row=True,
        before=before,
    )


def sign_of(explainer: Explainer, location: Location) -> str:
    """The sign of a claim's kind, an event's status or a later event; nothing else has one."""
    if location.kind == "claim":
        return sign_for(explainer.graph.claims[location.id].kind)
    if location.kind == "event":
        return sign_for(explainer.graph.sign_of(location.id))
    return LATER_SIGN if location.kind == "since" else ""


def outcome_in_words(wording: Wording, location: Location, later: Container[str]) -> str:
    """The outcome of a claim or an event by those ``later`` events, given by their ids; empty if nothing is known."""
    known = last_outcome(wording.explainer, location)
    return SEPARATOR + outcome_words(wording, known.outcome) if known and known.later in later else ""


# ── Cards ────────────────────────────────────────────────────────────────────────────────────


def card_blocks(card: Card) -> list[Block]:
    """A card without what stands aside."""
    return [*head_blocks(card), *field_blocks(card)]


def aside_blocks(card: Card, *, without: Container[str] = ()) -> list[Block]:
    """The fields of a card that stand beside it, without those of some names."""
    return field_blocks(card, aside=True, without=without)


def head_blocks(card: Card) -> list[Block]:
    """A card's title, facts and text. A claim, whose title is its sentence, begins with its facts."""
    location = card.location
    about = None if location.kind == "section" else location
    if location.kind == "claim":
        blocks = [_facts(card).block(about=about)]
        if card.explanation:
            blocks.append(paragraph(card.explanation, "secondary"))
        return [*blocks, paragraph(card.title, before=1)]
    style = "strong" if location.kind == "section" else "title"
    title = TextBuilder()
    if card.is_isolated:
        title.add_isolated(card.title, card.direction, style)
    else:
        title.add(card.title, style)
    blocks = [title.block(about=about)]
    if parts_for("screen", card.facts):
        blocks.append(_facts(card).block())
    if card.explanation:
        blocks.append(paragraph(card.explanation, "secondary"))
    if card.text:
        blocks.append(paragraph(card.text, before=1))
    return blocks


def field_blocks(card: Card, *, aside: bool = False, without: Container[str] = ()) -> list[Block]:
    """The fields of a card that stand in it, or those ``aside``, without those of some names."""
    fields = (field for field in parts_for("screen", card.fields) if field.is_aside == aside)
    return [block for field in fields if field.name not in without for block in _field_blocks(field, card.direction)]


def _facts(card: Card) -> TextBuilder:
    """The facts in one line; beside a sign the first of them stands out."""
    builder = TextBuilder()
    if card.sign:
        builder.add(f"{sign_for(card.sign)} ", "mark")
    for number, fact in enumerate(parts_for("screen", card.facts)):
        words = SEPARATOR + fact.text if number else fact.text
        style = "strong" if card.sign and not number else "since" if fact.later else "secondary"
        builder.add(words, style)
    return builder


def _field_blocks(field: Field, direction: Direction) -> Iterator[Block]:
    heading = field.heading or field.label
    if heading:
        yield label(heading)
    before = int(not heading)
    if field.layout == "names":
        yield names_line(field.items, direction, before=before)
        return
    for item in parts_for("screen", field.items):
        yield item_block(item, direction, before=before)
        before = int(field.layout == "sentences")


def names_line(items: Iterable[Item], direction: Direction = "ltr", *, before: int = 0) -> Block:
    """Short items in one running line, each leading to its card."""
    builder = TextBuilder()
    for number, item in enumerate(parts_for("screen", items)):
        if number:
            builder.add(SEPARATOR, "secondary")
        _add_pieces(builder, item, direction)
    return builder.block(before=before)


def item_block(item: Item, direction: Direction = "ltr", *, before: int = 0) -> Block:
    """An item as a row of a list, where it leads to one Location; else as text with links in it.

    ``direction`` is that of the page, for items with words in another language.
    """
    builder = TextBuilder()
    links = [piece.to for piece in parts_for("screen", item.pieces) if piece.to is not None]
    is_row = len(links) == 1
    _add_pieces(builder, item, direction, "" if is_row else "link")
    return builder.block(
        key=str(links[0]) if is_row else "",
        lead=sign_for(item.sign) if item.sign else "",
        lead_width=SIGN_CELLS if item.sign else 0,
        lead_style="mark" if item.sign else "",
        row=is_row,
        before=before,
    )


def _add_pieces(builder: TextBuilder, item: Item, direction: Direction, link_style: str = "link") -> None:
    for piece in parts_for("screen", item.pieces):
        leads = piece.to is not None or (piece.url and not piece.is_secondary)
        style = link_style if leads else "since" if piece.later else "secondary" if piece.is_secondary else ""
        if piece.is_isolated:
            builder.add_isolated(piece.text, direction, style, piece.to, piece.url)
        else:
            builder.add(piece.text, style, piece.to, piece.url)
