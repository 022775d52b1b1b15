"""The JSON file in which version 0.1 saved the reader's state. It is read once, and never changed."""

from __future__ import annotations

import msgspec

from mali_tui.content.sanitize import sanitize
from mali_tui.reading.state import NewerVersionError, State

FILE_VERSION = 2  # the version of the file's format


class ExplainerState(msgspec.Struct, frozen=True):
    """The part of the file about one explainer."""

    location: str = ""
    view: str = ""
    seen: tuple[str, ...] = ()
    bookmarks: dict[str, str] = {}


class StateFile(msgspec.Struct, frozen=True):
    """The whole file: settings shared by all explainers, and one entry for each explainer by name."""

    language: str = ""
    theme: str = ""
    plain: bool = False
    bidi: dict[str, str] = {}
    readings: dict[str, ExplainerState] = {}

    def state(self, explainer: str) -> State:
        """The state of an explainer."""
        reading = self.readings.get(explainer, ExplainerState())
        return State(
            self.language, reading.location, reading.view, self.theme, self.plain, self.bidi, frozenset(reading.seen),
            {address: sanitize(note.replace("\n", " ")) for address, note in reading.bookmarks.items()},
        )  # fmt: skip


class _Versioned(msgspec.Struct):
    version: int


class _StateFileV1(msgspec.Struct):
    """Version 1, which was for the shipped explainer only."""

    language: str = ""
    location: str = ""
    theme: str = ""
    bidi: dict[str, str] = {}
    seen: tuple[str, ...] = ()


def decode_state_file(data: bytes) -> StateFile:
    """Decode the file's content, of either version.

    Raises:
        NewerVersionError: if its version is later.
        msgspec.DecodeError, UnicodeDecodeError, RecursionError: if it is damaged.
    """
    version = msgspec.json.decode(data, type=_Versioned).version
    if version > FILE_VERSION:
        raise NewerVersionError
    if version < FILE_VERSION:
        first = msgspec.json.decode(data, type=_StateFileV1)
        readings = {"": ExplainerState(first.location, seen=first.seen)}
        return StateFile(first.language, first.theme, bidi=first.bidi, readings=readings)
    return msgspec.json.decode(data, type=StateFile)
