"""Timelines of TimelineJS3: its JSON (https://timeline.knightlab.com/docs/json-format.html) and its spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from mali_tui.importing.dates import is_date, write_date
from mali_tui.importing.draft import Draft
from mali_tui.importing.draft_parts import DraftEvent
from mali_tui.importing.html_text import read_html
from mali_tui.importing.limits import MAX_EVENTS, ImportFailure, one_line

Slide = Mapping[str, Any]


def read_timeline(data: Slide, draft: Draft) -> None:
    """Read the JSON of a timeline; groups become actors of a kind of their own, and so keep their lanes.

    Raises:
        ImportFailure: if it has no events, or too many.
    """
    slides, eras = _list(data, "events"), _list(data, "eras")
    if not slides and not eras:
        raise ImportFailure("the timeline has no events")
    if len(slides) + len(eras) > MAX_EVENTS:
        raise ImportFailure(f"the timeline has more than {MAX_EVENTS:,} events")
    if title := _mapping(data, "title"):
        _read_title(_mapping(title, "text"), draft)
    for slide in [*eras, *slides]:
        _add_event(slide, draft)


def _read_title(text: Slide, draft: Draft) -> None:
    draft.title = read_html(_text(text, "headline"))[0]
    draft.subtitle = read_html(_text(text, "text"))[0]


def _add_event(slide: Slide, draft: Draft) -> None:
    words, media = _mapping(slide, "text"), _mapping(slide, "media")
    title, _ = read_html(_text(words, "headline"))
    text, links = read_html(_text(words, "text"))
    title = title or read_html(_text(media, "caption"))[0] or one_line(text)[:80]
    if not title:
        draft.add_todo("a slide without words was left out")
        return
    date, end = (_date(_mapping(slide, name)) for name in ("start_date", "end_date"))
    shown = one_line(_text(slide, "display_date") or _text(_mapping(slide, "start_date"), "display_date"))
    event = DraftEvent(title, text, date, end if end != date else "", when=shown)
    if not date:
        draft.add_todo(f"give the event {title[:60]} a date")
    if group := one_line(_text(slide, "group")):
        event.actors.append(draft.add_group(group))
    event.sources = list(filter(None, (_source(media, draft), *(draft.add_source(link) for link in links))))
    if credit := read_html(_text(media, "credit"))[0]:
        event.text = f"{event.text} ({credit})" if event.text and not event.sources else event.text
    draft.add_event(event)


def _source(media: Slide, draft: Draft) -> str:
    """The medium of a slide as a source."""
    credit, _ = read_html(_text(media, "credit"))
    caption, _ = read_html(_text(media, "caption"))
    url = _text(media, "link") or _text(media, "url")
    return draft.add_source(url, credit, caption)


def _date(given: Slide) -> str:
    """A date of TimelineJS as EDTF; empty if it is none. The year -44 is 44 BCE, which astronomers number -43."""
    parts = [_text(given, name).strip() for name in ("year", "month", "day")]
    try:
        numbers = [str(int(float(part))) for part in parts if part]
    except (ValueError, OverflowError):
        return ""
    if not numbers or len(numbers[0]) > 5:
        return ""
    if numbers[0].startswith("-"):
        numbers[0] = str(int(numbers[0]) + 1)
    date = write_date(*numbers)
    hour, minute = _text(given, "hour"), _text(given, "minute") or "0"
    if len(numbers) == 3 and hour.isdecimal() and minute.isdecimal():
        timed = f"{date}T{int(hour):02}:{int(minute):02}"
        date = timed if is_date(timed) else date
    return date if is_date(date) else ""


# ── The spreadsheet ──────────────────────────────────────────────────────────────────────────


def read_spreadsheet(rows: Iterable[Mapping[str, str]], draft: Draft) -> None:
    """Read the rows of TimelineJS's spreadsheet, by the names of its columns in lower case."""
    slides: dict[str, list[Slide]] = {"events": [], "eras": []}
    title: Slide = {}
    for row in rows:
        slide = _slide(row)
        kind = row.get("type", "").strip().lower()
        if kind == "title":
            title = slide
        else:
            slides["eras" if kind == "era" else "events"].append(slide)
    read_timeline({"title": title, **slides}, draft)


def _slide(row: Mapping[str, str]) -> Slide:
    """A row as a slide in JSON."""
    hour, _, minute = row.get("time", "").partition(":")
    return {
        "start_date": {
            "year": row.get("year", ""),
            "month": row.get("month", ""),
            "day": row.get("day", ""),
            "hour": hour,
            "minute": minute[:2],
        },
        "end_date": {name: row.get(f"end {name}", "") for name in ("year", "month", "day")},
        "display_date": row.get("display date", ""),
        "text": {"headline": row.get("headline", ""), "text": row.get("text", "")},
        "media": {
            "url": row.get("media", ""),
            "credit": row.get("media credit", ""),
            "caption": row.get("media caption", ""),
        },
        "group": row.get("group", ""),
    }


# ── Values of JSON from anywhere ─────────────────────────────────────────────────────────────


def parse_json(text: str) -> Any:
    """The data of a JSON text.

    Raises:
        ImportFailure: if it isn't one, or nests too deeply.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "too many levels of nesting or digits"
        raise ImportFailure(f"the JSON cannot be read: {reason}") from None


def _mapping(data: Slide, key: str) -> Slide:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _list(data: Slide, key: str) -> list[Slide]:
    value = data.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _text(data: Slide, key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""
