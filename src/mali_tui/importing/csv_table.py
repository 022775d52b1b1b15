"""Events from a table (CSV), one in each row, and from the spreadsheet of TimelineJS."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import get_args

from mali_tui.content.model import STATUSES, ClaimKind
from mali_tui.importing.dates import is_day_first, read_date
from mali_tui.importing.draft import Draft
from mali_tui.importing.draft_parts import DraftClaim, DraftEvent, DraftSection, escape_prose
from mali_tui.importing.html_text import read_html
from mali_tui.importing.limits import MAX_IMPORTED_FILE_BYTES, ImportFailure, read_text

COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "event", "name", "what"),
    "text": ("text", "description", "summary", "details"),
    "date": ("date", "start", "start date", "when", "day"),
    "end": ("end", "end date", "until"),
    "actors": ("actors", "actor", "who", "people"),
    "place": ("place", "where", "location"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "long", "longitude"),
    "source": ("source", "url", "link", "source url", "sources"),
    "publisher": ("publisher", "source name", "outlet"),
    "claim": ("claim", "sentence"),
    "kind": ("kind", "claim kind"),
    "by": ("by", "speaker"),
    "group": ("group", "category", "section"),
    "status": ("status",),
}
"""The names that the head of each column may have, in any case."""
KINDS: dict[str, ClaimKind] = {kind: kind for kind in get_args(ClaimKind)}
SAMPLED_ROWS = 1_000  # from which it is seen whether the day or the month comes first
_SAMPLE_LENGTH = 65_536  # characters from which the separator is found

TableRow = Mapping[str, str]


def read_csv(path: Path, draft: Draft) -> None:
    """Read a table.

    Raises:
        ImportFailure: if it isn't one.
    """
    text = read_text(path)
    rows = _rows(text)
    head = [name.strip().lower() for name in next(rows, [])]
    if {"headline", "year"} <= set(head):
        from mali_tui.importing.timelinejs import read_spreadsheet

        read_spreadsheet((_as_mapping(head, row) for row in rows), draft)
        return
    columns = {
        field: head.index(name) for field, names in COLUMNS.items() for name in reversed(names) if name in head
    }
    if "title" not in columns:
        known = ", ".join(COLUMNS["title"])
        raise ImportFailure(
            f"the table has no column for titles; give one of its columns one of these heads: {known}"
        )
    places = tuple(columns.items())
    last = max(columns.values())
    entries = (
        {field: row[column].strip() for field, column in places}
        if last < len(row)
        else {field: row[column].strip() for field, column in places if column < len(row)}
        for row in rows
    )
    _read_entries(entries, draft)


def _rows(text: str) -> Iterator[list[str]]:
    """The rows of a table that aren't empty."""
    csv.field_size_limit(MAX_IMPORTED_FILE_BYTES)
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:_SAMPLE_LENGTH], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        for row in csv.reader(_lines(text), dialect):
            if row and (row[0].strip() or any(map(str.strip, row))):
                yield row
    except csv.Error as error:
        raise ImportFailure(f"the table cannot be read: {error}") from None


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, one by one; ``io.StringIO`` would take four bytes for each character."""
    start = 0
    while end := text.find("\n", start) + 1:
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _as_mapping(head: Sequence[str], row: Sequence[str]) -> TableRow:
    return {name: value.strip() for name, value in zip(head, row, strict=False)}


def _read_entries(entries: Iterator[dict[str, str]], draft: Draft) -> None:
    sample = list(islice(entries, SAMPLED_ROWS))
    first = is_day_first([entry.get("date", "") for entry in sample])
    if first is None:
        draft.add_todo("check the dates such as 3/4/2021, which were read with the day first")
    day_first = first is not False
    sections: dict[str, DraftSection] = {}
    for number, entry in enumerate(chain(sample, entries), 2):
        title = read_html(entry.get("title") or entry.get("text", ""))[0]
        if not title:
            draft.add_todo(f"give row {number} a title; it was left out")
            continue
        event, id = _add_event(entry, title, draft, day_first, number)
        if entry.get("claim") or entry.get("group"):
            claim = _claim(entry, event, id, draft)
            claim_id = draft.add_claim(claim, title)
            group = entry.get("group") or draft.locale("print.timeline")
            section = sections.setdefault(group, DraftSection(group))
            section.paragraphs.append(f"[{escape_prose(claim.text)}](claim:{claim_id})")
    draft.sections += sections.values()


def _add_event(entry: TableRow, title: str, draft: Draft, day_first: bool, number: int) -> tuple[DraftEvent, str]:
    text, links = read_html(entry.get("text", ""))
    given = entry.get("date", "")
    date = read_date(given, day_first=day_first)
    end = read_date(entry.get("end", ""), day_first=day_first)
    if not date:
        draft.add_todo(f"give the event in row {number} a date" + (f" instead of {given[:40]}" if given else ""))
    status = entry.get("status", "").lower()
    event = DraftEvent(
        title,
        text,
        date,
        end,
        when="" if date else given,
        status=status if status in STATUSES else "",
        place=draft.add_place(place, *_degrees(entry)) if (place := entry.get("place")) else "",
        actors=[draft.add_actor(name) for name in _names(entry.get("actors", ""))],
        sources=_sources(entry, links, draft),
    )
    return event, draft.add_event(event)


def _sources(entry: TableRow, links: Iterable[str], draft: Draft) -> list[str]:
    urls = [url for part in entry.get("source", "").split() if (url := part.strip(";,|"))]
    publisher = entry.get("publisher", "")
    return [id for url in (*urls, *links) if (id := draft.add_source(url, publisher))]


def _claim(entry: TableRow, event: DraftEvent, id: str, draft: Draft) -> DraftClaim:
    """The claim of a row: its own sentence, or the title of its event."""
    words = read_html(entry.get("claim", ""))[0] or event.title
    by = [draft.add_actor(name) for name in _names(entry.get("by", ""))]
    kind = KINDS.get(entry.get("kind", "").lower(), "statement" if by else "fact")
    if kind in ("statement", "report") and not by:
        draft.add_todo(f"name the speaker of the claim: {words[:60]}")
        kind = "fact"
    return DraftClaim(words, kind, [id], list(event.actors), by if kind in ("statement", "report") else [])


def _names(text: str) -> list[str]:
    """Several names, divided by semicolons or bars, else by commas."""
    if not text:
        return []
    separator = ";" if ";" in text else "|" if "|" in text else ","
    return [stripped for name in text.split(separator) if (stripped := name.strip())]


def _degrees(entry: TableRow) -> tuple[float | None, float | None]:
    try:
        lat, lon = float(entry.get("lat", "")), float(entry.get("lon", ""))
    except ValueError:
        return None, None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else (None, None)
