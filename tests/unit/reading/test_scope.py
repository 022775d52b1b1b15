"""A scope selects one actor's part of the explainer, what was known by a date, or both."""

from __future__ import annotations

import pytest

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.reading.cutoff import Cutoff, article_day, cutoffs, events_after
from mali_tui.reading.location import Location, all_locations
from mali_tui.reading.scope import NO_SCOPE, Scope, VisibleSet, resolve_scope


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return load(find_content())


def filtered_out(explainer: Explainer, scope: VisibleSet) -> set[str]:
    return {str(location) for location in all_locations(explainer) if not scope.contains(location)}


def test_without_lens_and_cut_off_everything_but_later_events_is_in_scope(explainer: Explainer) -> None:
    assert not NO_SCOPE.is_active
    assert filtered_out(explainer, resolve_scope(explainer)) == {f"since:{id}" for id in explainer.graph.since}


def test_since_then_brings_later_events_into_scope_and_filters_nothing_out(explainer: Explainer) -> None:
    scope = Scope(since_then=True)
    assert not scope.is_active
    assert filtered_out(explainer, resolve_scope(explainer, scope)) == set()
    assert resolve_scope(explainer, scope).later == set(explainer.graph.since)


@pytest.mark.parametrize("actor", ["wagner", "goita", "algeria", "france"])
def test_the_lens_selects_the_later_events_of_its_actor_and_of_its_claims_and_events(
    explainer: Explainer, actor: str
) -> None:
    later = resolve_scope(explainer, Scope(lens=actor, since_then=True)).later
    for id, event in explainer.graph.since.items():
        claims = {of.claim for of in event.of} & set(explainer.claims_of_actor.get(actor, ()))
        events = {of.event for of in event.of} & set(explainer.events_of_actor.get(actor, ()))
        assert (id in later) == (actor in event.actors or bool(claims | events))
    assert 0 < len(later) < len(explainer.graph.since)


def test_every_cut_off_hides_the_later_events(explainer: Explainer) -> None:
    for cutoff in (*cutoffs(explainer.graph), article_day(explainer.graph)):
        assert not resolve_scope(explainer, Scope(cutoff=cutoff, since_then=True)).later


def test_the_lens_selects_an_actors_events_and_claims(explainer: Explainer) -> None:
    visible = resolve_scope(explainer, Scope(lens="goita"))
    assert visible.events == set(explainer.events_of_actor["goita"])
    assert visible.claims == set(explainer.claims_of_actor["goita"])
    assert visible.actors == {"goita", "mali-transition", "maiga", "political-parties", "armed-groups", "russia"}


def test_the_lens_filters_out_passages_without_a_claim_of_its_actor(explainer: Explainer) -> None:
    visible = resolve_scope(explainer, Scope(lens="blinken"))
    homes = {explainer.passage_of_claim[claim] for claim in explainer.claims_of_actor["blinken"]}
    assert visible.passages == homes | {"implications"}  # the section of those points
    assert not visible.contains(Location("section", "shifts/two-coups"))


def test_the_cut_off_filters_out_later_events_and_claims_that_need_one(explainer: Explainer) -> None:
    cutoff = Cutoff("2021-05")
    visible, later = resolve_scope(explainer, Scope(cutoff=cutoff)), events_after(explainer.graph, cutoff)
    assert visible.events == set(explainer.graph.events) - later
    for id, claim in explainer.graph.claims.items():
        assert visible.contains(Location("claim", id)) == (not later & set(claim.events))
    assert visible.contains(Location("claim", "second-coup"))
    # its first event was known by then, but not the last that it rests on
    assert not visible.contains(Location("claim", "shifts-paved-way"))


def test_an_actor_is_in_scope_from_its_first_event(explainer: Explainer) -> None:
    before, after = (resolve_scope(explainer, Scope(cutoff=Cutoff(date))) for date in ("2021-07", "2021-08"))
    assert "wagner" not in before.actors
    assert "wagner" in after.actors


def test_a_later_cut_off_never_filters_out_more(explainer: Explainer) -> None:
    known: set[Location] = set()
    for cutoff in cutoffs(explainer.graph):
        visible = resolve_scope(explainer, Scope(cutoff=cutoff))
        inside = {location for location in all_locations(explainer) if visible.contains(location)}
        assert known <= inside
        known = inside


def test_lens_and_cut_off_together_select_what_both_do(explainer: Explainer) -> None:
    cutoff = Cutoff("2021-05")
    both, lens, cut = (
        resolve_scope(explainer, scope) for scope in (Scope("russia", cutoff), Scope("russia"), Scope(cutoff=cutoff))
    )
    assert both.events == lens.events & cut.events
    assert both.claims == lens.claims & cut.claims
    assert Location("event", "diop-visit") in both.in_lens
    assert not both.contains(Location("event", "diop-visit"))


def test_a_glossary_term_is_always_in_scope(explainer: Explainer) -> None:
    assert resolve_scope(explainer, Scope("keita", Cutoff("1994"))).contains(Location("term", "wagner"))
