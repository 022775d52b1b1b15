"""The Location: the address of anything a reader can stand on, and the whole of the navigation state."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

LocationKind = Literal["section", "claim", "event", "actor", "term"]
KINDS: tuple[LocationKind, ...] = get_args(LocationKind)


class BadLocation(ValueError):
    """Not of the form ``kind:id``, or of an unknown kind."""


class Location(Struct, frozen=True, order=True):
    """An address such as ``claim:second-coup``, ``event:coup-2021`` or ``section:shifts/french-failure``."""

    kind: LocationKind
    id: str

    @classmethod
    def parse(cls, address: str) -> Location:
        """Read an address as it is written on the command line.

        Raises:
            BadLocation: where it isn't one.
        """
        kind, colon, id = address.strip().partition(":")
        if not colon or not id:
            raise BadLocation(address)
        for known in KINDS:
            if kind == known:
                return cls(known, id)
        raise BadLocation(address)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @property
    def passage(self) -> str:
        """The id of the passage that a section's address names: its point, or the section itself."""
        return self.id.rpartition("/")[2]
