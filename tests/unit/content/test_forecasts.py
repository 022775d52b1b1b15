"""What the article expects: which claims and events share a row, and what came of each."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.forecasts import Forecast, count_outcomes, forecasts, sentence_of
from mali_tui.content.loader import find_content, load
from mali_tui.content.model import (
    ArticleInfo,
    Claim,
    Event,
    Graph,
    LaterEvent,
    Outcome,
    OutcomeKind,
    Passage,
    ProseLink,
    ProseParagraph,
    Section,
)

VOTE = {"vote": Event("scheduled"), "past": Event("happened")}
EXPLAINER = load(find_content())


def build(claims: dict[str, Claim], events: dict[str, Event], **outcomes: OutcomeKind) -> Explainer:
    """An explainer in which each claim or event named has an outcome from a later event of its own."""
    since = {
        f"after-{id}": LaterEvent(
            "2022", of=(Outcome(claim=id, outcome=outcome) if id in claims else Outcome(event=id, outcome=outcome),)
        )
        for id, outcome in outcomes.items()
    }
    article = ArticleInfo(date(2021, 11, 23), date(2021, 11, 23), "paper")
    graph = Graph(article, {"only": Section()}, claims, events, {}, since=since)
    links = tuple(ProseLink(0, 1, "claim", id) for id in claims)
    passage = Passage("Only", "Only", (ProseParagraph("Text", links),))
    return build_explainer(graph, {"en": replace(EXPLAINER.editions["en"], sections={"only": passage}, points={})})


def test_a_forecast_and_the_event_that_it_rests_on_share_a_row() -> None:
    explainer = build({"will-vote": Claim("forecast", ("vote",))}, VOTE)
    assert forecasts(explainer) == [Forecast("will-vote", "vote", None, None)]


def test_only_one_claim_shares_the_row_of_an_event() -> None:
    claims = {"will-vote": Claim("forecast", ("vote",)), "will-win": Claim("forecast", ("vote",))}
    assert [(row.claim, row.event) for row in forecasts(build(claims, VOTE))] == [
        ("will-vote", "vote"), ("will-win", None),
    ]  # fmt: skip


def test_they_do_not_share_a_row_if_they_turned_out_differently() -> None:
    claims = {"will-vote": Claim("forecast", ("vote",))}
    explainer = build({"forecast": claims["will-vote"]}, VOTE, forecast="did-not-happen", vote="happened")
    assert forecasts(explainer) == [
        Forecast("forecast", None, "after-forecast", "did-not-happen"),
        Forecast(None, "vote", "after-vote", "happened"),
    ]


def test_a_forecast_that_rests_on_another_event_first_has_a_row_of_its_own() -> None:
    claims = {"will-vote": Claim("forecast", ("past", "vote"))}
    assert forecasts(build(claims, VOTE)) == [
        Forecast("will-vote", None, None, None),
        Forecast(None, "vote", None, None),
    ]


def test_a_statement_has_a_row_only_if_something_came_of_it() -> None:
    claims = {"promised": Claim("statement", ("past",)), "said": Claim("statement", ("past",))}
    rows = forecasts(build(claims, VOTE, promised="partly"))
    assert [row.claim for row in rows] == ["promised", None]


def test_the_sentence_of_an_event_is_the_claim_that_rests_on_it_before_all() -> None:
    claims = {"other": Claim("fact", ("past", "vote")), "will-vote": Claim("forecast", ("vote",))}
    explainer = build(claims, VOTE | {"visit": Event("expected")})
    assert sentence_of(explainer, "vote") == "will-vote"
    assert sentence_of(explainer, "visit") is None
    assert sentence_of(build({"other": claims["other"]}, VOTE), "vote") == "other"


def test_outcomes_are_counted_in_a_fixed_order() -> None:
    outcomes: tuple[OutcomeKind, ...] = ("open", "happened", "open")
    rows = [Forecast(None, None, None, outcome) for outcome in outcomes]
    assert list(count_outcomes(rows)) == [("happened", 1), ("open", 2)]


def test_every_forecast_and_every_event_to_come_of_the_article_has_one_row() -> None:
    graph, rows = EXPLAINER.graph, forecasts(EXPLAINER)
    claims, events = [row.claim for row in rows if row.claim], [row.event for row in rows if row.event]
    assert len(set(claims)) == len(claims) and len(set(events)) == len(events)
    assert {id for id, claim in graph.claims.items() if claim.kind == "forecast"} <= set(claims)
    assert {id for id, event in graph.events.items() if event.status in ("scheduled", "expected")} == set(events)


@pytest.mark.parametrize(
    ("claim", "event"),
    [
        ("timbuktu-next", "timbuktu-evacuation"),
        ("lavrov-to-visit", "lavrov-visit-planned"),
        ("association-to-visit", "association-visit"),
        ("civil-war-risk", None),
        (None, "election-date"),
    ],
)
def test_what_shares_a_row_in_the_article(claim: str | None, event: str | None) -> None:
    assert (claim, event) in {(row.claim, row.event) for row in forecasts(EXPLAINER)}
