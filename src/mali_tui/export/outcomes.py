"""The outcomes of the article's forecasts, as printed: each with the later event and the strongest source."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from mali_tui.cards import items, model
from mali_tui.content.forecasts import Forecast, count_outcomes, forecasts
from mali_tui.export.document import DocumentLink, DocumentSection, List, ListEntry, SourceMark, Text, TextParagraph
from mali_tui.export.list_items import printed_item
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location


def outcomes_part(wording: PrintWording) -> DocumentSection:
    """The forecasts and the events to come, with the outcomes counted above them."""
    rows = forecasts(wording.explainer)
    counts = count_outcomes(row for row in rows if row.later in wording.later)
    counted = [f"{wording.outcome(outcome)}{wording('print.colon')}{number}" for outcome, number in counts]
    words = [wording("outcomes.rows", n=len(rows)), *counted, wording("outcomes.not_the_article")]
    return DocumentSection(
        wording("panes.outcomes"),
        (
            TextParagraph((Text(wording("print.comma").join(words)),)),
            List(tuple(_row(wording, row) for row in rows)),
        ),
        name="outcomes",
    )


def _row(wording: PrintWording, row: Forecast) -> ListEntry:
    item = items.claim_item(wording, row.claim) if row.claim else items.event_item(wording, row.event or "")
    item = model.item_without_later(item, ())  # its outcome stands below it
    return replace(printed_item(wording, item), items=tuple(_outcome(wording, row)))


def _outcome(wording: PrintWording, row: Forecast) -> Iterator[ListEntry]:
    """The outcome with the date and the title of the later event, and where that can be checked."""
    if row.later is None or row.outcome is None:
        yield ListEntry((Text(wording("outcomes.unknown")),))
    elif row.later in wording.later:
        later, location = wording.explainer.graph.since[row.later], Location("since", row.later)
        when = wording("print.comma") + wording.date(later.date) + wording("print.colon")
        title = DocumentLink((Text(wording.name(location)),), location)
        yield ListEntry((Text(wording.outcome(row.outcome), "strong"), Text(when), title))
        if later.sources:
            name = Text(wording.explainer.graph.sources[later.sources[0]].name + " ", is_isolated=True)
            yield ListEntry((name, SourceMark(later.sources[0])))
