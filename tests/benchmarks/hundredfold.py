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

from mali_tui.content.load import GRAPH, find_content

TIMES = 100
_TARGET = re.compile(r"\]\((section|claim|event|actor|term):([a-z0-9/-]+)\)")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes out what stands in several places, for an explainer knows no aliases."""

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
    claims, events = graph["claims"], graph["events"]
    return {
        "article": {**graph["article"], "publisher": _id(graph["article"]["publisher"], 1)},
        "sections": {
            _id(id, n): {"points": [_id(point, n) for point in section["points"]]}
            for n in numbers
            for id, section in graph["sections"].items()
        },
        "claims": {_id(id, n): _copy_entry(claim, n, events) for n in numbers for id, claim in claims.items()},
        "events": {_id(id, n): _copy_entry(event, n, events) for id, event in events.items() for n in numbers},
        "actors": {_id(id, n): actor for n in numbers for id, actor in graph["actors"].items()},
        "ties": [_copy_entry(tie, n, events) for n in numbers for tie in graph["ties"]],
        "places": {_id(id, n): place for n in numbers for id, place in graph["places"].items()},
        "terms": [_id(term, n) for n in numbers for term in graph["terms"]],
    }


def _copy_entry(entry: Mapping[str, Any], number: int, events: Mapping[str, Any]) -> dict[str, Any]:
    """The ``number``-th copy of an entry, which names copies of that number."""
    copied = dict(entry)
    for field in ("events", "actors"):
        if field in entry:
            copied[field] = [_id(id, number) for id in entry[field]]
    for field in ("by", "place", "from", "to", "event"):
        if field in entry:
            copied[field] = _id(entry[field], number)
    for field in ("after", "before"):  # an event, or a date
        if entry.get(field) in events:
            copied[field] = _id(entry[field], number)
    return copied


def _copy_edition(edition: Mapping[str, Any], times: int) -> dict[str, Any]:
    copied = dict(edition)
    for table in ("sections", "points", "claims", "events", "actors", "places", "terms"):
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
