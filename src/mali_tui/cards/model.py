"""A card: what is said about one thing, as data that the app, print, the clipboard and JSON each render."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, Protocol, TypeAlias, TypeVar

from msgspec import Struct

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
    a language of another direction than the page's.
    """

    text: str
    to: Location | None = None
    is_secondary: bool = False
    only: tuple[Output, ...] = ()
    url: str = ""
    is_isolated: bool = False


class Item(Struct, frozen=True):
    """One of the things that a field lists, in one line. The citation of a ``source`` has its id."""

    pieces: tuple[Piece, ...]
    sign: SignKind | None = None
    only: tuple[Output, ...] = ()
    source: str = ""


class Field(Struct, frozen=True):
    """Something that a card says under a label.

    ``name`` is the same in every language. Where JSON has a key of that name for the thing, the field is data there
    already; else it is among the thing's ``fields``.
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
    """What is said about the thing at a Location: its title, short facts about it, a text, and fields."""

    location: Location
    title: str
    sign: SignKind | None = None
    facts: tuple[Piece, ...] = ()
    explanation: str = ""  # what the facts mean, on the screen
    text: str = ""
    fields: tuple[Field, ...] = ()


class _Part(Protocol):
    @property
    def only(self) -> tuple[Output, ...]:
        """Where it is shown; everywhere if empty."""


Part = TypeVar("Part", bound=_Part)
FieldBuilder: TypeAlias = Callable[[Wording, str], "Field | None"]
"""Makes a field of the card of the thing with an id; None where there is nothing to say."""


def parts_for(output: Output, parts: Iterable[Part]) -> list[Part]:
    """Those of the parts of a card that an output shows."""
    return [part for part in parts if not part.only or output in part.only]


def text_for(output: Output, pieces: Iterable[Piece]) -> str:
    """The words of a line that an output shows."""
    return "".join(piece.text for piece in parts_for(output, pieces))


def build_fields(builders: Iterable[FieldBuilder], wording: Wording, id: str) -> tuple[Field, ...]:
    """The fields that have something in them."""
    fields = (build(wording, id) for build in builders)
    return tuple(field for field in fields if field is not None and field.items)
