"""The numbers of the evidence: what is counted, and how."""

import json
from datetime import date

import pytest
from msgspec.structs import replace
from rendering import render

from mali_tui.content.evidence import claims_by_sourcing, future_only_claims, single_event_claims
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import ArticleInfo, Claim, Event, Graph, Source
from mali_tui.export import Format
from mali_tui.export.document import ClaimTable, DocumentLink, List, SourceMark, Text, TextParagraph
from mali_tui.export.evidence import evidence_part
from mali_tui.export.wording import PrintWording

GRAPH = Graph(
    ArticleInfo(date(2021, 11, 23), date(2021, 11, 23), "paper"),
    {},
    {
        "both": Claim("fact", ("past", "vote")),
        "past-only": Claim("fact", ("past",)),
        "future-only": Claim("forecast", ("vote", "visit")),
    },
    {"past": Event("happened"), "vote": Event("scheduled"), "visit": Event("expected")},
    {},
)


def test_claims_on_a_single_event() -> None:
    assert single_event_claims(GRAPH) == ["past-only"]


def test_claims_on_nothing_but_what_was_still_to_come() -> None:
    assert future_only_claims(GRAPH) == ["future-only"]


def test_the_tally_counts_every_claim_once_and_sums_up(explainer: Explainer) -> None:
    (tally,) = (
        block for block in evidence_part(PrintWording(explainer, "en")).blocks if isinstance(block, ClaimTable)
    )
    *rows, total = tally.rows
    assert total.total == len(explainer.graph.claims) == sum(row.total for row in rows)
    for kind in tally.kinds:
        assert total.counts[kind] == sum(row.counts.get(kind, 0) for row in rows)


def test_every_claim_is_listed_once_with_the_events_behind_it(explainer: Explainer) -> None:
    *_, claims = evidence_part(PrintWording(explainer, "ar")).parts
    listed = [
        (
            item.line[0].to.id,
            tuple(under.line[0].to.id for under in item.items if isinstance(under.line[0], DocumentLink)),
        )
        for part in claims.parts
        for block in part.blocks
        if isinstance(block, List)
        for item in block.items
        if isinstance(item.line[0], DocumentLink)
    ]
    assert sorted(listed) == sorted((id, claim.events) for id, claim in explainer.graph.claims.items())


def test_events_come_by_the_number_of_their_claims(explainer: Explainer) -> None:
    weights = evidence_part(PrintWording(explainer, "en")).parts[0]
    (block,) = weights.blocks
    assert isinstance(block, List)
    ids = [item.line[0].to.id for item in block.items if isinstance(item.line[0], DocumentLink)]
    numbers = [len(explainer.claims_of_event[id]) for id in ids]
    assert numbers == sorted(numbers, reverse=True)
    assert set(ids) == set(explainer.claims_of_event)


def test_claims_count_as_sourced_by_their_own_sources_or_those_of_one_event() -> None:
    events = {
        "past": replace(GRAPH.events["past"], sources=("agency",)),
        **{k: GRAPH.events[k] for k in ("vote", "visit")},
    }
    claims = {**GRAPH.claims, "own": Claim("fact", ("vote",), sources=("agency",))}
    graph = replace(GRAPH, events=events, claims=claims, sources={"agency": Source("https://example.org", "Agency")})
    assert claims_by_sourcing(graph) == (["both", "past-only", "own"], ["future-only"])


COUNTS = {
    "en": ("70 claims have a public source behind them", "4 claims have no public source behind them"),
    "ar": ("70 قولًا وراء كل منها مصدر علني", "4 أقوال لا مصدر علني وراءها"),
}
FORMATS: tuple[Format, ...] = ("text", "markdown", "html")


@pytest.mark.parametrize("language", COUNTS)
@pytest.mark.parametrize("fmt", FORMATS)
def test_claims_with_and_without_public_sources_are_counted(explainer: Explainer, language: str, fmt: Format) -> None:
    printed = render(explainer, "evidence", languages=[language], format_=fmt)
    assert all(words in printed for words in COUNTS[language])


def test_json_lists_them(explainer: Explainer) -> None:
    printed = json.loads(render(explainer, "evidence", languages=["en"], format_="json"))
    assert printed["evidence"]["unsourced"] == [
        "france-pressed-civilians", "moscow-backs-delay", "base-talks-reported", "algeria-russia-ties",
    ]  # fmt: skip
    assert len(printed["evidence"]["sourced"]) == 70


@pytest.mark.parametrize("fmt", FORMATS)
def test_an_explainer_without_sources_says_nothing_about_them(explainer: Explainer, fmt: Format) -> None:
    events = {id: replace(event, sources=()) for id, event in explainer.graph.events.items()}
    since = {id: replace(later, sources=()) for id, later in explainer.graph.since.items()}
    bare = replace(explainer, graph=replace(explainer.graph, sources={}, events=events, since=since))
    assert "public source" not in render(bare, "evidence", languages=["en"], format_=fmt)


@pytest.mark.parametrize("language", COUNTS)
def test_what_came_of_the_forecasts_is_printed_only_if_wanted(explainer: Explainer, language: str) -> None:
    wording = PrintWording(explainer, language, later=tuple(explainer.graph.since))
    assert "outcomes" not in [part.name for part in evidence_part(PrintWording(explainer, language)).parts]
    (*_, part) = evidence_part(wording).parts
    assert part.name == "outcomes"
    counted, rows = part.blocks
    assert isinstance(counted, TextParagraph) and isinstance(rows, List)
    numbers = {"happened": 6, "partly": 4, "did-not-happen": 1}
    assert all(f"{wording(f'since.outcomes.{outcome}')}: {n}" in str(counted.line) for outcome, n in numbers.items())
    assert len(rows.items) == sum(numbers.values())
    for item in rows.items:
        outcome, source = item.items
        (link,) = (inline for inline in outcome.line if isinstance(inline, DocumentLink))
        assert link.to.kind == "since"
        strongest = explainer.graph.sources[explainer.graph.since[link.to.id].sources[0]]
        name, mark = source.line
        assert isinstance(mark, SourceMark) and explainer.graph.sources[mark.source] == strongest
        assert isinstance(name, Text) and strongest.name in name.text


def test_outcomes_of_later_events_that_are_left_out_are_neither_printed_nor_counted(explainer: Explainer) -> None:
    wording = PrintWording(explainer, "en", later=("vote-day-passes",))
    counted, rows = evidence_part(wording).parts[-1].blocks
    assert isinstance(counted, TextParagraph) and isinstance(rows, List)
    assert "did not happen: 1" in str(counted.line) and "partly" not in str(counted.line)
    assert [bool(item.items) for item in rows.items].count(True) == 1
