"""Writes YAML as people would: short mappings in one line, prose as a block, quotes only where they are needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Data: TypeAlias = "str | bool | float | Sequence[Data] | Mapping[str, Data] | None"

MAX_LINE_LENGTH = 110  # characters; a longer mapping has a line for each key
_PLAIN = re.compile(r"[A-Za-z\u00c0-\uffef][\w .;()/'+-]*(?<=[\w.)])|-?\d{1,4}(?:-\d\d){0,2}")
"""What needs no quotes anywhere: words without commas and colons, and dates, which the reader takes for texts."""
_WORDS_WITH_A_MEANING = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def dump(data: Mapping[str, Data]) -> Iterator[str]:
    """The lines of a file, with a blank line before each table. What is empty is left out."""
    gap = ""
    for key, value in data.items():
        if value is None or value in ((), [], {}):
            continue
        if isinstance(value, Mapping):
            yield f"{gap}{key}:\n"
            for name, part in value.items():
                yield from _entry(name, part, "  ")
        elif isinstance(value, (list, tuple)) and not all(isinstance(item, str) for item in value):
            yield f"{gap}{key}:\n"
            for item in value:
                yield f"  - {_flow(item)}\n"
        else:
            yield from _entry(key, value, "")
        gap = "\n"


def _entry(key: str, value: Data, indent: str) -> list[str]:
    """The lines of a key and its value."""
    if isinstance(value, Mapping):
        return _mapping(key, value, indent)
    if isinstance(value, str) and "\n" in value:
        lines = (f"{indent}  {line}\n" if line else "\n" for line in value.split("\n"))
        return [f"{indent}{key}: |\n", *lines]
    return [f"{indent}{key}:\n" if value is None else f"{indent}{key}: {_flow(value)}\n"]


def _mapping(key: str, value: Mapping[str, Data], indent: str) -> list[str]:
    given = [(name, part) for name, part in value.items() if part is not None]
    if not any(isinstance(part, str) and "\n" in part for _, part in given):
        pairs = [f"{name}: {_flow(part)}" for name, part in given]
        line = f"{indent}{key}: {{{', '.join(pairs)}}}\n"
        if len(line) <= MAX_LINE_LENGTH:
            return [line]
        if not any(isinstance(part, Mapping) for _, part in given):
            return [f"{indent}{key}:\n", *(f"{indent}  {pair}\n" for pair in pairs)]
    lines = [f"{indent}{key}:\n"]
    for name, part in given:
        lines += _entry(name, part, indent + "  ")
    return lines


def _flow(value: Data) -> str:
    """A value in one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join([f"{key}: {_flow(part)}" for key, part in value.items() if part is not None]) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else repr(value)


def scalar(text: str) -> str:
    """A text, in quotes if it would be read as something else without."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_WITH_A_MEANING:
        return text
    return json.dumps(text, ensure_ascii=False)
