"""The lists at the side of each view, as blocks: the sections, the events in time, the actors by kind."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from rich.cells import cell_len

from mali_tui.app.page.blocks import Block, TextBuilder, paragraph, row
from mali_tui.content.chronology import FUTURE_STATUSES
from mali_tui.i18n.wording import MAX_CACHED_WORDINGS, Wording
from mali_tui.reading.location import Location
from mali_tui.symbols import EVENT_SIGNS

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
                lead=f" {number}", lead_width=len(number) + 2, lead_style="dim",
            ))  # fmt: skip
    return blocks


@lru_cache(MAX_CACHED_WORDINGS)
def event_outline(wording: Wording) -> list[Block]:
    """Events in order, under their years. Of several undated ones in a row only the first says so."""
    graph = wording.explainer.graph
    today = graph.article.as_of.isoformat()
    leads, before = {}, ""
    for id, event in graph.events.items():
        day = _day(wording, id)
        leads[id] = f"{EVENT_SIGNS[event.status]} {DITTO if day == before == wording('dates.undated_mark') else day}"
        before = day
    column = max(map(cell_len, leads.values())) + 1
    blocks: list[Block] = []
    heading = ""
    for id, event in graph.events.items():
        year = (event.date or "")[:4]
        to_come = event.status in FUTURE_STATUSES
        new = wording("statuses.expected") if to_come else year
        if new and new != heading:
            heading = new
            blocks.append(paragraph(new, "label", before=int(bool(blocks))))
        style = "strong" if event.date == today else ""
        blocks.append(row(
            wording.edition.events[id].title, Location("event", id), style, lead=leads[id],
            lead_width=column, lead_style="dim",
        ))  # fmt: skip
    return blocks


def _day(wording: Wording, id: str) -> str:
    """The date of an event without the year, which stands above it."""
    event = wording.explainer.graph.events[id]
    to_come = event.status in FUTURE_STATUSES
    if not event.date:
        return "" if to_come else wording("dates.undated_mark")
    if to_come:
        return wording.date(event.date[:7], short=True)
    return wording.day_and_month(event.date)


@lru_cache(MAX_CACHED_WORDINGS)
def actor_outline(wording: Wording) -> list[Block]:
    """Actors under their kinds, with the number of claims about each."""
    explainer = wording.explainer
    blocks: list[Block] = []
    actors = explainer.graph.actors
    for kind, ids in groupby(actors, key=lambda id: actors[id].kind):
        blocks.append(paragraph(wording(f"actor_kinds.{kind}"), "label", before=int(bool(blocks))))
        for id in ids:
            count = len(explainer.claims_of_actor.get(id, ()))
            builder = TextBuilder().add(wording.actor(id), "", Location("actor", id))
            blocks.append(builder.block(key=f"actor:{id}", tail=str(count) if count else "", row=True))
    return blocks
