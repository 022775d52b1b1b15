"""Complete a language that is still being translated with the original's texts, and list what there is to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mali_tui.content.decode import EDITION_TABLES
from mali_tui.content.parsing.position import Where
from mali_tui.content.parsing.yaml_file import YamlFile

TEXTS = ("title", "subtitle", "source", "byline")
_ALTERNATIVES = ("short",)  # fields that stand in for another, and are left out where that one is translated
_MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
"""Marks around a text of the other direction, which keep its punctuation in place."""
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n\s*)")
_MIN_COPIED_WORDS = 4  # texts of fewer words may be the same in two languages


def is_draft(file: YamlFile) -> bool:
    """Whether a language is marked as unfinished."""
    return file.is_draft


def complete_draft(file: YamlFile, original: YamlFile, code: str) -> None:
    """Add the texts that a draft lacks from the original, marked with its ``code``, each a to-do."""
    direction = original.data.get("direction")
    mark = "" if file.data.get("direction") == direction else _MARKS.get(str(direction), "")
    for path, text in _texts(original.data):
        if _is_given(file, path):
            continue
        parent = _parent(file.data, path)
        if parent is None:  # not a mapping, which is reported
            continue
        table = path[0] if len(path) > 1 else ""
        name = ": ".join(path[1:]) if table else path[0]
        message = f"{table} has no {name}" if table else f"there is no {name}"
        file.report_todo(file.position_of_key(*path[:-1]), message, f"Translate it from {code}.yaml.")
        parent[path[-1]] = _with_mark(text, code, mark)
        file.fallbacks.add(path)


def report_copies(file: YamlFile, original: YamlFile, code: str) -> None:
    """List the texts of a translation that have the original's own words."""
    for path, text in _texts(original.data):
        value = _value(file.data, path)
        is_copy = isinstance(value, str) and value.split() == text.split() and path not in file.fallbacks
        if is_copy and len(text.split()) >= _MIN_COPIED_WORDS:
            name = ": ".join(path)
            file.report_todo(file.position_of_value(*path), f"{name} has the words of {code}.yaml", "Translate it.")


def _texts(data: dict[str, Any]) -> Iterator[tuple[Where, str]]:
    """Every text of a language with its path."""
    for name in TEXTS:
        if isinstance(data.get(name), str):
            yield (name,), data[name]
    for table in EDITION_TABLES:
        entries = data.get(table)
        for id, entry in entries.items() if isinstance(entries, dict) else ():
            if isinstance(entry, str):
                yield (table, id), entry
            elif isinstance(entry, dict):
                yield from (((table, id, field), text) for field, text in entry.items() if isinstance(text, str))


def _value(data: Any, path: Where) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _is_given(file: YamlFile, path: Where) -> bool:
    """Whether a draft has a text, or needs none: a short title beside a translated title."""
    value = _value(file.data, path)
    if path[-1] in _ALTERNATIVES and isinstance(entry := _value(file.data, path[:-1]), dict):
        return any((*path[:-1], field) not in file.fallbacks for field in entry)
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _parent(data: dict[str, Any], path: Where) -> dict[str, Any] | None:
    """The mapping that a text belongs into, made where it is missing; None where there is something else."""
    for key in path[:-1]:
        if data.get(key) is None:
            data[key] = {}
        data = data[key]
        if not isinstance(data, dict):
            return None
    return data


def _with_mark(text: str, code: str, mark: str) -> str:
    """A text with the code of its language before each paragraph, and ``mark`` around it."""
    pieces = enumerate(_PARAGRAPHS.split(text.strip()))
    return "".join(piece if number % 2 else f"{mark}[{code}] {piece}{mark}" for number, piece in pieces)
