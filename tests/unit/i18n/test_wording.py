"""Labels of actions, and the order of languages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.loader import find_content, load
from mali_tui.content.model import Event, Status
from mali_tui.i18n.wording import Wording


@pytest.fixture(scope="module")
def three() -> Explainer:
    """The shipped explainer, with its English a second time as French."""
    shipped = load(find_content())
    french = replace(shipped.editions["en"], code="fr", name="Français")
    return build_explainer(shipped.graph, {**shipped.editions, "fr": french})


def test_the_language_key_cycles_through_all_languages_and_names_the_next(three: Explainer) -> None:
    steps, code = [], "ar"
    for _ in range(3):
        wording = Wording(three, code)
        steps.append((code, wording.action("language", "bar")))
        code = wording.next_edition.code
    assert steps == [("ar", "English"), ("en", "Français"), ("fr", "العربية")]
    assert code == "ar"


@pytest.mark.parametrize(
    ("period", "status", "language", "long", "short"),
    [
        ("2021", "happened", "en", "during 2021", "2021"),
        ("2021", "ongoing", "en", "during 2021", "2021 →"),
        ("../2021", "happened", "en", "over the years to 2021", "to 2021"),
        ("../2021", "ongoing", "en", "since before 2021", "before 2021 →"),
        ("../2021", "happened", "ar", "على مدى السنوات حتى 2021", "حتى 2021"),
        ("../2021", "ongoing", "ar", "منذ ما قبل 2021", "قبل 2021 ←"),
    ],
)
def test_a_period_says_whether_it_is_over_and_whether_its_beginning_is_known(
    three: Explainer, period: str, status: Status, language: str, long: str, short: str
) -> None:
    graph = replace(three.graph, events={**three.graph.events, "terror-spread": Event(status, period=period)})
    text = replace(three.editions[language].events["terror-spread"], when="")
    edition = replace(three.editions[language], events={**three.editions[language].events, "terror-spread": text})
    wording = Wording(build_explainer(graph, {language: edition}), language)
    assert (wording.when("terror-spread"), wording.when_short("terror-spread")) == (long, short)


def test_a_single_language_is_its_own_next(three: Explainer) -> None:
    only = build_explainer(three.graph, {"en": three.editions["en"]})
    assert Wording(only, "en").next_edition is only.editions["en"]
