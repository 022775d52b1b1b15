"""From YAML to plain data, refusing on the way what an explainer never needs and an attacker would use.

PyYAML's own composer recurses in C without a bound, so the events are put together here, in a loop.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any, TypeAlias

import yaml
from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from mali_tui.content.parsing.position import Position, Where, position_of
from mali_tui.content.sanitize import find_forbidden, sanitize

__all__ = ["Composer", "SourceMap", "UnsafeYamlError", "YAMLError"]

MAX_DEPTH = 20  # levels of nesting; an explainer needs five
MAX_VALUES = 200_000  # an explainer a hundred times as large as ours has 120,000
MAX_VALUE_LENGTH = 100_000  # characters; the longest of ours, a passage of prose, has 2,000

OnProblem: TypeAlias = Callable[[Position, str, str], None]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML was built with it
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
_BRACKETS = r""""(?:[^"\\]|\\.)*"|'[^']*'|[\[\]{}]"""  # and quotes, in which a bracket is a letter


class SourceMap:
    """Where keys and values stand, and in ``doubles`` the keys that stand where they stood before."""

    def __init__(self) -> None:
        self.keys: dict[Where, Position] = {}
        self.values: dict[Where, Position] = {}
        self.duplicate_keys: list[tuple[Where, Position]] = []


class UnsafeYamlError(Exception):
    """The file cannot be read any further: position, message, cure."""


class Composer:
    """Composes one YAML document. ``complain`` hears of what can be passed over.

    ``marks`` is filled, if given; without it, there is no more than ``doubled`` to tell of what it would have held.
    """

    def __init__(self, complain: OnProblem, marks: SourceMap | None = None) -> None:
        self._complain = complain
        self._marks = marks
        self._open: list[tuple[Any, str | None, Where]] = []
        """What is around the collection that events are put into: see `_build`."""
        self.has_duplicate_keys = False
        """Whether a key stands where it stood before."""

    def compose(self, text: str) -> Any:
        """The data of ``text``: dicts, lists, strings, and None for what is left empty.

        Raises:
            Refused: where there is no reading on.
            YAMLError: where it is not YAML.
        """
        loader = _LOADER(text)
        try:
            return self._build(loader.get_event, text)
        finally:
            loader.dispose()

    def _build(self, next_event: Callable[[], Any], text: str) -> Any:
        """In one loop, with no call for what is common: it is gone through for every word of a file."""
        root: Any = None
        data: Any = None  # the list or mapping whose end has not come yet,
        key: str | None = None  # the key that waits for its value there, "" in a list, None where a key has to come,
        where: Where = ()  # and where it stands, if that is asked for
        values, event = 0, None
        try:
            while (kind := type(event := next_event())) is not StreamEndEvent:
                if kind is ScalarEvent:
                    value = event.value
                    if event.style == '"' or event.anchor or event.tag or len(value) > MAX_VALUE_LENGTH:
                        value = self._checked_scalar(event)
                    if key is None and data is not None:
                        key = value
                        if not value or value in data or self._marks:
                            self._note_key(value, event, value in data, where)
                        continue
                    if value in _EMPTY and event.implicit[0]:
                        value = None
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    value = self._new_collection(event)
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    data, key, where = self._open.pop()
                    continue
                elif kind is AliasEvent:
                    self._complain(_position(event), "an alias (*) stands here", "Write the value out.")
                    value = f"*{event.anchor}"
                else:
                    if kind is DocumentStartEvent and values:
                        raise UnsafeYamlError(
                            _position(event), "a second document begins here", "Keep one document to a file."
                        )
                    continue
                values += 1
                if values > MAX_VALUES:
                    raise UnsafeYamlError(
                        _position(event), f"more than {MAX_VALUES:,} values", "Split the explainer."
                    )
                here = self._note_value(event, data, key, where) if self._marks else where
                if data is None:
                    root = value
                elif key:
                    data.setdefault(key, value)  # of two under one key the first stays
                    key = None
                elif key is None:
                    raise UnsafeYamlError(_position(event), "a key is a list or a mapping", "Use a word as the key.")
                else:
                    data.append(value)
                if kind is MappingStartEvent or kind is SequenceStartEvent:
                    self._open.append((data, key, where))
                    data, key, where = value, None if kind is MappingStartEvent else "", here
        except YAMLError as error:
            if "nesting depth" in str(error):
                self._refuse_depth(text, event.end_mark.index if event else 0)
            raise
        return root

    def _refuse_depth(self, text: str, read: int) -> None:
        """Refuse a bracket behind what was ``read``: newer versions of libyaml look ahead a thousand and give up."""
        depth = len(self._open)
        for bracket in re.compile(_BRACKETS).finditer(text, read):
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(bracket[0], 0)
            if depth > MAX_DEPTH:
                raise _too_deep(position_of(text, bracket.start()))

    def _checked_scalar(self, event: ScalarEvent) -> str:
        r"""A text with what may not be there taken from it.

        It is in double quotes, in which ``\e`` would smuggle a terminal escape past a search, or has an anchor or a
        tag, or is too long.
        """
        self._complain_of_properties(event)
        text: str = event.value
        if len(text) > MAX_VALUE_LENGTH:
            message = f"a text has {len(text):,} characters"
            raise UnsafeYamlError(_position(event), message, f"Keep it under {MAX_VALUE_LENGTH:,}.")
        if event.style == '"':
            for intruder in islice(find_forbidden(text), 1):
                self._complain(_position(event), intruder.message, intruder.cure)
                return sanitize(text)
        return text

    def _new_collection(self, event: CollectionStartEvent) -> Any:
        """A new list or mapping."""
        if event.anchor or event.tag:
            self._complain_of_properties(event)
        if len(self._open) == MAX_DEPTH:
            raise _too_deep(_position(event))
        return {} if isinstance(event, MappingStartEvent) else []

    def _complain_of_properties(self, event: NodeEvent) -> None:
        """Anchors would allow aliases, and tags objects; values here are texts, lists and mappings."""
        if event.anchor:
            self._complain(_position(event), "an anchor (&) stands here", "Remove it.")
        if getattr(event, "tag", None):
            self._complain(_position(event), "a tag (!) stands here", "Remove it, or put the text in quotes.")

    def _note_key(self, key: str, event: Event, again: bool, where: Where) -> None:
        """Look at a key that is missing or there before, or at any if marks are wanted."""
        if not key:
            raise UnsafeYamlError(_position(event), "a key is missing", "Write one before the colon.")
        self.has_duplicate_keys = self.has_duplicate_keys or again
        if self._marks and again:
            self._marks.duplicate_keys.append(((*where, key), _position(event)))
        elif self._marks:
            self._marks.keys.setdefault((*where, key), _position(event))

    def _note_value(self, event: Event, data: Any, key: str | None, where: Where) -> Where:
        """Where the value is that is about to be put into ``data``."""
        assert self._marks
        if data is not None:
            where = (*where, key or len(data))
        self._marks.values.setdefault(where, _position(event))
        return where


def _too_deep(position: Position) -> UnsafeYamlError:
    return UnsafeYamlError(position, f"more than {MAX_DEPTH} levels of nesting", "Check the brackets.")


def _position(event: Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
