"""What is saved between starts, as data."""

from __future__ import annotations

import msgspec


class NewerVersionError(Exception):
    """What is saved was written by a later version, whose format is not known here."""


class State(msgspec.Struct, frozen=True):
    """Where the reader of an explainer was, and what was set; every default means "not set".

    To save another setting, a text, number or bool, add it here and to ``SETTINGS`` in `state_database`.
    """

    language: str = ""
    location: str = ""
    view: str = ""  # the location's view, if it isn't the usual one
    theme: str = ""
    plain: bool = False  # screen-reader mode
    bidi: dict[str, str] = {}  # terminal family → encoding that the reader chose
    seen: frozenset[str] = frozenset()  # ids of claims
    bookmarks: dict[str, str] = {}  # address → note, in the order in which they were added
