"""From YAML to plain data, refusing on the way what an explainer never needs and an attacker would use.

PyYAML's own composer recurses in C without a bound, so the events are put together here, in a loop.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any, TypeAlias

import yaml
from yaml import events

from mali_tui.content.characters import harmless, intruders

DEEPEST = 20  # levels of nesting; an explainer needs five
MOST_VALUES = 200_000  # an explainer a hundred times as large as ours has 120,000
LONGEST_VALUE = 100_000  # characters; the longest of ours, a passage of prose, has 2,000

Where: TypeAlias = tuple[Any, ...]  # keys and numbers from the top of a file down to a value
Position: TypeAlias = tuple[int, int]  # line and column, both counted from 1
Complain: TypeAlias = Callable[[Position, str, str], None]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML was built with it
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
_BRACKETS = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'|[\[\]{}]""")  # and quotes, in which a bracket is a letter


class Marks:
    """Where keys and values stand."""

    def __init__(self) -> None:
        self.keys: dict[Where, Position] = {}
        self.values: dict[Where, Position] = {}


class Refused(Exception):
    """The file cannot be read any further: position, message, cure."""


class _Collection:
    """A list or mapping whose end has not come yet; ``key`` waits for its value."""

    __slots__ = ("data", "key", "where")

    def __init__(self, where: Where, data: Any) -> None:
        self.where = where
        self.data = data
        self.key: str | None = None


class Composer:
    """Composes one YAML document. ``complain`` hears of what can be passed over; ``marks`` is filled, if given."""

    def __init__(self, complain: Complain, marks: Marks | None = None) -> None:
        self._complain = complain
        self._marks = marks
        self._open: list[_Collection] = []
        self._values = 0
        self._root: Any = None
        self.doubles: list[tuple[Where, Position]] = []  # keys that stand where they stood before

    def compose(self, text: str) -> Any:
        """The data of ``text``: dicts, lists, strings, and None for what is left empty.

        Raises:
            Refused: where there is no reading on.
            yaml.YAMLError: where it is not YAML.
        """
        takers: dict[type[events.Event], Callable[[Any], None]] = {
            events.ScalarEvent: self._take_scalar,
            events.MappingStartEvent: self._take_start,
            events.SequenceStartEvent: self._take_start,
            events.MappingEndEvent: self._take_end,
            events.SequenceEndEvent: self._take_end,
            events.AliasEvent: self._take_alias,
            events.DocumentStartEvent: self._take_document,
        }
        loader = _LOADER(text)
        read = 0
        try:
            while (kind := type(event := loader.get_event())) is not events.StreamEndEvent:
                if take := takers.get(kind):
                    take(event)
                read = event.end_mark.index
        except yaml.YAMLError as error:
            if "nesting depth" in str(error):
                self._refuse_depth(text, read)
            raise
        finally:
            loader.dispose()
        return self._root

    def _refuse_depth(self, text: str, read: int) -> None:
        """Refuse a bracket behind what was ``read``: newer versions of libyaml look ahead a thousand and give up."""
        depth = len(self._open)
        for bracket in _BRACKETS.finditer(text, read):
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(bracket[0], 0)
            if depth > DEEPEST:
                raise _too_deep(position_of(text, bracket.start()))

    def _take_document(self, event: events.DocumentStartEvent) -> None:
        if self._values:
            raise Refused(_position(event), "a second document begins here", "Keep one document to a file.")

    def _take_alias(self, event: events.AliasEvent) -> None:
        self._complain(_position(event), "an alias (*) stands here", "Write the value out.")
        self._place(f"*{event.anchor}", event)

    def _take_scalar(self, event: events.ScalarEvent) -> None:
        if event.anchor or event.tag:
            self._complain_of_properties(event)
        text = event.value
        if len(text) > LONGEST_VALUE:
            message = f"a text has {len(text):,} characters"
            raise Refused(_position(event), message, f"Keep it under {LONGEST_VALUE:,}.")
        if event.style == '"':
            text = self._without_escapes(event)
        top = self._open[-1] if self._open else None
        if top and top.key is None and isinstance(top.data, dict):
            self._place_key(text, event, top)
        else:
            left_empty = event.implicit[0] and text in _EMPTY
            self._place(None if left_empty else text, event)

    def _take_start(self, event: events.CollectionStartEvent) -> None:
        if event.anchor or event.tag:
            self._complain_of_properties(event)
        if len(self._open) == DEEPEST:
            raise _too_deep(_position(event))
        data: Any = {} if isinstance(event, events.MappingStartEvent) else []
        self._open.append(_Collection(self._place(data, event), data))

    def _take_end(self, event: events.CollectionEndEvent) -> None:
        self._open.pop()

    def _without_escapes(self, event: events.ScalarEvent) -> str:
        r"""The text of a scalar in double quotes, in which ``\e`` would smuggle a terminal escape past a search."""
        text: str = event.value
        for intruder in islice(intruders(text), 1):
            self._complain(_position(event), intruder.message, intruder.cure)
            return harmless(text)
        return text

    def _complain_of_properties(self, event: events.NodeEvent) -> None:
        """Anchors would allow aliases, and tags objects; values here are texts, lists and mappings."""
        if event.anchor:
            self._complain(_position(event), "an anchor (&) stands here", "Remove it.")
        if getattr(event, "tag", None):
            self._complain(_position(event), "a tag (!) stands here", "Remove it, or put the text in quotes.")

    def _place_key(self, key: str, event: events.Event, mapping: _Collection) -> None:
        if not key:
            raise Refused(_position(event), "a key is missing", "Write one before the colon.")
        mapping.key = key
        where = (*mapping.where, key)
        if key in mapping.data:
            self.doubles.append((where, _position(event)))
        elif self._marks:
            self._marks.keys.setdefault(where, _position(event))

    def _place(self, value: Any, event: events.Event) -> Where:
        """Put a value where it belongs; of two under one key the first stays."""
        self._values += 1
        if self._values > MOST_VALUES:
            raise Refused(_position(event), f"more than {MOST_VALUES:,} values", "Split the explainer.")
        if not self._open:
            where: Where = ()
            self._root = value
        else:
            where = self._place_in(self._open[-1], value, event)
        if self._marks:
            self._marks.values.setdefault(where, _position(event))
        return where

    def _place_in(self, top: _Collection, value: Any, event: events.Event) -> Where:
        if isinstance(top.data, list):
            top.data.append(value)
            return (*top.where, len(top.data) - 1)
        if top.key is None:
            raise Refused(_position(event), "a key is a list or a mapping", "Use a word as the key.")
        where = (*top.where, top.key)
        top.data.setdefault(top.key, value)
        top.key = None
        return where


def position_of(text: str, offset: int) -> Position:
    """Where a character stands in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _too_deep(position: Position) -> Refused:
    return Refused(position, f"more than {DEEPEST} levels of nesting", "Check the brackets.")


def _position(event: events.Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
