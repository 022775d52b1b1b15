"""A card: what is said about one thing, as data that the app, print, the clipboard and JSON each render."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import Literal, Protocol, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from mali_tui.content.model import Direction
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.symbols import SignKind

Output: TypeAlias = Literal["screen", "print", "clipboard", "json"]
"""Where a card is rendered. ``print`` is text, Markdown and HTML, and the app's views in plain words."""

Layout: TypeAlias = Literal["names", "titles", "entries", "sentences"]
"""How the items of a field stand.

``names`` are short: in one line everywhere. ``titles`` have a row each on the screen, ``entries`` on the screen and
in print. ``sentences`` have a row each everywhere, with a blank line between them on the screen.
"""


class Piece(Struct, frozen=True):
    """Words that may lead to a Location, or to a web address in ASCII.

    Without an ``only`` they are shown everywhere, as are items and fields. Words that are ``is_isolated`` may be in
    a language of another direction than the page's. With the id of a ``later`` event, pieces and items are what came
    of something by it, which is shown with "since then" only; see `without_later`.
    """

    text: str
    to: Location | None = None
    is_secondary: bool = False
    only: tuple[Output, ...] = ()
    url: str = ""
    is_isolated: bool = False
    later: str = ""


class Item(Struct, frozen=True):
    """One of the things that a field lists, in one line. The citation of a ``source`` has its id."""

    pieces: tuple[Piece, ...]
    sign: SignKind | None = None
    only: tuple[Output, ...] = ()
    source: str = ""
    later: str = ""


class Field(Struct, frozen=True):
    """Something that a card says under a label.

    ``name`` is the same in every language. JSON has the field among the thing's ``fields``, but not where the thing's
    object in ``export/json_schema.py`` has a key of that name: there JSON has the same as data. A new field must have
    a name that is no such key, else JSON lacks it; ``tests/unit/cards/test_cards.py`` lists those that may.
    """

    name: str
    label: str
    items: tuple[Item, ...]
    layout: Layout = "names"
    heading: str = ""  # the label on the screen, where it is another
    is_aside: bool = False  # stands in the pane beside the card on the screen
    is_foldable: bool = False  # may be shown closed in print
    only: tuple[Output, ...] = ()


class Card(Struct, frozen=True):
    """What is said about the thing at a Location: its title, short facts about it, a text, and fields.

    A title that is ``is_isolated`` may be in a language of another direction than ``direction``, that of the page.
    """

    location: Location
    title: str
    sign: SignKind | None = None
    facts: tuple[Piece, ...] = ()
    explanation: str = ""  # the meaning of the facts, shown on the screen
    text: str = ""
    fields: tuple[Field, ...] = ()
    is_isolated: bool = False
    direction: Direction = "ltr"


class _Part(Protocol):
    @property
    def only(self) -> tuple[Output, ...]:
        """Where it is shown; everywhere if empty."""


class _LaterPart(Protocol):
    @property
    def later(self) -> str:
        """The later event that it is from, if any."""


Part = TypeVar("Part", bound=_Part)
LaterPart = TypeVar("LaterPart", bound=_LaterPart)
FieldBuilder: TypeAlias = Callable[[Wording, str], "Field | None"]
"""Makes a field of the card of the thing with an id; None where there is nothing to say.

Whether there is must not depend on the language, nor must the number of items: JSON has each field once, with its
words in every language, and printing it raises ValueError where one language lacks some.
"""


def parts_for(output: Output, parts: Iterable[Part]) -> list[Part]:
    """Those of the parts of a card that an output shows."""
    return [part for part in parts if not part.only or output in part.only]


def text_for(output: Output, pieces: Iterable[Piece]) -> str:
    """The words of a line that an output shows."""
    return "".join(piece.text for piece in parts_for(output, pieces))


def without_later(card: Card, shown: Container[str]) -> Card:
    """The card without outcomes, except by the later events that are ``shown``."""
    fields = (
        replace(field, items=tuple(item_without_later(item, shown) for item in _shown_of(field.items, shown)))
        for field in card.fields
    )
    return replace(card, facts=_shown_of(card.facts, shown), fields=tuple(field for field in fields if field.items))


def item_without_later(item: Item, shown: Container[str]) -> Item:
    """The item without outcomes, except by the later events that are ``shown``."""
    pieces = _shown_of(item.pieces, shown)
    return item if len(pieces) == len(item.pieces) else replace(item, pieces=pieces)


def _shown_of(parts: Iterable[LaterPart], shown: Container[str]) -> tuple[LaterPart, ...]:
    return tuple(part for part in parts if not part.later or part.later in shown)


def build_fields(builders: Iterable[FieldBuilder], wording: Wording, id: str) -> tuple[Field, ...]:
    """The fields that have something in them."""
    fields = (build(wording, id) for build in builders)
    return tuple(field for field in fields if field is not None and field.items)
