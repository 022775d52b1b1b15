"""The lists at the side of each view, as blocks: the sections, the events in time, the actors by kind."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len

from mali_tui.app.page.blocks import Block, TextBuilder, paragraph, row
from mali_tui.app.views.cards import outcome_in_words
from mali_tui.content.calendar import Day
from mali_tui.content.chronology import FUTURE_STATUSES, listed_date
from mali_tui.content.edtf import parse_edtf_date
from mali_tui.i18n.wording import MAX_CACHED_WORDINGS, Wording
from mali_tui.reading.location import Location
from mali_tui.symbols import LATER_SIGN, sign_for

DITTO = "╌"  # undated, as the one above; it stands for that on the time axis too


@lru_cache(MAX_CACHED_WORDINGS)
def section_outline(wording: Wording) -> list[Block]:
    """Sections with their points below them."""
    explainer, edition = wording.explainer, wording.edition
    blocks: list[Block] = []
    for id, section in explainer.graph.sections.items():
        title = wording.passage_title(id, short=True)
        blocks.append(row(title, Location("section", id), "strong", before=int(bool(blocks))))
        for point in section.points:
            number = explainer.number_of(point)
            blocks.append(row(
                edition.points[point].short, Location("section", f"{id}/{point}"),
                lead=f" {number}", lead_width=len(number) + 2, lead_style="secondary",
            ))  # fmt: skip
    return blocks


@lru_cache(2 * MAX_CACHED_WORDINGS)
def event_outline(wording: Wording, *, since_then: bool = False, later: frozenset[str] = frozenset()) -> list[Block]:
    """Events in order, under their years. Of several undated ones in a row only the first says so.

    With ``since_then`` the events from after the article's day follow under a heading of their own. Expected events
    have their outcomes by those ``later`` events, given by their ids.
    """
    graph = wording.explainer.graph
    today = graph.article.as_of.isoformat()
    leads, before = {}, ""
    for id in graph.events:
        day = _day(wording, id)
        shown = DITTO if day == before == wording("dates.undated_mark") else day
        leads[id] = f"{sign_for(graph.sign_of(id))} {shown}"
        before = day
    since = graph.since if since_then else {}
    later_leads = {id: f"{LATER_SIGN} {wording.day_and_month(event.date)}" for id, event in since.items()}
    column = max(map(cell_len, (*leads.values(), *later_leads.values()))) + 1
    blocks: list[Block] = []
    heading = ""
    heading_day: Day | None = None
    for id, event in graph.events.items():
        to_come = event.status in FUTURE_STATUSES
        new = wording("statuses.expected") if to_come else wording.listed_year(id)
        listed = listed_date(graph, event)
        first_day = parse_edtf_date(listed).first if listed else None
        goes_back = first_day and heading_day and first_day < heading_day  # as "after 1187 BCE" does below 1185 BCE
        if new and new != heading and not goes_back:
            heading, heading_day = new, first_day
            blocks.append(paragraph(new, "label", before=int(bool(blocks))))
        location, style = Location("event", id), "strong" if (event.date or "").partition("T")[0] == today else ""
        text = TextBuilder().add(wording.edition.events[id].title, style, location)
        text.add(outcome_in_words(wording, location, later), "since")
        blocks.append(_dated_row(text, location, leads[id], column))
    if since:
        blocks.append(paragraph(later_heading(wording), "label", before=1))
    year = ""
    for id, later_event in since.items():
        if (new := wording.year_of(later_event.date)) != year:
            year = new
            blocks.append(paragraph(new, "label", before=1))
        location = Location("since", id)
        text = TextBuilder().add(wording.edition.since[id].title, "", location)
        blocks.append(_dated_row(text, location, later_leads[id], column))
    return blocks


def later_heading(wording: Wording) -> str:
    """What stands above a list of later events."""
    until = wording.since_until(short=True)
    return wording("since.list_heading", date=until) if until else wording("since.word")


def _dated_row(text: TextBuilder, location: Location, lead: str, column: int) -> Block:
    return text.block(key=str(location), lead=lead, lead_width=column, lead_style="secondary", row=True)


def _day(wording: Wording, id: str) -> str:
    """The date of an event without the year, which stands above it; with a dash on the open side of a time."""
    graph = wording.explainer.graph
    event = graph.events[id]
    if event.status in FUTURE_STATUSES:
        return "" if not event.date else wording.month_short(event.date)
    if event.date:
        return wording.day_and_month(event.date)
    start = listed_date(graph, event)
    if start:
        day = wording.day_and_month(start)
        return f"{day} –".strip() if start != event.period else day
    end = event.end or event.before
    if end and end not in graph.events and parse_edtf_date(end).last < Day.from_date(graph.article.as_of):
        return f"– {wording.date(end, short=True)}"
    return wording("dates.undated_mark")


@lru_cache(MAX_CACHED_WORDINGS)
def actor_outline(wording: Wording) -> list[Block]:
    """Actors under their kinds, with the number of claims about each."""
    explainer = wording.explainer
    blocks: list[Block] = []
    for kind, ids in explainer.actors_of_kind.items():
        blocks.append(paragraph(wording.actor_kinds(kind), "label", before=int(bool(blocks))))
        for id in ids:
            count = len(explainer.claims_of_actor.get(id, ()))
            builder = TextBuilder().add(wording.actor(id), "", Location("actor", id))
            blocks.append(builder.block(key=f"actor:{id}", tail=str(count) if count else "", row=True))
    return blocks
