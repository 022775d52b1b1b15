"""An explainer from what ``mali-tui print --format json`` writes: the same explainer again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from mali_tui.content.model import ProseParagraph
from mali_tui.export.json_schema import (
    EventObject,
    PassageObject,
    PlaceObject,
    Printed,
    Words,
)
from mali_tui.importing.draft_parts import SPECIAL
from mali_tui.importing.limits import ImportFailure
from mali_tui.importing.yaml_writer import Data

Files = dict[str, dict[str, Data]]
"""The data of each file by its name without ``.yaml``."""


def read_printed(data: Any) -> Files:
    """The files of the explainer that was printed.

    Raises:
        ImportFailure: if it isn't a whole explainer.
    """
    try:
        printed = msgspec.convert(data, Printed)
    except msgspec.ValidationError as error:
        raise ImportFailure(f"this is not what mali-tui prints: {error}") from None
    if printed.what != "article":
        raise ImportFailure(
            "only a part of an explainer was printed; print the article: mali-tui print --format json"
        )
    return {"graph": _graph(printed), **{code: _edition(printed, code) for code in printed.languages}}


def _graph(printed: Printed) -> dict[str, Data]:
    article: dict[str, Data] = {
        "published": printed.published,
        "as_of": printed.as_of,
        "publisher": printed.publisher,
        "updated": printed.updated,
        "version": printed.version,
        "corrections": {each.id: each.date for each in printed.corrections},
    }
    return {
        "article": _without_empty(article),
        "sections": {
            each.id: {"points": [point.id for point in each.points]} if each.points else None
            for each in printed.sections
        },
        "claims": {
            each.id: _without_empty({
                "kind": each.kind,
                "by": list(each.speakers) or each.by,
                "events": list(each.events),
                "actors": list(each.actors),
                "sources": list(each.sources),
                "disputes": list(each.disputes),
                "supports": list(each.supports),
                "supersedes": list(each.supersedes),
            })
            for each in printed.claims
        },
        "events": {each.id: _event(each) for each in printed.events},
        "actors": {each.id: {"kind": each.kind} for each in printed.actors},
        "ties": [
            {"from": tie.source, "to": tie.target, "kind": tie.kind, "event": tie.event} for tie in printed.ties
        ],
        "places": {each.id: _place(each) for each in printed.places},
        "terms": [each.id for each in printed.terms],
        "images": {each.id: {"file": each.file, "passage": each.passage} for each in printed.images},
        "statuses": {
            each.id: _without_empty({"like": each.like, "sign": each.sign}) for each in printed.statuses if each.like
        },
        "sources": {
            each.id: _without_empty({key: value for key, value in msgspec.to_builtins(each).items() if key != "id"})
            for each in printed.sources
        },
        "since_until": printed.since_until,
        "since": {
            each.id: _without_empty({
                "date": each.date,
                "place": each.place.id if each.place else None,
                "actors": list(each.actors),
                "sources": list(each.sources),
                "of": [_without_empty(msgspec.to_builtins(bearing)) for bearing in each.of],
            })
            for each in printed.since
        },
    }  # fmt: skip


def _event(event: EventObject) -> dict[str, Data]:
    return _without_empty({
        "status": event.status,
        "date": event.date,
        "part": event.part,
        "start": event.start,
        "end": event.end,
        "period": event.period,
        "after": event.after,
        "before": event.before,
        "place": event.place.id if event.place else None,
        "actors": list(event.actors),
        "leaves": event.leaves,
        "sources": list(event.sources),
        "record": {"agrees": event.record.agrees} if event.record else None,
    })  # fmt: skip


def _place(place: PlaceObject) -> dict[str, Data]:
    return {"lat": place.lat, "lon": place.lon, **({"area": True} if place.area else {})}


def _edition(printed: Printed, code: str) -> dict[str, Data]:
    language = printed.languages[code]
    points = [point for section in printed.sections for point in section.points]
    return _without_empty({
        "name": language.name,
        "direction": language.direction,
        "title": language.title,
        "subtitle": language.subtitle,
        "source": language.source,
        "byline": printed.byline.get(code),
        "sections": _passages(printed.sections, code),
        "points": _passages(points, code),
        "claims": {each.id: each.text[code] for each in printed.claims},
        "events": {
            each.id: _without_empty({
                "title": each.title[code],
                "text": each.text[code],
                "when": each.said_when.get(code),
                "record": each.record.text.get(code) if each.record else None,
            })
            for each in printed.events
        },
        "actors": {
            each.id: {"name": each.name[code], **_short(each.short, each.name, code), "text": each.text[code]}
            for each in printed.actors
        },
        "actor_kinds": {each.id: {"one": each.one[code], "all": each.all[code]} for each in printed.actor_kinds},
        "leaving": {key: words[code] for key, words in printed.leaving.items() if code in words},
        "images": {
            each.id: _without_empty({
                "alt": each.alt[code], "credit": each.credit[code], "caption": each.caption.get(code)
            })
            for each in printed.images
        },
        "statuses": {each.id: each.text[code] for each in printed.statuses if code in each.text},
        "places": {each.id: each.name[code] for each in printed.places},
        "terms": {each.id: {"name": each.name[code], "text": each.text[code]} for each in printed.terms},
        "ties": {tie.kind: {"out": tie.out[code], "back": tie.back[code]} for tie in printed.ties},
        "since": {each.id: {"title": each.title[code], "text": each.text[code]} for each in printed.since},
        "corrections": {each.id: each.text[code] for each in printed.corrections},
    })  # fmt: skip


def _without_empty(fields: dict[str, Data]) -> dict[str, Data]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value not in (None, [], {}, ())}


def _short(short: Words, name: Words, code: str) -> dict[str, Data]:
    return {"short": short[code]} if short[code] != name[code] else {}


def _passages(passages: Iterable[PassageObject], code: str) -> dict[str, Data]:
    return {
        each.id: _without_empty({
            "title": each.title[code],
            **_short(each.short, each.title, code),
            "text": "\n\n".join(map(write_prose, each.paragraphs[code])) or None,
        })
        for each in passages
    }  # fmt: skip


def write_prose(paragraph: ProseParagraph) -> str:
    """A paragraph in the Markdown from which it was made."""
    spans = [(link.start, link.end, 0, "[", f"]({link.kind}:{link.id})") for link in paragraph.links]
    spans += [(start, end, 1, "*", "*") for start, end in paragraph.emphasis]
    # of those that begin together the longest comes first, and of those that end together the shortest
    marks = [(start, 1, -end, rank, mark) for start, end, rank, mark, _ in spans]
    marks += [(end, 0, -start, -rank, mark) for start, end, rank, _, mark in spans]
    pieces, position = [], 0
    for at, *_, mark in sorted(marks):
        pieces += [paragraph.text[position:at].translate(SPECIAL), mark]
        position = at
    return "".join([*pieces, paragraph.text[position:].translate(SPECIAL)])
