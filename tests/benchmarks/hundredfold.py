"""An explainer a hundred times as large as ours: every passage, claim, event and actor of it, so many times over.

``python tests/benchmarks/hundredfold.py FOLDER`` writes it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from mali_tui.content.loader import GRAPH, find_content

TIMES = 100
_TARGET = re.compile(r"\]\((section|claim|event|actor|term):([a-z0-9/-]+)\)")
_WORDS = ("kind", "status", "part", "agrees", "outcome")  # fields that name nothing
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every value is a text, as in the program


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes repeated values in full: explainers may not use aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def write(folder: Path, times: int = TIMES) -> None:
    """Write the explainer's files into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in find_content().glob("*.yaml"):
        data: dict[str, Any] = yaml.load(path.read_bytes(), _LOADER)
        copied = _copy_graph(data, times) if path.name == GRAPH else _copy_edition(data, times)
        text = yaml.dump(copied, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
        (folder / path.name).write_text(text, encoding="utf-8")


def _copy_graph(graph: Mapping[str, Any], times: int) -> dict[str, Any]:
    """All sections a first time, then a second; events each as often as there are copies, to stay in their order."""
    numbers = range(1, times + 1)
    ids = {*graph["claims"], *graph["events"], *graph["actors"], *graph["places"], *graph["terms"], *graph["sources"]}
    ids |= {point for section in graph["sections"].values() for point in section["points"]}

    def table(name: str) -> dict[str, Any]:
        return {_id(id, n): _copy(entry, n, ids) for n in numbers for id, entry in graph[name].items()}

    def in_order(name: str) -> dict[str, Any]:
        return {_id(id, n): _copy(entry, n, ids) for id, entry in graph[name].items() for n in numbers}

    return {
        "article": _copy(graph["article"], 1, ids),
        "sections": table("sections"),
        "claims": table("claims"),
        "events": in_order("events"),
        "actors": table("actors"),
        "ties": [_copy(tie, n, ids) for n in numbers for tie in graph["ties"]],
        "places": table("places"),
        "terms": [_id(term, n) for n in numbers for term in graph["terms"]],
        "sources": {
            _id(id, n): {**source, "url": f"{source['url']}#{n}"}
            for n in numbers
            for id, source in graph["sources"].items()
        },
        "since_until": graph["since_until"],
        "since": in_order("since"),
    }


def _copy(value: Any, number: int, ids: set[str]) -> Any:
    """The ``number``-th copy of a value, which names copies of that number wherever it names something."""
    if isinstance(value, dict):
        return {key: each if key in _WORDS else _copy(each, number, ids) for key, each in value.items()}
    if isinstance(value, list):
        return [_copy(each, number, ids) for each in value]
    return _id(value, number) if isinstance(value, str) and value in ids else value


def _copy_edition(edition: Mapping[str, Any], times: int) -> dict[str, Any]:
    copied = dict(edition)
    for table in ("sections", "points", "claims", "events", "actors", "places", "terms", "since"):
        copied[table] = {
            _id(id, n): _copy_prose(entry, n) for n in range(1, times + 1) for id, entry in edition[table].items()
        }
    return copied


def _copy_prose(entry: Any, number: int) -> Any:
    if not isinstance(entry, dict) or "text" not in entry:
        return entry
    return {**entry, "text": _TARGET.sub(lambda link: f"]({link[1]}:{_path(link[2], number)})", entry["text"])}


def _id(id: str, number: int) -> str:
    return f"{id}-{number}"


def _path(path: str, number: int) -> str:
    """An id in an address: of a point, behind its section's."""
    return "/".join(_id(part, number) for part in path.split("/"))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
