"""What is remembered, as data: the state of one explainer's reading, the file of all of them, and how both meet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from mali_tui.content.sanitize import sanitize

VERSION = 2

Key = TypeVar("Key")
Value = TypeVar("Value")


class NewerVersionError(Exception):
    """The file is of a later version of this program; what it holds is not ours to change."""


class State(msgspec.Struct, frozen=True):
    """Where the reader of an explainer was, and what was set; all fields have a value that means nothing yet."""

    language: str = ""
    location: str = ""
    view: str = ""  # in which the location was seen, where that is not its own
    theme: str = ""
    plain: bool = False  # in words alone, for screen readers
    bidi: dict[str, str] = {}  # terminal family → the mode its reader chose
    seen: frozenset[str] = frozenset()  # claims read
    bookmarks: dict[str, str] = {}  # address → note, in the order in which they were set


class ExplainerState(msgspec.Struct, frozen=True):
    """The part of the file that is one explainer's own."""

    location: str = ""
    view: str = ""
    seen: tuple[str, ...] = ()
    bookmarks: dict[str, str] = {}


class StateFile(msgspec.Struct, frozen=True):
    """The file: what holds for every explainer, and a reading for each; the shipped explainer's has no name."""

    version: int = VERSION
    language: str = ""
    theme: str = ""
    plain: bool = False
    bidi: dict[str, str] = {}
    readings: dict[str, ExplainerState] = {}

    def state(self, explainer: str) -> State:
        """What is remembered of an explainer. Whatever wrote the file, a note may be sent to a terminal."""
        reading = self.readings.get(explainer, ExplainerState())
        return State(
            self.language, reading.location, reading.view, self.theme, self.plain, self.bidi, frozenset(reading.seen),
            {address: sanitize(note.replace("\n", " ")) for address, note in reading.bookmarks.items()},
        )  # fmt: skip

    def merged_with(self, explainer: str, before: State, after: State) -> StateFile:
        """The file with what changed ``before`` → ``after``; all else is as another app may have written it."""
        now = self.state(explainer)
        reading = ExplainerState(
            _merge_value(now.location, before.location, after.location),
            _merge_value(now.view, before.view, after.view) if after.location == before.location else after.view,
            tuple(sorted(now.seen | after.seen)),
            _merge_mapping(now.bookmarks, before.bookmarks, after.bookmarks),
        )
        return StateFile(
            VERSION,
            _merge_value(self.language, before.language, after.language),
            _merge_value(self.theme, before.theme, after.theme),
            _merge_value(self.plain, before.plain, after.plain),
            _merge_mapping(self.bidi, before.bidi, after.bidi),
            {**self.readings, explainer: reading},
        )


class _Versioned(msgspec.Struct):
    version: int


class StateFileV1(msgspec.Struct):
    """Version 1, which knew of one explainer only."""

    language: str = ""
    location: str = ""
    theme: str = ""
    bidi: dict[str, str] = {}
    seen: tuple[str, ...] = ()


def read(data: bytes) -> StateFile:
    """The file from its bytes, of whatever version.

    Raises:
        Newer: where it is of a later version.
        msgspec.DecodeError, UnicodeDecodeError: where it is no such file.
    """
    version = msgspec.json.decode(data, type=_Versioned).version
    if version > VERSION:
        raise NewerVersionError
    if version < VERSION:
        first = msgspec.json.decode(data, type=StateFileV1)
        readings = {"": ExplainerState(first.location, seen=first.seen)}
        return StateFile(VERSION, first.language, first.theme, bidi=first.bidi, readings=readings)
    return msgspec.json.decode(data, type=StateFile)


def write(file: StateFile) -> bytes:
    """The bytes of the file, for eyes, too."""
    return msgspec.json.format(msgspec.json.encode(file)) + b"\n"


def _merge_value(now: Value, before: Value, after: Value) -> Value:
    return now if after == before else after


def _merge_mapping(
    now: Mapping[Key, Value], before: Mapping[Key, Value], after: Mapping[Key, Value]
) -> dict[Key, Value]:
    """``now`` with what was added, changed and deleted between ``before`` and ``after``."""
    kept = {key: value for key, value in now.items() if key in after or key not in before}
    return kept | {key: value for key, value in after.items() if key not in before or before[key] != value}
