"""Labels of actions, and the order of languages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.loader import find_content, load
from mali_tui.content.model import Event, Status
from mali_tui.i18n.locale import load_locale
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


@pytest.mark.parametrize(
    ("event", "long", "short"),
    [
        (Event("happened", period="2020"), "during 2020", "2020"),
        (Event("happened", period="201X"), "during the 2010s", "2010s"),
        (Event("happened", period="18XX"), "during 1800–1899", "1800–1899"),
        (Event("happened", period="1964/2008"), "1964 – 2008", "1964 – 2008"),
        (Event("happened", period="1985/.."), "from 1985", "from 1985"),
        (Event("ongoing", period="1985-04/.."), "since April 1985", "since Apr 1985"),
        (Event("happened", period="../1985-04"), "over the years to April 1985", "to Apr 1985"),
        (
            Event("happened", start="1939-09-01", end="1945-05"),
            "1 September 1939 – May 1945",
            "1 Sep 1939 – May 1945",
        ),
        (Event("happened", start="-0430", end="-0403"), "431 BCE – 404 BCE", "431 BCE – 404 BCE"),
        (Event("ongoing", start="192X"), "since the 1920s", "since the 1920s"),
        (Event("happened", after="192X"), "after: the 1920s", "after the 1920s"),
        (Event("ongoing", start="2014~"), "since around 2014", "since c. 2014"),
        (Event("ongoing", start="2014", end=".."), "since 2014", "since 2014"),
        (Event("happened", start="2014"), "from 2014", "from 2014"),
        (Event("happened", end="2014"), "until 2014", "until 2014"),
        (Event("happened", after="2019-03", before="2020"), "between: March 2019 and 2020", "Mar 2019 – 2020"),
        (Event("happened", after="2019-03"), "after: March 2019", "after Mar 2019"),
        (Event("happened", before="2020"), "before: 2020", "before 2020"),
        (Event("happened", before="2021-11-23"), "before: 23 November 2021", "undated"),
        (Event("happened", after="coup-2021"), "after: The second coup", "undated"),
        (Event("missed", date="2020-02"), "February 2020", "Feb 2020"),
        (Event("cancelled"), "no date given", "undated"),
        (Event("expected"), "no date given", "upcoming"),
    ],
)
def test_every_way_to_give_a_time_has_its_words(three: Explainer, event: Event, long: str, short: str) -> None:
    id = "terror-spread"
    graph = replace(three.graph, events={**three.graph.events, id: event})
    text = replace(three.editions["en"].events[id], when="")
    edition = replace(three.editions["en"], events={**three.editions["en"].events, id: text})
    wording = Wording(build_explainer(graph, {"en": edition}), "en")
    assert (wording.when(id), wording.when_short(id)) == (long, short)


def test_a_single_language_is_its_own_next(three: Explainer) -> None:
    only = build_explainer(three.graph, {"en": three.editions["en"]})
    assert Wording(only, "en").next_edition is only.editions["en"]


def test_english_in_a_right_to_left_edition_is_isolated(three: Explainer) -> None:
    pashto = replace(three.editions["ar"], code="ps", name="پښتو")
    wording = Wording(build_explainer(three.graph, {"ps": pashto}), "ps")
    assert wording.date("2020-04-20") == "\u206620 April 2020\u2069"
    assert (
        wording("as_of", date=wording.date("2020-04-20")) == "\u2066as of 20 April 2020\u2069"
    )  # one isolate, not two
    assert wording("panes.outline") == "Outline"
    assert wording("link_hints.letters") == load_locale("en")("link_hints.letters")
    assert "\u2066" not in Wording(three, "ar").date("2020-04-20") + Wording(three, "en").date("2020-04-20")
