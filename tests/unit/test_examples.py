"""The explainers in ``examples`` check without a warning, and print in every format and language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import examine
from mali_tui.export import DOCUMENT_FORMATS, default_languages, render
from mali_tui.i18n.own_words import check_own_words
from mali_tui.i18n.wording import Wording, languages_in_english

FOLDER = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
NARROW_NO_BREAK, NO_BREAK = "\u202f", "\u00a0"


@pytest.fixture(scope="module")
def explainers() -> dict[str, Explainer]:
    """Every example, by the name of its folder."""
    examined = {name: examine(FOLDER / name) for name in NAMES}
    assert {name: list(map(str, problems)) for name, (_, problems) in examined.items() if problems} == {}
    return {name: explainer for name, (explainer, _) in examined.items() if explainer}


def test_they_check_without_errors_warnings_or_todos(explainers: dict[str, Explainer]) -> None:
    assert sorted(explainers) == NAMES == ["aral-sea", "bronze-age"]
    assert [problem for name in NAMES for problem in check_own_words(FOLDER / name)] == []
    assert [code for each in explainers.values() for code in languages_in_english(each, each.editions)] == []


def test_they_hold_what_they_are_examples_of(explainers: dict[str, Explainer]) -> None:
    aral, bronze = explainers["aral-sea"], explainers["bronze-age"]
    assert [list(each.editions) for each in (aral, bronze)] == [["fr", "fa"], ["en"]]
    assert {item.outcome for later in aral.graph.since.values() for item in later.of} >= {"happened", "open"}
    assert aral.graph.images and bronze.graph.statuses
    events, claims = bronze.graph.events.values(), bronze.graph.claims.values()
    dates = [event.date for event in events if event.date]
    assert {text[-1] for text in dates} >= {"X", "~"} and any(text.startswith("-") for text in dates)
    assert any(event.start and event.end == ".." for event in events)
    assert any(event.start and not event.end for event in events) and any(event.period for event in events)
    assert any(claim.disputes for claim in claims) and any(claim.supersedes for claim in claims)
    assert any(claim.supports for claim in claims) and any(len(claim.by or ()) > 1 for claim in claims)
    assert bronze.editions["en"].actor_kinds and bronze.editions["en"].byline and bronze.graph.article.corrections


def test_they_print_in_every_format(explainers: dict[str, Explainer]) -> None:
    for explainer in explainers.values():
        for format in DOCUMENT_FORMATS:
            code = next(iter(explainer.editions))
            languages = default_languages(explainer, format, code)
            printed = render(explainer, "article", languages=languages, format_=format)
            assert all(explainer.editions[language].title in printed for language in languages)
            assert format != "json" or len(json.loads(printed)["claims"]) == len(explainer.graph.claims)


def test_a_french_page_has_french_spaces_before_its_colons(explainers: dict[str, Explainer]) -> None:
    """The Imprimerie nationale's rule: a no-break space before a colon, a narrow one before `;`, `?` and `!`."""
    explainer = explainers["aral-sea"]
    printed = render(explainer, "timeline", languages=["fr"], format_="text")
    labels = [line for line in printed.splitlines() if line.startswith(("Acteurs", "Sources "))]
    assert labels and all(f"{NO_BREAK}:" in label for label in labels)
    points = explainer.editions["fr"].points.values()
    prose = "\n".join(paragraph.text for passage in points for paragraph in passage.paragraphs)
    assert not re.findall(r"[ \n][;?!:]", prose)
    assert NARROW_NO_BREAK + ";" in prose


def test_an_explainer_names_what_is_given_up_in_its_own_words(explainers: dict[str, Explainer]) -> None:
    wording = Wording(explainers["bronze-age"], "en")
    assert (wording.leaving("before"), wording.leaving("after")) == ("held", "given up")
