"""From a file's plain data to the typed model, collecting every problem on the way instead of stopping at one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec

from mali_tui.content.model import (
    About,
    Actor,
    ActorText,
    Claim,
    Edition,
    Event,
    EventText,
    Graph,
    Paragraph,
    Passage,
    Place,
    Section,
    TermText,
    Tie,
    TieText,
)
from mali_tui.content.problem import nearest
from mali_tui.content.prose import TARGET_KINDS, parse_prose
from mali_tui.content.source import Source

Entry = TypeVar("Entry", bound=msgspec.Struct)
Value = TypeVar("Value")

GRAPH_KEYS = tuple(field.name for field in msgspec.structs.fields(Graph))
EDITION_TEXTS = ("name", "direction", "title", "subtitle", "source")
EDITION_TABLES = ("sections", "points", "claims", "events", "actors", "places", "terms", "ties")
_TYPE_WORDS: dict[Any, str] = {
    str: "a text",
    float: "a number",
    bool: "true or false",
    date: "a date such as 2021-11-23",
}


class _PassageFields(msgspec.Struct):
    """What a section or a point of an edition gives."""

    title: str
    short: str = ""
    text: str = ""


def read_graph(source: Source) -> Graph | None:
    """The graph, or None where what is missing leaves nothing to check further."""
    _know_keys(source, (), GRAPH_KEYS)
    article = read_entry(source, About, ("article",))
    terms = _read_value(source, tuple[str, ...], ("terms",)) if "terms" in source.data else ()
    sections = _table(source, "sections", partial(read_entry, source, Section))
    claims = _table(source, "claims", partial(read_entry, source, Claim))
    events = _table(source, "events", partial(read_entry, source, Event))
    actors = _table(source, "actors", partial(read_entry, source, Actor))
    places = _table(source, "places", partial(read_entry, source, Place))
    ties = tuple(_ties(source))
    if article is None or not (sections and claims and events and actors):
        if not source.problems:
            source.report((1, 1), "sections, claims, events or actors are missing", "Give at least one of each.")
        return None
    return Graph(article, sections, claims, events, actors, ties, places, terms or ())


def read_edition(source: Source, code: str) -> Edition | None:
    """A language's words, or None where what is missing leaves nothing to check further."""
    _know_keys(source, (), EDITION_TEXTS + EDITION_TABLES)
    texts = {name: _read_value(source, str, (name,)) for name in EDITION_TEXTS}
    if texts["direction"] not in ("ltr", "rtl", None):
        source.report(source.at("direction"), f"direction is {texts['direction']}", "Use one of: ltr, rtl.")
    passage = partial(_read_passage, source)
    tables = {
        "sections": _table(source, "sections", passage),
        "points": _table(source, "points", passage),
        "claims": _table(source, "claims", partial(_read_value, source, str)),
        "events": _table(source, "events", partial(read_entry, source, EventText)),
        "actors": _table(source, "actors", partial(read_entry, source, ActorText)),
        "places": _table(source, "places", partial(_read_value, source, str)),
        "terms": _table(source, "terms", partial(read_entry, source, TermText)),
        "ties": _table(source, "ties", partial(read_entry, source, TieText)),
    }
    if None in texts.values():
        return None
    return Edition(code=code, **texts, **tables)  # type: ignore[arg-type]


def read_entry(source: Source, kind: type[Entry], path: tuple[Any, ...]) -> Entry | None:
    """The mapping at ``path`` as a struct of ``kind``; None, with the problems noted, where it is none."""
    data = _dig(source, path)
    fields = msgspec.structs.fields(kind)
    if not isinstance(data, dict):
        missing = [field.encode_name for field in fields if field.required]
        if missing or data is not None:
            wants = f"with {', '.join(missing)}" if missing else "of fields"
            source.report(source.at(*path), f"{_name(path)} is no mapping", f"Give it a mapping {wants}.")
            return None
        data = {}
    sound = _know_keys(source, path, [field.encode_name for field in fields])
    values: dict[str, Any] = {}
    for field in fields:
        if data.get(field.encode_name) is None:
            if field.required:
                message = f"{_name(path)} has no {field.encode_name}"
                source.report(source.key_at(*path), message, f"Add {field.encode_name}.")
                sound = False
            continue
        value = _read_value(source, field.type, (*path, field.encode_name))
        sound = sound and value is not None
        values[field.name] = value
    return kind(**values) if sound else None


def _read_value(source: Source, kind: Any, path: tuple[Any, ...]) -> Any:
    """The value at ``path`` converted to ``kind``, or None with the problem noted."""
    data = _dig(source, path)
    if data is None:
        source.report(source.key_at(*path), f"{_name(path)} is missing", f"Give it {_type_word(kind)}.")
        return None
    try:
        return msgspec.convert(data, kind, strict=False)
    except msgspec.ValidationError:
        choices = [str(choice) for choice in _choices(kind)]
        shown = data if isinstance(data, str) else "a mapping" if isinstance(data, dict) else "a list"
        cure = nearest(shown, choices) if choices else f"Give it {_type_word(kind)}."
        source.report(source.at(*path), f"{_name(path)} is {shown[:60]}", cure)
        return None


def _read_passage(source: Source, path: tuple[Any, ...]) -> Passage | None:
    fields = read_entry(source, _PassageFields, path)
    if fields is None:
        return None

    def complain(target: str) -> None:
        kinds = ", ".join(f"{kind}:id" for kind in TARGET_KINDS)
        source.report(
            link_position(source, path, f"({target})"), f"the link target {target}", f"Use one of: {kinds}."
        )

    paragraphs: tuple[Paragraph, ...] = parse_prose(fields.text, complain)
    return Passage(fields.title, fields.short or fields.title, paragraphs)


def link_position(source: Source, passage: tuple[Any, ...], ending: str, occurrence: int = 1) -> tuple[int, int]:
    """Line and column of a link's target in a passage's text: the ``occurrence``-th ``](target)``."""
    first = source.at(*passage, "text")[0] - 1
    for number, line in enumerate(source.lines[first:], first + 1):
        column = line.find(f"]{ending}")
        while column >= 0:
            occurrence -= 1
            if not occurrence:
                return number, column + 3
            column = line.find(f"]{ending}", column + 1)
    return source.at(*passage, "text")


def _table(source: Source, name: str, read: Callable[[tuple[Any, ...]], Value | None]) -> dict[str, Value]:
    """The entries of a top-level mapping that could be read."""
    data = source.data.get(name)
    if data is None:
        return {}
    if not isinstance(data, dict):
        source.report(source.at(name), f"{name} is no mapping", "Write `id: …` below it, an entry a line.")
        return {}
    entries = ((id, read((name, id))) for id in data)
    return {id: entry for id, entry in entries if entry is not None}


def _ties(source: Source) -> Iterator[Tie]:
    data = source.data.get("ties")
    if data is not None and not isinstance(data, list):
        source.report(source.at("ties"), "ties is no list", "Write `- {from: …, to: …, kind: …, event: …}` below it.")
        return
    for number in range(len(data or ())):
        tie = read_entry(source, Tie, ("ties", number))
        if tie is not None:
            yield tie


def _know_keys(source: Source, path: tuple[Any, ...], known: Any) -> bool:
    """Report keys of the mapping at ``path`` that are not known; True where there is none."""
    data = _dig(source, path)
    unknown = [key for key in data if key not in known] if isinstance(data, dict) else []
    for key in unknown:
        source.report(source.key_at(*path, key), f"the key {key} means nothing here", nearest(key, known))
    return not unknown


def _dig(source: Source, path: tuple[Any, ...]) -> Any:
    data: Any = source.data
    for key in path:
        held = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
        data = held.get(key)
    return data


def _name(path: tuple[Any, ...]) -> str:
    """A path as a writer would say it: ``claims: second-coup: kind``, the third of ``ties``."""
    return ": ".join(f"number {part + 1}" if isinstance(part, int) else str(part) for part in path)


def _choices(kind: Any) -> tuple[Any, ...]:
    """The values that a Literal, or an optional one, allows."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    return tuple(choice for part in get_args(kind) if get_origin(part) is Literal for choice in get_args(part))


def _type_word(kind: Any) -> str:
    if get_origin(kind) is tuple:
        return "a list such as [a, b]"
    if choices := _choices(kind):
        return f"one of: {', '.join(map(str, choices))}"
    return next(
        (words for known, words in _TYPE_WORDS.items() if kind is known or known in get_args(kind)), "a value"
    )
