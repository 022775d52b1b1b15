"""Compose plain data from YAML, rejecting features that explainers don't need and attackers use.

PyYAML's own composer recurses in C without a limit; this one is a loop over parser events.
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
MAX_VALUES = 300_000  # an explainer a hundred times as large as ours has 240,000
MAX_VALUE_LENGTH = 100_000  # the longest of ours, a passage of prose, has 2,000 characters

OnProblem: TypeAlias = Callable[[Position, str, str], None]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML was built with it
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
_BRACKETS = r""""(?:[^"\\]|\\.)*"|'[^']*'|[\[\]{}]"""  # and quoted strings, whose brackets don't count


class SourceMap:
    """The positions of keys and values, and of duplicate keys."""

    def __init__(self) -> None:
        self.keys: dict[Where, Position] = {}
        self.values: dict[Where, Position] = {}
        self.duplicate_keys: list[tuple[Where, Position]] = []


class UnsafeYamlError(Exception):
    """The file can't be read further; the arguments are position, message and fix."""


class Composer:
    """Composes one YAML document. ``report`` is called for errors after which parsing can go on.

    ``marks`` is filled if given; otherwise only ``has_duplicate_keys`` is set.
    """

    def __init__(self, report: OnProblem, marks: SourceMap | None = None) -> None:
        self._report = report
        self._marks = marks
        self._open: list[tuple[Any, str | None, Where]] = []
        """The collections around the current one, see `_build`."""
        self.has_duplicate_keys = False
        """Whether the document has a duplicate key."""

    def compose(self, text: str) -> Any:
        """The data of ``text``: dicts, lists, strings, and None for empty values.

        Raises:
            UnsafeYamlError: if parsing can't go on.
            YAMLError: if it isn't YAML.
        """
        loader = _LOADER(text)
        try:
            return self._build(loader.get_event, text)
        finally:
            loader.dispose()

    def _build(self, next_event: Callable[[], Any], text: str) -> Any:
        """One loop without calls in the common case, as it runs for every scalar of a file."""
        root: Any = None
        data: Any = None  # the current list or mapping,
        key: str | None = None  # the key whose value comes next, "" in a list, None if a key comes next,
        where: Where = ()  # and its path, if positions are wanted
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
                    self._report(_position(event), "aliases (*) are not allowed", "Write the value out.")
                    value = f"*{event.anchor}"
                else:
                    if kind is DocumentStartEvent and values:
                        raise UnsafeYamlError(
                            _position(event), "a second document begins here", "Keep one document per file."
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
                    data.setdefault(key, value)  # the first of two duplicate keys wins
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
        """Find the bracket that is nested too deep: newer libyaml gives up after 1,000 levels, read in advance."""
        depth = len(self._open)
        for bracket in re.compile(_BRACKETS).finditer(text, read):
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(bracket[0], 0)
            if depth > MAX_DEPTH:
                raise _too_deep(position_of(text, bracket.start()))

    def _checked_scalar(self, event: ScalarEvent) -> str:
        r"""The sanitized value of an unusual scalar.

        It is in double quotes, whose ``\e`` would hide a terminal escape from a search, has an anchor or a tag, or
        is too long.
        """
        self._report_properties(event)
        text: str = event.value
        if len(text) > MAX_VALUE_LENGTH:
            message = f"a text has {len(text):,} characters"
            raise UnsafeYamlError(_position(event), message, f"Keep it under {MAX_VALUE_LENGTH:,}.")
        if event.style == '"':
            for forbidden in islice(find_forbidden(text), 1):
                self._report(_position(event), forbidden.message, forbidden.fix)
                return sanitize(text)
        return text

    def _new_collection(self, event: CollectionStartEvent) -> Any:
        """A new list or mapping."""
        if event.anchor or event.tag:
            self._report_properties(event)
        if len(self._open) == MAX_DEPTH:
            raise _too_deep(_position(event))
        return {} if isinstance(event, MappingStartEvent) else []

    def _report_properties(self, event: NodeEvent) -> None:
        """Report anchors, which allow aliases, and tags, which allow objects."""
        if event.anchor:
            self._report(_position(event), "anchors (&) are not allowed", "Remove it.")
        if getattr(event, "tag", None):
            self._report(_position(event), "tags (!) are not allowed", "Remove it, or put the text in quotes.")

    def _note_key(self, key: str, event: Event, again: bool, where: Where) -> None:
        """Reject an empty key, and record duplicate keys and positions."""
        if not key:
            raise UnsafeYamlError(_position(event), "a key is missing", "Write one before the colon.")
        self.has_duplicate_keys = self.has_duplicate_keys or again
        if self._marks and again:
            self._marks.duplicate_keys.append(((*where, key), _position(event)))
        elif self._marks:
            self._marks.keys.setdefault((*where, key), _position(event))

    def _note_value(self, event: Event, data: Any, key: str | None, where: Where) -> Where:
        """Record the position of the next value of ``data``, and return its path."""
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
