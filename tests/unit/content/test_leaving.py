"""The author's words for a place that an actor leaves: on the map, in JSON and back, and what is wrong with them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mali_tui.app.views.map.places import BASE_OCCUPIED, BASE_VACATED, legend
from mali_tui.content.loader import examine, find_content, load
from mali_tui.export import render
from mali_tui.i18n.locale import load_locale
from mali_tui.i18n.wording import Wording
from mali_tui.importing.printed_json import read_printed

GUIDE = Path(__file__).parents[3] / "docs" / "content-format.md"
WORDS = "leaving: {before: mill at work, after: mill closed}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The guide's explainer, with a place that an actor leaves."""
    graph, english = re.findall(r"\.yaml`:\n\n```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    graph = graph.replace("happened, actors", "happened, place: mill, leaves: farmers, actors")
    (tmp_path / "graph.yaml").write_text(graph + "places:\n  mill: {lat: 45.0, lon: 5.0}\n", encoding="utf-8")
    (tmp_path / "en.yaml").write_text(english + "places: {mill: The mill}\n" + WORDS, encoding="utf-8")
    return tmp_path


def messages(folder: Path) -> list[str]:
    return [f"{problem.message}. {problem.fix}" for problem in examine(folder)[1]]


def test_the_legend_has_the_words(folder: Path) -> None:
    assert messages(folder) == []
    signs = legend(Wording(load(folder), "en"))
    assert f"{BASE_OCCUPIED} mill at work" in signs and f"{BASE_VACATED} mill closed" in signs


def test_without_them_it_has_plain_ones(folder: Path) -> None:
    path = folder / "en.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(WORDS, ""), encoding="utf-8")
    assert messages(folder) == []
    signs = legend(Wording(load(folder), "en"))
    assert signs[-2:] == (f"{BASE_OCCUPIED} not left yet", f"{BASE_VACATED} left")


def test_json_has_them_and_brings_them_back(folder: Path) -> None:
    printed = json.loads(render(load(folder), "article", languages=["en"], format_="json"))
    assert printed["leaving"] == {"before": {"en": "mill at work"}, "after": {"en": "mill closed"}}
    assert read_printed(printed)["en"]["leaving"] == {"before": "mill at work", "after": "mill closed"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("leaving: {before: mill at work}\n", ["leaving has no text for after. Add `after:` below `leaving:`."]),
        ("leaving: {before: a, afer: b}\n", None),
    ],
)
def test_what_is_wrong_is_reported(folder: Path, words: str, expected: list[str] | None) -> None:
    path = folder / "en.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(WORDS, words), encoding="utf-8")
    found = messages(folder)
    assert found == expected if expected else any("Did you mean after?" in message for message in found)


def test_every_language_needs_them_if_one_has_them(folder: Path) -> None:
    english = (folder / "en.yaml").read_text(encoding="utf-8")
    (folder / "en-gb.yaml").write_text(english.replace(WORDS, ""), encoding="utf-8")
    assert {message.partition(". ")[0] for message in messages(folder)} == {
        "leaving has no text for before",
        "leaving has no text for after",
    }


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_shipped_explainer_has_its_own(language: str) -> None:
    explainer = load(find_content())
    wording = Wording(explainer, language)
    assert wording.leaving("after") != load_locale(language)("map.leaving.after")
