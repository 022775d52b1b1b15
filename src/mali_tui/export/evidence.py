"""The evidence as printed: claims of each kind, the events with most claims, and the events behind each claim."""

from __future__ import annotations

from typing import get_args

from mali_tui.content.evidence import (
    claims_by_sourcing,
    count_by_kind,
    events_by_claim_count,
    future_only_claims,
    single_event_claims,
)
from mali_tui.content.model import ClaimKind
from mali_tui.export.document import (
    ClaimTable,
    Count,
    DocumentLink,
    DocumentSection,
    LabelledLine,
    Line,
    List,
    ListEntry,
    Text,
    TextParagraph,
)
from mali_tui.export.list_items import claim_numbers, printed_claim, printed_event
from mali_tui.export.outcomes import outcomes_part
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import location_of_passage


def evidence_counts(wording: PrintWording) -> DocumentSection:
    """The evidence in numbers: claims by kind and passage, events by the number of claims that rest on them."""
    graph = wording.explainer.graph
    fields = [(single_event_claims(graph), "print.on_one_event"), (future_only_claims(graph), "print.on_the_future")]
    sourced, unsourced = claims_by_sourcing(graph)
    with_source: tuple[TextParagraph, ...] = ()
    if graph.sources:
        fields.append((unsourced, "print.unsourced"))
        with_source = (TextParagraph((Text(wording("print.sourced", n=len(sourced))),)),)
    lean = tuple(LabelledLine(wording(key, n=len(ids)), claim_numbers(wording, ids)) for ids, key in fields if ids)
    return DocumentSection(
        wording("print.evidence"),
        (_tally(wording), *lean, *with_source),
        (_events_by_weight(wording),),
        name="evidence",
    )


def evidence_part(wording: PrintWording) -> DocumentSection:
    """The evidence in numbers, then every claim with the events behind it, passage by passage.

    The outcomes of the forecasts stand at the end, if later events are to be printed.
    """
    counts = evidence_counts(wording)
    passages = tuple(
        DocumentSection(
            wording.passage_title(passage),
            (List(tuple(printed_claim(wording, id, events=True) for id in claims)),),
            at=location_of_passage(wording.explainer, passage),
        )
        for passage, claims in wording.explainer.claims_of_passage.items()
    )
    claims = DocumentSection(wording("print.claims_and_events"), parts=passages, name="claims")
    outcomes = (outcomes_part(wording),) if wording.later else ()
    return DocumentSection(counts.title, counts.blocks, (*counts.parts, claims, *outcomes), name=counts.name)


def _tally(wording: PrintWording) -> ClaimTable:
    graph = wording.explainer.graph
    rows = tuple(
        Count(_passage_line(wording, passage), count_by_kind(graph, claims))
        for passage, claims in wording.explainer.claims_of_passage.items()
    )
    total = Count((Text(wording("print.total"), "strong"),), count_by_kind(graph, graph.claims))
    kinds: tuple[ClaimKind, ...] = get_args(ClaimKind)
    names = {kind: wording(f"print.kinds.{kind}") for kind in kinds}
    return ClaimTable(wording("print.claims"), names, wording("print.total"), (*rows, total))


def _passage_line(wording: PrintWording, id: str) -> Line:
    return (DocumentLink((Text(wording.passage_title(id, short=True)),), location_of_passage(wording.explainer, id)),)


def _events_by_weight(wording: PrintWording) -> DocumentSection:
    items = tuple(_weight(wording, id) for id, _ in events_by_claim_count(wording.explainer))
    return DocumentSection(wording("print.by_weight"), (List(items),), name="weight")


def _weight(wording: PrintWording, event: str) -> ListEntry:
    item, claims = printed_event(wording, event), wording.explainer.claims_of_event[event]
    resting = Text(". " + wording("cards.rest", n=len(claims)) + wording("print.colon"))
    return ListEntry((*item.line, resting, *claim_numbers(wording, claims)), item.sign)
