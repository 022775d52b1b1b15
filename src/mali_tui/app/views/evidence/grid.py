"""The evidence as a grid of claims against events, the details of a cell, and a summary.

Here is what the cells hold; ``app/matrix/renderer.py`` draws them.
"""

from __future__ import annotations

from itertools import chain

from rich.cells import cell_len

from mali_tui.app.matrix.grid import CellMark, Column, Grid, GridCell, Row
from mali_tui.app.page.blocks import Block, TextBuilder, paragraph
from mali_tui.app.views.cards import SIGN_CELLS, label, signed_row
from mali_tui.content.chronology import FUTURE_STATUSES
from mali_tui.content.evidence import (
    claims_by_sourcing,
    count_by_kind,
    events_by_claim_count,
    future_only_claims,
    single_event_claims,
)
from mali_tui.content.model import ClaimKind
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location, location_of_passage
from mali_tui.symbols import CLAIM_SIGNS, EVENT_SIGNS, SEPARATOR, SOURCED_SIGN, UNSOURCED_SIGN, sign_for

MAX_TOP_EVENTS = 8  # events with most claims
MAX_BAR_CELLS = 14  # cells
BAR = "█"
SOURCE_WORDS = {SOURCED_SIGN: "sourced", UNSOURCED_SIGN: "unsourced"}


def evidence_grid(wording: Wording) -> Grid:
    """Claims in the article's order under their passages, against events in the order of time."""
    explainer, edition = wording.explainer, wording.edition
    graph = explainer.graph
    order = [claim for passage in explainer.passages for claim in explainer.claims_of_passage.get(passage, ())]
    single, future = set(single_event_claims(graph)), set(future_only_claims(graph))
    signs = _source_signs(wording)
    rows = tuple(
        Row(
            Location("claim", id),
            CLAIM_SIGNS[graph.claims[id].kind],
            edition.claims[id],
            sum=_row_sum(len(graph.claims[id].events), is_future=id in future, sign=signs.get(id, "")),
            is_weak=id in single or id in future,
            group=wording.passage_title(explainer.passage_of_claim[id]),
        )
        for id in order
    )
    columns = tuple(
        Column(
            Location("event", id),
            sign_for(graph.sign_of(id)),
            edition.events[id].title + SEPARATOR + wording.when_short(id),
            len(explainer.claims_of_event.get(id, ())),
            group,
        )
        for id, group in zip(graph.events, _periods(wording), strict=True)
    )
    columns_of = {id: number for number, id in enumerate(graph.events)}
    marks = {
        (number, columns_of[event]): CellMark(CLAIM_SIGNS[graph.claims[id].kind], is_strong=not rank)
        for number, id in enumerate(order)
        for rank, event in enumerate(graph.claims[id].events)
    }
    return Grid(rows, columns, marks, corner=wording("evidence.resting"))


def _row_sum(event_count: int, *, is_future: bool, sign: str) -> str:
    return f" {event_count}{EVENT_SIGNS['expected'] if is_future else ' '}{sign}"


def _source_signs(wording: Wording) -> dict[str, str]:
    """By claim, the sign that says whether a public source bears on it; empty for an explainer without sources."""
    graph = wording.explainer.graph
    if not graph.sources:
        return {}
    sourced, unsourced = claims_by_sourcing(graph)
    return dict.fromkeys(sourced, SOURCED_SIGN) | dict.fromkeys(unsourced, UNSOURCED_SIGN)


def _periods(wording: Wording) -> list[str]:
    """Each event's year. An undated one has that of the event before it; those to come are under a word instead."""
    periods: list[str] = []
    for id, event in wording.explainer.graph.events.items():
        if event.status in FUTURE_STATUSES:
            periods.append(wording("statuses.expected"))
        else:
            periods.append(wording.listed_year(id) or (periods[-1] if periods else ""))
    return periods


def cell_details(wording: Wording, grid: Grid, cell: GridCell) -> list[Block]:
    """The claim and the event of a cell in full, and how the claim rests on the event."""
    blocks: list[Block] = []
    if cell.row >= 0:
        blocks.append(_claim_in_full(wording, grid.rows[cell.row].location.id))
    if cell.column >= 0:
        blocks.append(_event_in_full(wording, grid.columns[cell.column].location.id))
    if cell.row >= 0:
        claim = grid.rows[cell.row].location.id
        note = _relation_note(wording, grid, cell) if cell.column >= 0 else _event_count_note(wording, claim)
        blocks.append(paragraph(note + _source_note(wording, claim), "quiet"))
    elif cell.column >= 0:
        claim_count = grid.columns[cell.column].sum
        blocks.append(paragraph(wording("cards.rest", n=claim_count), "quiet"))
    return blocks


def _claim_in_full(wording: Wording, id: str) -> Block:
    claim = wording.explainer.graph.claims[id]
    builder = TextBuilder().add(wording.edition.claims[id], "strong")
    who = wording.kind_note(claim) if claim.speakers else ""
    builder.add(SEPARATOR + wording.kind(claim) + (SEPARATOR + who if who else ""), "secondary")
    return builder.block(lead=CLAIM_SIGNS[claim.kind], lead_width=SIGN_CELLS, lead_style="mark")


def _event_in_full(wording: Wording, id: str) -> Block:
    builder = (
        TextBuilder().add(wording.edition.events[id].title, "strong").add(SEPARATOR + wording.when(id), "secondary")
    )
    builder.add(SEPARATOR + wording.status(id), "secondary")
    return builder.block(lead=sign_for(wording.explainer.graph.sign_of(id)), lead_width=SIGN_CELLS, lead_style="mark")


def _relation_note(wording: Wording, grid: Grid, cell: GridCell) -> str:
    claim = grid.rows[cell.row].location.id
    event = grid.columns[cell.column].location.id
    events = wording.explainer.graph.claims[claim].events
    if event not in events:
        return wording("evidence.apart") + SEPARATOR + _event_count_note(wording, claim)
    if len(events) == 1:
        return _event_count_note(wording, claim)
    return wording("evidence.strongest" if event == events[0] else "evidence.supports", of=len(events))


def _event_count_note(wording: Wording, claim: str) -> str:
    graph = wording.explainer.graph
    words = wording("evidence.stands_on", n=len(graph.claims[claim].events))
    return words + SEPARATOR + wording("evidence.only_future") if claim in future_only_claims(graph) else words


def _source_note(wording: Wording, claim: str) -> str:
    """Whether a public source is behind a claim; nothing for an explainer without sources."""
    sign = _source_signs(wording).get(claim)
    return f"{SEPARATOR}{sign} {wording(f'evidence.{SOURCE_WORDS[sign]}')}" if sign else ""


# ── The summary ──────────────────────────────────────────────────────────────────────────────


def evidence_summary(wording: Wording) -> list[Block]:
    """The whole article's evidence: claims of each kind and passage, the heaviest events, and the weakest claims."""
    return [
        *_kinds(wording),
        *_sourcing_counts(wording),
        *_passages(wording),
        *_top_events(wording),
        *_weakest_claims(wording),
    ]


def _kinds(wording: Wording) -> list[Block]:
    graph = wording.explainer.graph
    counts = count_by_kind(graph, graph.claims)
    max_count = max(counts.values())
    blocks = [paragraph(wording("evidence.all", n=len(graph.claims)), "strong")]
    leads = {kind: f"{sign} {wording(f'print.kinds.{kind}')}" for kind, sign in CLAIM_SIGNS.items()}
    column = max(map(cell_len, leads.values())) + 2
    for kind, lead in leads.items():
        bar = TextBuilder().add(BAR * -(-counts[kind] * MAX_BAR_CELLS // max_count), "mark")
        blocks.append(bar.block(lead=lead, lead_width=column, lead_style="claim", tail=str(counts[kind])))
    return blocks


def _sourcing_counts(wording: Wording) -> list[Block]:
    """How many claims have a public source behind them, and how many have none; the signs are those of the grid."""
    if not wording.explainer.graph.sources:
        return []
    sourced, unsourced = claims_by_sourcing(wording.explainer.graph)
    return [
        TextBuilder()
        .add(wording(key, n=len(ids)))
        .block(lead=sign, lead_width=SIGN_CELLS, lead_style="mark", before=before)
        for ids, key, sign, before in (
            (sourced, "print.sourced", SOURCED_SIGN, 1),
            (unsourced, "print.unsourced", UNSOURCED_SIGN, 0),
        )
    ]


def _passages(wording: Wording) -> list[Block]:
    """Under each passage its claims as a bar of the signs of their kinds, kind by kind."""
    explainer = wording.explainer
    order: list[ClaimKind] = list(CLAIM_SIGNS)
    blocks = [label(wording("evidence.by_passage"))]
    for passage in explainer.passages:
        claims = explainer.claims_of_passage.get(passage, ())
        if not claims:
            continue
        counts = count_by_kind(explainer.graph, claims)
        bar = " ".join(chain.from_iterable(CLAIM_SIGNS[kind] * counts[kind] for kind in order))
        location = location_of_passage(explainer, passage)
        title = TextBuilder().add(wording.passage_title(passage, short=True), "", location)
        blocks.append(title.block(key=str(location), row=True, tail=str(len(claims))))
        blocks.append(TextBuilder().add(bar, "mark").block(lead_width=SIGN_CELLS))
    return blocks


def _top_events(wording: Wording) -> list[Block]:
    blocks = [label(wording("evidence.heaviest"))]
    for id, count in events_by_claim_count(wording.explainer)[:MAX_TOP_EVENTS]:
        location = Location("event", id)
        title = TextBuilder().add(wording.edition.events[id].title, "", location)
        blocks.append(signed_row(wording, title, location, tail=str(count)))
    return blocks


def _weakest_claims(wording: Wording) -> list[Block]:
    graph = wording.explainer.graph
    unsourced = claims_by_sourcing(graph)[1] if graph.sources else []
    blocks: list[Block] = []
    for ids, key in (
        (unsourced, "print.unsourced"),
        (future_only_claims(graph), "print.on_the_future"),
        (single_event_claims(graph), "print.on_one_event"),
    ):
        if ids:
            blocks.append(label(wording(key, n=len(ids))))
        for id in ids:
            location = Location("claim", id)
            claim = TextBuilder().add(wording.edition.claims[id], "", location)
            blocks.append(signed_row(wording, claim, location))
    return blocks
