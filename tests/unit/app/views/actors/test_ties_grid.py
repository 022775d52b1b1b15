"""The main actors, and the letters of their rows and columns."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mali_tui.app.views.actors.ties_grid import MAX_ACTORS, main_actors, ties_grid
from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.loader import find_content, load
from mali_tui.content.model import Actor, Tie
from mali_tui.i18n.locale import load_locale
from mali_tui.i18n.wording import Wording


@pytest.fixture(scope="module")
def shipped_explainer() -> Explainer:
    return load(find_content())


def with_ties(shipped_explainer: Explainer, pairs: list[tuple[str, str]]) -> Explainer:
    """The shipped explainer with other ties."""
    ties = tuple(Tie(source, target, "presses", "coup-2021") for source, target in pairs)
    actors = {id: Actor("state") for pair in pairs for id in pair}
    texts = {
        code: replace(edition, actors=edition.actors | {id: edition.actors["mali"] for id in actors})
        for code, edition in shipped_explainer.editions.items()
    }
    return build_explainer(
        replace(shipped_explainer.graph, ties=ties, actors=shipped_explainer.graph.actors | actors), texts
    )


def test_those_with_more_than_a_passing_part_are_the_main_ones(shipped_explainer: Explainer) -> None:
    explainer = with_ties(shipped_explainer, [("a", "b"), ("c", "a"), ("b", "c"), ("d", "a")])
    assert main_actors(explainer) == ["a", "b", "c"]


def test_where_no_two_have_more_all_that_are_tied_are_shown(shipped_explainer: Explainer) -> None:
    assert main_actors(with_ties(shipped_explainer, [("a", "b")])) == ["a", "b"]
    assert main_actors(with_ties(shipped_explainer, [])) == []


def test_there_are_no_more_than_every_language_has_letters(shipped_explainer: Explainer) -> None:
    explainer = with_ties(shipped_explainer, [(f"a{number}", f"a{(number + 1) % 60}") for number in range(60)])
    for language in explainer.editions:
        assert len(load_locale(language)("ties.letters")) >= MAX_ACTORS
        assert len(ties_grid(Wording(explainer, language)).rows) == MAX_ACTORS
