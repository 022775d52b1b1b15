"""Byline, version, update and corrections: where readers see them, and what is wrong with them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from edits import edit

from mali_tui.app.views.article.blocks import article_blocks
from mali_tui.cards.imprint import imprint_lines
from mali_tui.content.loader import examine, find_content, load
from mali_tui.export import render
from mali_tui.i18n.wording import Wording

GUIDE = Path(__file__).parents[3] / "docs" / "content-format.md"
ARTICLE = """  updated: 2020-07-01
  version: "1.2"
  corrections: {price: 2020-06-20, name: 2020-07-01}
"""
WORDS = """
byline: By A. Writer
corrections: {price: Bread cost less than stated., name: The mayor's name was misspelt.}
"""
BEFORE = "before the article was published"
LINES = (
    "By A. Writer",
    "Version 1.2, updated 1 July 2020",
    "Corrected on 1 July 2020: The mayor's name was misspelt.",
    "Corrected on 20 June 2020: Bread cost less than stated.",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    graph, english = re.findall(r"\.yaml`:\n\n```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    graph = graph.replace("  publisher: gazette\n", "  publisher: gazette\n" + ARTICLE)
    (tmp_path / "graph.yaml").write_text(graph, encoding="utf-8")
    (tmp_path / "en.yaml").write_text(english + WORDS, encoding="utf-8")
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> list[str]:
    edit(folder / name, old, new)
    return [problem.message for problem in examine(folder)[1]]


def test_they_stand_under_the_title(folder: Path) -> None:
    wording = Wording(load(folder), "en")
    assert imprint_lines(wording) == LINES
    texts = [block.text for block in article_blocks(wording)]
    assert texts[3 : 3 + len(LINES)] == list(LINES)


@pytest.mark.parametrize("fmt", ["text", "markdown", "html"])
def test_they_are_printed(folder: Path, fmt: str) -> None:
    text = render(load(folder), "article", languages=["en"], format_=fmt, width=0)  # type: ignore[arg-type]
    for line in LINES:
        assert line in text.replace("&#39;", "'").replace("\\.", ".")


def test_json_has_them(folder: Path) -> None:
    printed = json.loads(render(load(folder), "timeline", languages=["en"], format_="json"))
    assert (printed["updated"], printed["version"]) == ("2020-07-01", "1.2")
    assert printed["byline"] == {"en": "By A. Writer"}
    assert printed["corrections"][0] == {
        "id": "price",
        "date": "2020-06-20",
        "text": {"en": "Bread cost less than stated."},
    }


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("graph.yaml", "updated: 2020-07-01", "updated: 2020-06-14", f"updated is 2020-06-14, {BEFORE}"),
        ("graph.yaml", "price: 2020-06-20", "price: 2019-06-20", f"price is 2019-06-20, {BEFORE}"),
        ("graph.yaml", "price: 2020-06-20, ", "", "price is not in the corrections of graph.yaml"),
        ("en.yaml", "price: Bread cost less than stated., ", "", "corrections has no text for price"),
        ("en.yaml", "By A. Writer", "", "byline is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_reported(folder: Path, name: str, old: str, new: str, message: str) -> None:
    assert change(folder, name, old, new) == [message]


@pytest.mark.parametrize(
    ("article", "line"), [("  updated: 2020-07-01\n", "Updated 1 July 2020"), ('  version: "2"\n', "Version 2")]
)
def test_each_may_stand_alone(folder: Path, article: str, line: str) -> None:
    change(folder, "graph.yaml", ARTICLE, article)
    change(folder, "en.yaml", WORDS, "")
    assert imprint_lines(Wording(load(folder), "en")) == (line,)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_shipped_explainer_has_none(language: str) -> None:
    assert imprint_lines(Wording(load(find_content()), language)) == ()
