"""What has happened since the article's day is printed in a part of its own, when asked for."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from msgspec.structs import replace
from rendering import render

from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.export import PrintablePart
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location

LANGUAGES = ("en", "ar")
UNTIL = {"en": "Since then, up to 31 December 2025", "ar": "منذ ذلك الحين، حتى 31 ديسمبر 2025"}


def titles(explainer: Explainer, language: str) -> list[str]:
    return [text.title for text in explainer.editions[language].since.values()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", ["article", "timeline", "actors", "evidence"])
@pytest.mark.parametrize("fmt", ["text", "markdown"])
def test_text_and_markdown_have_it_when_asked(
    explainer: Explainer, what: PrintablePart, language: str, fmt: Literal["text", "markdown"]
) -> None:
    without = render(explainer, what, languages=[language], format_=fmt, width=0)
    printed = render(explainer, what, languages=[language], format_=fmt, width=0, since=True)
    title = Wording(explainer, language)("since.until_full", date=UNTIL[language].split(" ", 3)[-1])
    head, _, part = printed.partition(Wording(explainer, language)("since.part_note"))
    assert part and Wording(explainer, language)("since.part_note") not in without
    assert title.split()[0] in head.splitlines()[-2] + head.splitlines()[-1] + head.splitlines()[-3]
    for text in titles(explainer, language):
        assert text in part
    article, before = head.splitlines()[:-4], without.splitlines()
    assert article == before[: len(article)]  # nothing else changes


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_article_as_printed_has_no_later_event(explainer: Explainer, language: str) -> None:
    printed = render(explainer, "article", languages=[language], width=0)
    assert not [text.text for text in explainer.editions[language].since.values() if text.text in printed]


def test_it_says_what_it_bears_on_with_the_outcome_in_words(explainer: Explainer) -> None:
    printed = render(explainer, "timeline", languages=["en"], width=0, since=True)
    part = printed[printed.index("Timbuktu base handed over") :]
    assert re.search(r"◇ 36 .*\(the article's forecast\), happened", part)


def test_html_has_it_folded_without_a_script(explainer: Explainer) -> None:
    html = render(explainer, "article", languages=list(LANGUAGES), format_="html")
    for code in LANGUAGES:
        start = html.index(f'<section id="{code}-since" class="since">\n<details><summary><h2>')
        part = html[start : html.index("</details>\n</section>", start)]
        assert re.findall(rf'<section id="{code}-since-([\w-]+)" class="since"', part) == list(explainer.graph.since)
        assert html.count(f'<section id="{code}-since-') == part.count(f'<section id="{code}-since-')
    assert "<details open" not in html


def test_html_of_the_part_leads_to_claims_and_events(explainer: Explainer) -> None:
    html = render(explainer, "article", languages=["en"], format_="html")
    start = html.index('<section id="en-since-timbuktu-handed-over"')
    card = html[start : html.index("</section>", start)]
    assert 'href="#en-claim-timbuktu-next"' in card and 'href="#en-event-timbuktu-evacuation"' in card


@pytest.mark.parametrize(
    ("address", "later"),
    [
        ("event:timbuktu-evacuation", ["timbuktu-handed-over"]),
        ("claim:timbuktu-next", ["timbuktu-handed-over"]),
        ("term:ecowas", []),
    ],
)
def test_a_location_has_the_later_events_that_bear_on_it(
    explainer: Explainer, address: str, later: list[str]
) -> None:
    printed = render(explainer, Location.parse(address), languages=["en"], since=True)
    assert re.findall(r"since:([\w-]+)", printed) == later


def test_a_section_has_those_of_its_claims(explainer: Explainer) -> None:
    printed = render(explainer, Location("section", "implications"), languages=["en"], since=True, width=0)
    claims = [
        claim
        for passage in ("implications", *explainer.graph.sections["implications"].points)
        for claim in explainer.claims_of_passage.get(passage, ())
    ]
    expected = {id for claim in claims for id in explainer.since_of_claim.get(claim, ())}
    assert set(re.findall(r"since:([\w-]+)", printed)) == expected != set()


@pytest.mark.parametrize("fmt", ["text", "markdown", "html"])
def test_an_explainer_without_later_events_has_no_such_part(
    explainer: Explainer, fmt: Literal["text", "markdown", "html"]
) -> None:
    graph = replace(explainer.graph, since={}, since_until=None)
    printed = render(build_explainer(graph, explainer.editions), languages=["en"], format_=fmt, since=True)
    assert "Since then" not in printed and 'class="since"' not in printed


def test_without_a_day_of_its_own_the_part_goes_up_to_its_last_event(explainer: Explainer) -> None:
    graph = replace(explainer.graph, since_until=None)
    printed = render(build_explainer(graph, explainer.editions), languages=["en"], since=True)
    last = max(later.date for later in explainer.graph.since.values())
    assert Wording(explainer, "en")("since.until_full", date=Wording(explainer, "en").date(last)) in printed
