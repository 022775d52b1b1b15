"""Read fields, entries and tables of a file as the model has them, reporting every problem instead of the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date
from functools import cache, partial
from types import GenericAlias
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec

from mali_tui.content.model import MAX_TEXT_LENGTH, Status, Text
from mali_tui.content.parsing.position import Where
from mali_tui.content.parsing.yaml_file import YamlFile
from mali_tui.content.problems import nearest, shorten

Entry = TypeVar("Entry", bound=msgspec.Struct)
Value = TypeVar("Value")

_MAX_MISSPELT = 20  # keys of a mapping; each needs a search for the nearest name
_ID_IN_LIST = re.compile(r"[a-z0-9-]+")
_TYPE_WORDS: dict[Any, str] = {
    float: "a number",
    bool: "true or false",
    date: "a date such as 2021-11-23",
    dict: "keys with values",
}


def read_entry(file: YamlFile, kind: type[Entry], path: Where) -> Entry | None:
    """The mapping at ``path`` as a ``kind``, or None if it is invalid, with all its problems reported."""
    data = _value_at(file, path) or {}
    fields = _fields(kind)
    if not isinstance(data, dict):
        if file.fallbacks and not file.has_key(*path):
            return None  # it is the original's, and reported there
        file.report(
            file.position_of_value(*path),
            f"{_name(path)} is not a mapping",
            f"Give it the fields {', '.join(fields)}.",
        )
        return None
    given = {key: value for key, value in data.items() if value is not None or key not in fields}
    try:
        return msgspec.convert(given, kind, strict=False)
    except msgspec.ValidationError:  # stops at the first error, so read each field by itself
        if file.fallbacks and not file.has_key(*path):
            return None  # it is the original's, and reported there
        misspelt = report_unknown_keys(file, path, fields)
    for key, field in fields.items():
        if key in given:
            read_value(file, field.type, (*path, key))
        elif field.required and key not in misspelt:
            at = file.position_of_key(*path)
            file.report_missing((*path, key), at, f"{_name(path)} has no {key}", f"Add `{key}:`.")
    return None


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """The fields of a struct by their names in a file."""
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def read_value(file: YamlFile, kind: Any, path: Where) -> Any:
    """The value at ``path`` converted to ``kind``, or None with the problem reported."""
    data = _value_at(file, path)
    if data is None:
        if path[0] in file.misspelt:
            return None
        file.report_missing(
            path, file.position_of_key(*path), f"{_name(path)} is missing", f"Add {_type_word(kind)}."
        )
        return None
    try:
        return msgspec.convert(data, kind, strict=False)
    except msgspec.ValidationError:
        pass
    if struct := _struct_of(kind):
        entries = enumerate(data) if get_origin(kind) is tuple and isinstance(data, list) else None
        if entries is not None:
            for number, _ in entries:
                read_entry(file, struct, (*path, number))
        elif get_origin(kind) is tuple:
            fix = f"Write `- {{{', '.join(f'{field}: …' for field in _fields(struct))}}}` below it."
            file.report(file.position_of_value(*path), f"{_name(path)} is not a list", fix)
        else:
            read_entry(file, struct, path)
    elif get_origin(kind) is tuple and isinstance(data, list):
        for number, item in enumerate(data):
            if not isinstance(item, str):
                file.report(
                    file.position_of_value(*path, number),
                    f"{_name(path)} contains {_describe_value(item)}",
                    "List ids only.",
                )
    elif isinstance(data, str) and len(data) > MAX_TEXT_LENGTH and kind in (Text, Text | None):
        message = f"{_name(path)} has {len(data):,} characters"
        file.report(file.position_of_value(*path), message, f"Keep it under {MAX_TEXT_LENGTH:,}.")
    elif isinstance(data, str) and (choices := _choices(kind)):
        if kind == Status and path[-1] == "status":
            choices += tuple(mapping_at(file, "statuses"))
        file.report_unknown(file.position_of_value(*path), f"{_name(path)} is {_describe_value(data)}", data, choices)
    else:
        file.report(
            file.position_of_value(*path),
            f"{_name(path)} is {_describe_value(data)}",
            f"Use {_type_word(kind)}.",
        )
    return None


def _struct_of(kind: Any) -> type[msgspec.Struct] | None:
    """The struct in a type such as ``Struct | None`` or ``tuple[Struct, ...]``."""
    return next(
        (part for part in get_args(kind) if isinstance(part, type) and issubclass(part, msgspec.Struct)), None
    )


def _describe_value(data: Any) -> str:
    """Describe an invalid value for a message."""
    if data is None or (isinstance(data, str) and not data.strip()):
        return "empty"
    return shorten(data) if isinstance(data, str) else "a mapping" if isinstance(data, dict) else "a list"


def read_table(file: YamlFile, name: str, kind: type[Entry]) -> dict[str, Entry]:
    return _entries(file, name, kind, partial(read_entry, file, kind))


def read_texts(file: YamlFile, name: str) -> dict[str, str]:
    return _entries(file, name, Text, partial(read_value, file, Text))


def _entries(file: YamlFile, name: str, kind: Any, read: Callable[[Where], Value | None]) -> dict[str, Value]:
    """The valid entries of a top-level mapping: converted at once, or one by one to report what is wrong."""
    data = file.data.get(name)
    if data is None:
        return {}
    if not isinstance(data, dict):
        file.report(
            file.position_of_value(name), f"{name} is not a mapping", "Write `id: …` below it, one entry per line."
        )
        return {}
    with suppress(msgspec.ValidationError):
        converted: dict[str, Value] = msgspec.convert(data, GenericAlias(dict, (str, kind)), strict=False)
        return converted
    entries = ((id, read((name, id))) for id in data)
    return {id: entry for id, entry in entries if entry is not None}


def drop_if_indented(file: YamlFile, tables: Collection[str]) -> None:
    """Report a table that is indented, so that it belongs to the one above, and read nothing of the file."""
    for table in tables:
        entries = [*mapping_at(file, table).items()]
        for number, (key, value) in enumerate(entries, 1):
            following = entries[number][1] if number < len(entries) else None
            if key in tables and key not in file.data and _is_table(value, following):
                at, message = file.position_of_key(table, key), f"{key} is indented, so that it belongs to {table}"
                file.report(at, message, "Remove the blanks before it.")
                file.data = {}
                return


def _is_table(value: Any, following: Any) -> bool:
    """Whether this is a table rather than an entry of one, such as a section without points, named like a table."""
    if isinstance(value, dict):
        return bool(value) and all(isinstance(entry, dict) for entry in value.values())
    return isinstance(value, list) or (
        value is None and isinstance(following, dict | str) and "points" not in following
    )


def mapping_at(file: YamlFile, name: str) -> dict[str, Any]:
    """A top-level mapping; empty if it is missing or something else."""
    data = file.data.get(name)
    return data if isinstance(data, dict) else {}


def report_unknown_keys(file: YamlFile, path: Where, known: Collection[str]) -> set[str]:
    """Report the unknown keys of the mapping at ``path``, and return the names that they mean, as far as known."""
    data, before, meant = _value_at(file, path), "", set[str]()
    for key in data if isinstance(data, dict) else ():
        if key not in known:
            at, message = file.position_of_key(*path, key), f"unknown key {shorten(key)}"
            first, _, rest = key.partition(" ")
            if data[key] is None and file.is_in_braces(at):  # an unquoted text was cut at its comma
                if first in known and rest:
                    meant.add(first)
                    file.report(at, message, f"Write a colon after {first}.")
                elif before.isdigit() and key.isdigit():
                    file.report(at, message, "Write decimals with a point: 31.5.")
                elif not _ID_IN_LIST.fullmatch(before):
                    file.report(at, message, "Put a text with a comma in quotes.")
                else:
                    fix = "Put a list in brackets, as in [a, b], and a text with a comma in quotes."
                    file.report(at, message, fix)
            else:
                file.report_unknown(at, message, key, known)
                if len(meant) < _MAX_MISSPELT:
                    meant.add(nearest(key, known))
        before = data[key] if isinstance(data[key], str) else key if data[key] is None else ""
    return meant - {""}


def _value_at(file: YamlFile, path: Where) -> Any:
    """The value at ``path``, or None."""
    data: Any = file.data
    for key in path:
        if isinstance(data, dict):
            data = data.get(key)
        elif isinstance(data, list) and isinstance(key, int):
            data = data[key]
        else:
            return None
    return data


def _name(path: Where) -> str:
    """A path as a message shows it: ``claims: second-coup: kind``, ``ties: number 3``."""
    return ": ".join(f"number {part + 1}" if isinstance(part, int) else shorten(part) for part in path)


def _choices(kind: Any) -> tuple[str, ...]:
    """The values that a Literal, or an optional Literal, allows."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    return tuple(choice for part in get_args(kind) if get_origin(part) is Literal for choice in get_args(part))


def _type_word(kind: Any) -> str:
    if get_origin(kind) is tuple:
        return "a list such as [a, b]"
    if choices := _choices(kind):
        return f"one of: {', '.join(choices)}"
    return next((words for known, words in _TYPE_WORDS.items() if kind is known), "a text")
