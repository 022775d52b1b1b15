"""The citation of a source: everything that is known of it, in the reader's language."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mali_tui.cards.citation import citation, citation_text
from mali_tui.content.loader import find_content, load
from mali_tui.content.model import Source
from mali_tui.i18n.wording import Wording

EXPLAINER = load(find_content())
BARE = Source("https://example.org/a", "Example Daily")
FULL = Source(
    url="https://example.org/a?b=1",
    publisher="Example  Daily",
    title="A title\n(part 2)",
    date="2018-02-05",
    language="fr",
    copy_of="Agence France-Presse (AFP)",
    archived="https://web.archive.org/web/2018/https://example.org/a?b=1",
    pages="3–4",
)
WHOLE = {
    "en": "Example Daily: A title (part 2), in French, 5 February 2018, p. 3–4, repeating the text of Agence"
    " France-Presse (AFP) <https://example.org/a?b=1>, archived copy"
    " <https://web.archive.org/web/2018/https://example.org/a?b=1>",
    "ar": "Example Daily: A title (part 2)، بالفرنسية، بتاريخ 5 فبراير 2018، ص 3–4، ينقل نص Agence"
    " France-Presse (AFP) <https://example.org/a?b=1>، نسخة مؤرشفة"
    " <https://web.archive.org/web/2018/https://example.org/a?b=1>",
}


def cite(source: Source, language: str) -> str:
    graph = replace(EXPLAINER.graph, sources={"it": source})
    return citation_text(Wording(replace(EXPLAINER, graph=graph), language), "it")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_says_all_that_is_known(language: str) -> None:
    assert cite(FULL, language) == WHOLE[language]
    assert cite(BARE, language) == "Example Daily <https://example.org/a>"


@pytest.mark.parametrize(("date", "words"), [("1994", "1994"), ("2013-01", "January 2013")])
def test_a_date_is_as_precise_as_the_source_gives_it(date: str, words: str) -> None:
    assert cite(replace(BARE, date=date), "en") == f"Example Daily, {words} <https://example.org/a>"


def test_only_the_title_the_copy_and_the_hosts_are_links() -> None:
    pieces = citation(Wording(EXPLAINER, "en"), FULL)
    assert [(piece.text, piece.url) for piece in pieces if piece.url and "screen" in (piece.only or ("screen",))] == [
        ("Example Daily: A title (part 2)", FULL.url),
        (" (example.org)", FULL.url),
        ("archived copy", FULL.archived),
        (" (web.archive.org)", FULL.archived),
    ]


def test_what_may_be_in_another_script_is_isolated() -> None:
    pieces = citation(Wording(EXPLAINER, "ar"), FULL)
    isolated = [piece.text for piece in pieces if piece.is_isolated]
    assert isolated == ["Example Daily: A title (part 2)", "Agence France-Presse (AFP)"]
