"""Events from a table (CSV), one in each row, and from the spreadsheet of TimelineJS."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from mali_tui.content.model import ClaimKind
from mali_tui.importing.dates import is_day_first, read_date
from mali_tui.importing.draft import Draft
from mali_tui.importing.draft_parts import DraftClaim, DraftEvent, DraftSection, escape
from mali_tui.importing.html_text import read_html
from mali_tui.importing.limits import MAX_FILE_BYTES, ImportFailure, read_text

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
KINDS: tuple[ClaimKind, ...] = ("fact", "statement", "report", "assessment", "forecast")
STATUSES = ("happened", "ongoing", "scheduled", "expected", "cancelled", "missed", "overdue")
SAMPLED_ROWS = 1_000  # from which it is seen whether the day or the month comes first
_SAMPLE = 65_536  # characters from which the separator is found

Row = Mapping[str, str]


def read_table(path: Path, draft: Draft) -> None:
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
    entries = ({field: row[column].strip() for field, column in columns.items() if column < len(row)} for row in rows)
    _read_entries(entries, draft)


def _rows(text: str) -> Iterator[list[str]]:
    """The rows of a table that aren't empty."""
    csv.field_size_limit(MAX_FILE_BYTES)
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:_SAMPLE], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        for row in csv.reader(io.StringIO(text, newline=""), dialect):
            if any(map(str.strip, row)):
                yield row
    except csv.Error as error:
        raise ImportFailure(f"the table cannot be read: {error}") from None


def _as_mapping(head: Sequence[str], row: Sequence[str]) -> Row:
    return {name: value.strip() for name, value in zip(head, row, strict=False)}


def _read_entries(entries: Iterator[dict[str, str]], draft: Draft) -> None:
    sample = list(islice(entries, SAMPLED_ROWS))
    first = is_day_first([entry.get("date", "") for entry in sample])
    if first is None:
        draft.remind("check the dates such as 3/4/2021, which were read with the day first")
    day_first = first is not False
    sections: dict[str, DraftSection] = {}
    for number, entry in enumerate(chain(sample, entries), 2):
        title = read_html(entry.get("title") or entry.get("text", ""))[0]
        if not title:
            draft.remind(f"give row {number} a title; it was left out")
            continue
        event, id = _add_event(entry, title, draft, day_first, number)
        if entry.get("claim") or entry.get("group"):
            claim = _claim(entry, event, id, draft)
            claim_id = draft.add_claim(claim, title)
            group = entry.get("group") or draft.locale("print.timeline")
            section = sections.setdefault(group, DraftSection(group))
            section.paragraphs.append(f"[{escape(claim.text)}](claim:{claim_id})")
    draft.sections += sections.values()


def _add_event(entry: Row, title: str, draft: Draft, day_first: bool, number: int) -> tuple[DraftEvent, str]:
    text, links = read_html(entry.get("text", ""))
    given = entry.get("date", "")
    date = read_date(given, day_first=day_first)
    end = read_date(entry.get("end", ""), day_first=day_first)
    if not date:
        draft.remind(f"give the event in row {number} a date" + (f" instead of {given[:40]}" if given else ""))
    event = DraftEvent(title, text, date, end, when="" if date else given)
    if entry.get("status", "").lower() in STATUSES:
        event.status = entry["status"].lower()
    event.actors = [draft.actor(name) for name in _names(entry.get("actors", ""))]
    if place := entry.get("place"):
        event.place = draft.place(place, *_degrees(entry))
    urls = [*_split(entry.get("source", ""), str.split), *links]
    event.sources = list(filter(None, (draft.add_source(url, entry.get("publisher", "")) for url in urls)))
    return event, draft.add_event(event)


def _claim(entry: Row, event: DraftEvent, id: str, draft: Draft) -> DraftClaim:
    """The claim of a row: its own sentence, or the title of its event."""
    words = read_html(entry.get("claim", ""))[0] or event.title
    by = [draft.actor(name) for name in _names(entry.get("by", ""))]
    given = entry.get("kind", "").lower()
    kind = next((kind for kind in KINDS if kind == given), "statement" if by else "fact")
    if kind in ("statement", "report") and not by:
        draft.remind(f"name the speaker of the claim: {words[:60]}")
        kind = "fact"
    return DraftClaim(words, kind, [id], list(event.actors), by if kind in ("statement", "report") else [])


def _names(text: str) -> list[str]:
    """Several names, divided by semicolons or bars, else by commas."""
    separator = next((sign for sign in ";|" if sign in text), ",")
    return [name.strip() for name in text.split(separator) if name.strip()]


def _split(text: str, split: Callable[[str], Iterable[str]]) -> list[str]:
    return [part.strip(" ;,|") for part in split(text) if part.strip(" ;,|")]


def _degrees(entry: Row) -> tuple[float | None, float | None]:
    try:
        lat, lon = float(entry.get("lat", "")), float(entry.get("lon", ""))
    except ValueError:
        return None, None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else (None, None)
