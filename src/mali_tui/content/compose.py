"""From YAML to plain data, refusing on the way what an explainer never needs and an attacker would use.

PyYAML's own composer recurses in C without a bound, so the events are put together here, in a loop.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any, TypeAlias

import yaml
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

from mali_tui.content.characters import harmless, intruders

DEEPEST = 20  # levels of nesting; an explainer needs five
MOST_VALUES = 200_000  # an explainer a hundred times as large as ours has 120,000
LONGEST_VALUE = 100_000  # characters; the longest of ours, a passage of prose, has 2,000

Where: TypeAlias = tuple[Any, ...]  # keys and numbers from the top of a file down to a value
Position: TypeAlias = tuple[int, int]  # line and column, both counted from 1
Complain: TypeAlias = Callable[[Position, str, str], None]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML was built with it
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
_BRACKETS = r""""(?:[^"\\]|\\.)*"|'[^']*'|[\[\]{}]"""  # and quotes, in which a bracket is a letter


class Marks:
    """Where keys and values stand, and in ``doubles`` the keys that stand where they stood before."""

    def __init__(self) -> None:
        self.keys: dict[Where, Position] = {}
        self.values: dict[Where, Position] = {}
        self.doubles: list[tuple[Where, Position]] = []


class Refused(Exception):
    """The file cannot be read any further: position, message, cure."""


class _Collection:
    """A list or mapping whose end has not come yet. ``key`` waits for its value; None is a mapping's next to come."""

    __slots__ = ("data", "key", "where")

    def __init__(self, where: Where, data: Any, key: str | None) -> None:
        self.where = where
        self.data = data
        self.key = key


class Composer:
    """Composes one YAML document. ``complain`` hears of what can be passed over.

    ``marks`` is filled, if given; without it, there is no more than ``doubled`` to tell of what it would have held.
    """

    def __init__(self, complain: Complain, marks: Marks | None = None) -> None:
        self._complain = complain
        self._marks = marks
        self._open: list[_Collection] = []
        self._values = 0
        self._root: Any = None
        self.doubled = False
        """Whether a key stands where it stood before."""

    def compose(self, text: str) -> Any:
        """The data of ``text``: dicts, lists, strings, and None for what is left empty.

        Raises:
            Refused: where there is no reading on.
            yaml.YAMLError: where it is not YAML.
        """
        loader = _LOADER(text)
        next_event, event = loader.get_event, None
        try:
            while (kind := type(event := next_event())) is not StreamEndEvent:
                if kind is ScalarEvent:
                    self._take_scalar(event)
                elif kind is MappingStartEvent:
                    self._take_start(event, {}, None)
                elif kind is SequenceStartEvent:
                    self._take_start(event, [], "")
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    self._open.pop()
                elif kind is AliasEvent:
                    self._complain(_position(event), "an alias (*) stands here", "Write the value out.")
                    self._place(f"*{event.anchor}", event)
                elif kind is DocumentStartEvent and self._values:
                    raise Refused(_position(event), "a second document begins here", "Keep one document to a file.")
        except yaml.YAMLError as error:
            if "nesting depth" in str(error):
                self._refuse_depth(text, event.end_mark.index if event else 0)
            raise
        finally:
            loader.dispose()
        return self._root

    def _refuse_depth(self, text: str, read: int) -> None:
        """Refuse a bracket behind what was ``read``: newer versions of libyaml look ahead a thousand and give up."""
        depth = len(self._open)
        for bracket in re.compile(_BRACKETS).finditer(text, read):
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(bracket[0], 0)
            if depth > DEEPEST:
                raise _too_deep(position_of(text, bracket.start()))

    def _take_scalar(self, event: ScalarEvent) -> None:
        if event.anchor or event.tag:
            self._complain_of_properties(event)
        text = event.value
        if len(text) > LONGEST_VALUE:
            message = f"a text has {len(text):,} characters"
            raise Refused(_position(event), message, f"Keep it under {LONGEST_VALUE:,}.")
        if event.style == '"':
            text = self._without_escapes(event)
        if self._open and self._open[-1].key is None:
            self._take_key(text, event, self._open[-1])
        elif text in _EMPTY and event.implicit[0]:
            self._place(None, event)
        else:
            self._place(text, event)

    def _take_start(self, event: CollectionStartEvent, data: Any, key: str | None) -> None:
        if event.anchor or event.tag:
            self._complain_of_properties(event)
        if len(self._open) == DEEPEST:
            raise _too_deep(_position(event))
        self._open.append(_Collection(self._place(data, event), data, key))

    def _without_escapes(self, event: ScalarEvent) -> str:
        r"""The text of a scalar in double quotes, in which ``\e`` would smuggle a terminal escape past a search."""
        text: str = event.value
        for intruder in islice(intruders(text), 1):
            self._complain(_position(event), intruder.message, intruder.cure)
            return harmless(text)
        return text

    def _complain_of_properties(self, event: NodeEvent) -> None:
        """Anchors would allow aliases, and tags objects; values here are texts, lists and mappings."""
        if event.anchor:
            self._complain(_position(event), "an anchor (&) stands here", "Remove it.")
        if getattr(event, "tag", None):
            self._complain(_position(event), "a tag (!) stands here", "Remove it, or put the text in quotes.")

    def _take_key(self, key: str, event: Event, mapping: _Collection) -> None:
        if not key:
            raise Refused(_position(event), "a key is missing", "Write one before the colon.")
        mapping.key = key
        if key in mapping.data:
            self.doubled = True
            if self._marks:
                self._marks.doubles.append(((*mapping.where, key), _position(event)))
        elif self._marks:
            self._marks.keys.setdefault((*mapping.where, key), _position(event))

    def _place(self, value: Any, event: Event) -> Where:
        """Put a value where it belongs; of two under one key the first stays. Only marks need to know where."""
        self._values += 1
        if self._values > MOST_VALUES:
            raise Refused(_position(event), f"more than {MOST_VALUES:,} values", "Split the explainer.")
        where: Where = ()
        if not self._open:
            self._root = value
        else:
            top = self._open[-1]
            if top.key is None:
                raise Refused(_position(event), "a key is a list or a mapping", "Use a word as the key.")
            if self._marks:
                where = (*top.where, top.key or len(top.data))
            if top.key:
                top.data.setdefault(top.key, value)
                top.key = None
            else:
                top.data.append(value)
        if self._marks:
            self._marks.values.setdefault(where, _position(event))
        return where


def position_of(text: str, offset: int) -> Position:
    """Where a character stands in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _too_deep(position: Position) -> Refused:
    return Refused(position, f"more than {DEEPEST} levels of nesting", "Check the brackets.")


def _position(event: Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
