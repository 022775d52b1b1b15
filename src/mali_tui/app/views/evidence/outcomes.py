"""The outcomes of the article's forecasts, as rows: each with the later event, and the strongest source."""

from __future__ import annotations

from msgspec.structs import replace

from mali_tui.app.page.blocks import Block, TextBuilder, paragraph
from mali_tui.app.views.cards import SIGN_CELLS, item_block, signed_row
from mali_tui.cards.citation import citation
from mali_tui.cards.model import Item
from mali_tui.cards.since import outcome_words
from mali_tui.content.forecasts import Forecast, count_outcomes, forecasts
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.scope import VisibleSet
from mali_tui.symbols import DIMMED_SIGN, OUTCOME_SIGNS, SEPARATOR

INDENT_CELLS = 2 * SIGN_CELLS  # cells before what is said below a row


def outcome_blocks(wording: Wording, visible: VisibleSet) -> list[Block]:
    """The rows inside the lens, under a heading that counts the outcomes.

    Outcomes are left out while "since then" is off, and with a cut-off, since none was known by then.
    """
    every = forecasts(wording.explainer)
    rows = [row for row in every if location_of_row(row) in visible.in_lens]
    blocks = [paragraph(wording("outcomes.rows", n=len(rows)), "strong"), _summary(wording, rows, visible)]
    for row in rows:
        blocks.append(_row(wording, row))
        if row.later and visible.contains(Location("since", row.later)):
            blocks += _outcome(wording, row, row.later)
        elif not row.later and _are_shown(visible):
            blocks.append(_indent(paragraph(wording("outcomes.unknown"), "secondary")))
    if missing := len(every) - len(rows):
        blocks.append(paragraph(f"{DIMMED_SIGN} {wording('outcomes.missing', n=missing)}", "dimmed", before=1))
    return blocks


def location_of_row(row: Forecast) -> Location:
    """The Location that a row is about."""
    return Location("claim", row.claim) if row.claim else Location("event", row.event or "")


def _are_shown(visible: VisibleSet) -> bool:
    return visible.scope.since_then and not visible.scope.cutoff


def _summary(wording: Wording, rows: list[Forecast], visible: VisibleSet) -> Block:
    """How many rows have each outcome, or why none is shown."""
    if not visible.scope.since_then:
        return paragraph(wording("outcomes.hidden"), "quiet")
    if visible.scope.cutoff:
        return paragraph(wording("since.after_cutoff"), "quiet")
    counted = [
        f"{outcome_words(wording, outcome)}{wording('print.colon')}{number}"
        for outcome, number in count_outcomes(rows)
    ]
    return paragraph(SEPARATOR.join([*counted, wording("outcomes.not_the_article")]), "quiet")


def _row(wording: Wording, row: Forecast) -> Block:
    """The sentence, with the event that it is about; of an event alone its title and when it was expected."""
    location, builder = location_of_row(row), TextBuilder()
    builder.add(wording.name(location), "", location)
    if row.claim and row.event:
        builder.add(SEPARATOR + wording.edition.events[row.event].title, "secondary")
    elif row.event:
        builder.add(SEPARATOR + wording.when_short(row.event), "secondary")
    return signed_row(wording, builder, location, before=1)


def _outcome(wording: Wording, row: Forecast, later: str) -> list[Block]:
    """The outcome, when and by what it is known, and where that can be checked."""
    event, location = wording.explainer.graph.since[later], Location("since", later)
    builder = TextBuilder()
    if row.outcome:
        builder.add(wording.outcome(row.outcome), "since", location)
    builder.add(SEPARATOR + wording.date(event.date, short=True) + SEPARATOR + wording.name(location))
    lead = " " * SIGN_CELLS + (OUTCOME_SIGNS[row.outcome] if row.outcome else "")
    blocks = [builder.block(key=str(location), lead=lead, lead_width=INDENT_CELLS, lead_style="mark", row=True)]
    if event.sources:
        source = wording.explainer.graph.sources[event.sources[0]]
        blocks.append(_indent(item_block(Item(citation(wording, source)))))
    return blocks


def _indent(block: Block) -> Block:
    """A block that stands under a row."""
    return replace(block, lead_width=INDENT_CELLS)
