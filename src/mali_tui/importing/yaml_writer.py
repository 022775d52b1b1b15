"""Writes YAML as people would: short mappings in one line, prose as a block, quotes only where they are needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

Data: TypeAlias = "str | bool | float | Sequence[Data] | Mapping[str, Data] | None"

MAX_LINE_LENGTH = 110  # characters; a longer mapping has a line for each key
MAX_CACHED_ITEMS = 4  # the longest list whose text is cached
_PLAIN = re.compile(r"[A-Za-z\u00c0-\uffef][\w .;()/'+-]*(?<=[\w.)])|-?\d{1,4}(?:-\d\d){0,2}")
"""What needs no quotes anywhere: words without commas and colons, and dates, which the reader takes for texts."""
_WORDS_WITH_A_MEANING = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_LONGEST_WORD = max(map(len, _WORDS_WITH_A_MEANING))
_MAPPINGS = (dict, Mapping)  # asking for the former first is much faster
_is_plain = _PLAIN.fullmatch
_quote = json.JSONEncoder(ensure_ascii=False).encode


def dump(data: Mapping[str, Data]) -> Iterator[str]:
    """The parts of a file, with a blank line before each table. What is empty is left out."""
    gap = ""
    for key, value in data.items():
        if value is None or (not value and isinstance(value, (Mapping, list, tuple))):
            continue
        if isinstance(value, Mapping):
            yield f"{gap}{key}:\n"
            for name in value:
                yield _entry(name, value[name], "  ")
        elif isinstance(value, (list, tuple)) and not all(isinstance(item, str) for item in value):
            yield f"{gap}{key}:\n"
            for item in value:
                yield f"  - {_flow(item)}\n"
        else:
            yield _entry(key, value, "")
        gap = "\n"


def _entry(key: str, value: Data, indent: str) -> str:
    """The lines of a key and its value."""
    if isinstance(value, str):
        if "\n" in value:
            lines = [f"{indent}  {line}\n" if line else "\n" for line in value.split("\n")]
            return f"{indent}{key}: |\n" + "".join(lines)
        return f"{indent}{key}: {scalar(value)}\n"
    if isinstance(value, _MAPPINGS):
        return _mapping(key, value, indent)
    return f"{indent}{key}:\n" if value is None else f"{indent}{key}: {_flow(value)}\n"


def _mapping(key: str, value: Mapping[str, Data], indent: str) -> str:
    pairs = []
    is_nested = False
    for name, part in value.items():
        if isinstance(part, str):
            if len(part) > _LONGEST_WORD and _is_plain(part):  # as most are: `scalar` does the same, but is a call
                pairs.append(f"{name}: {part}")
                continue
            if "\n" in part:
                return _block(key, value, indent)
            pairs.append(f"{name}: {scalar(part)}")
        elif part is not None:
            is_nested = is_nested or not isinstance(part, list)
            pairs.append(f"{name}: {_flow(part)}")
    line = f"{indent}{key}: {{{', '.join(pairs)}}}\n"
    if len(line) <= MAX_LINE_LENGTH:
        return line
    if is_nested and any(isinstance(part, _MAPPINGS) for part in value.values()):
        return _block(key, value, indent)
    return f"{indent}{key}:\n" + "".join([f"{indent}  {pair}\n" for pair in pairs])


def _block(key: str, value: Mapping[str, Data], indent: str) -> str:
    """A mapping with a line or more for each key."""
    entries = [_entry(name, part, indent + "  ") for name, part in value.items() if part is not None]
    return f"{indent}{key}:\n" + "".join(entries)


def _flow(value: Data) -> str:
    """A value in one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, (list, tuple)):
        if len(value) == 1:
            return f"[{_flow(value[0])}]"
        if len(value) <= MAX_CACHED_ITEMS and all([isinstance(part, str) for part in value]):
            return _list(tuple(value))
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, _MAPPINGS):
        return "{" + ", ".join([f"{key}: {_flow(part)}" for key, part in value.items() if part is not None]) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else repr(value)


@lru_cache(8192)
def _list(items: tuple[Data, ...]) -> str:
    """A list of texts in one line; most are ids that come again and again."""
    return "[" + ", ".join(map(_flow, items)) + "]"


def scalar(text: str) -> str:
    """A text, in quotes if it would be read as something else without."""
    if _is_plain(text) and (len(text) > _LONGEST_WORD or text.lower() not in _WORDS_WITH_A_MEANING):
        return text
    return _quote(text)
