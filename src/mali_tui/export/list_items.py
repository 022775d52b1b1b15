"""The items of printed lists: claims with their attribution, events with their time, names, numbers."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from mali_tui.cards import card_of, model
from mali_tui.cards import items as cards
from mali_tui.export.document import DocumentLink, Line, ListEntry, Sign, SourceMark, Text, WebLink
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location
from mali_tui.symbols import SignKind


def printed_claim(wording: PrintWording, id: str, *, events: bool = False) -> ListEntry:
    """A claim in one sentence with its attribution; with the ``events`` behind it, and other lists, under it."""
    item = model.item_without_later(cards.claim_item(wording, id), wording.later)
    return printed_item(
        wording,
        item,
        _listed_items(wording, card_of(wording, Location("claim", id), wording.later)) if events else (),
    )


def note_item(wording: PrintWording, id: str) -> ListEntry:
    """The note about a claim marked in the prose: its attribution, and under it what its card lists."""
    card = card_of(wording, Location("claim", id), wording.later)
    line = join_with_commas(wording, ((Text(fact.text),) for fact in model.parts_for("print", card.facts)))
    sign = printed_sign(wording, card.sign, card.location)
    return ListEntry(line, sign, _listed_items(wording, card), note_of=id)


def _listed_items(wording: PrintWording, card: model.Card) -> tuple[ListEntry, ...]:
    """The items of those fields of a card that are lists; each names its field, unless it has a sign."""
    listed = []
    for field in model.parts_for("print", card.fields):
        if marks := source_marks(wording, field):
            listed.append(ListEntry((Text(field.label + wording("print.colon"), "quiet"), *marks)))
        elif field.layout in ("entries", "sentences"):
            for item in model.parts_for("print", field.items):
                label = () if item.sign or not field.label else (Text(field.label + wording("print.colon"), "quiet"),)
                listed.append(replace(printed_item(wording, item), line=(*label, *item_line(item))))
    return tuple(listed)


def printed_event(wording: PrintWording, id: str) -> ListEntry:
    """An event and when it was, and its status unless it simply happened."""
    return printed_item(wording, model.item_without_later(cards.event_item(wording, id), wording.later))


def claim_numbers(wording: PrintWording, ids: Iterable[str]) -> Line:
    """Claims by their numbers."""
    links = (DocumentLink((Text(str(wording.numbers[id])),), Location("claim", id)) for id in ids)
    return join_with_commas(wording, ((link,) for link in links))


# ── From cards to print ──────────────────────────────────────────────────────────────────────


def printed_item(wording: PrintWording, item: model.Item, items: tuple[ListEntry, ...] = ()) -> ListEntry:
    """An item of a card, with other ``items`` under it."""
    to = next((piece.to for piece in item.pieces if piece.to is not None), None)
    return ListEntry(item_line(item), printed_sign(wording, item.sign, to), items)


def printed_sign(wording: PrintWording, sign: SignKind | None, location: Location | None) -> Sign | None:
    """A sign, with the number of the claim at ``location``."""
    if sign is None:
        return None
    return Sign(sign, wording.numbers[location.id] if location is not None and location.kind == "claim" else None)


def item_line(item: model.Item) -> Line:
    """The words of an item."""
    return tuple(map(_inline, model.parts_for("print", item.pieces)))


def _inline(piece: model.Piece) -> Text | DocumentLink | WebLink:
    text = Text(piece.text, "quiet" if piece.is_secondary else "", is_isolated=piece.is_isolated)
    if piece.url:
        return WebLink((text,), piece.url)
    return text if piece.to is None else DocumentLink((text,), piece.to)


def source_marks(wording: PrintWording, field: model.Field) -> Line:
    """The numbers of the sources that a field lists, which stand for their citations; empty if it lists others."""
    items = model.parts_for("print", field.items)
    return join_with_commas(wording, ((SourceMark(item.source),) for item in items if item.source))


def join_with_commas(wording: PrintWording, lines: Iterable[Line]) -> Line:
    """Lines in one, with commas between them."""
    comma = Text(wording("print.comma"))
    joined: Line = ()
    for line in lines:
        joined = (*joined, comma, *line) if joined else line
    return joined
