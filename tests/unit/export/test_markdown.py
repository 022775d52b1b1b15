"""Exported Markdown, parsed by a Markdown parser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt
from rendering import render

from mali_tui.content.explainer import Explainer
from mali_tui.export.markdown import escape_markdown
from mali_tui.reading.location import Location


def read_back(markdown: str) -> str:
    """The text that a reader of the rendered Markdown sees, block by block."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return "\n".join(
        "".join(child.content for child in token.children or [] if child.type in ("text", "code_inline"))
        for token in tokens
        if token.type == "inline"
    )


@pytest.mark.parametrize(
    "text",
    [
        "*stars* and _lines_",
        "# no title",
        "1. no list",
        "- no list",
        "a | b",
        "[x](y) ![z]",
        "<b>&amp;</b>",
        "`\\`",
        "=====",
        "> no quote",
        "~~~",
        "[^1]: no note",
        "2021. وقع",
        "1.4 Two coups",
    ],
)
def test_escaped_text_is_parsed_back_unchanged(text: str) -> None:
    assert read_back(escape_markdown(text)) == text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_claim_has_a_footnote_named_by_its_id(explainer: Explainer, language: str) -> None:
    printed = render(explainer, languages=[language], format_="markdown")
    for claim in explainer.graph.claims:
        assert len(re.findall(rf"\[\^{claim}\](?!:)", printed)) == 1
        assert len(re.findall(rf"^\[\^{claim}\]: ", printed, re.MULTILINE)) == 1


def test_a_footnote_has_the_speaker_and_the_events(explainer: Explainer) -> None:
    printed = render(explainer, Location("section", "two-coups"), languages=["en"], format_="markdown")
    title = explainer.editions["en"].events["wagner-report"].title
    assert f"[^wagner-talks]: ◌ report: Reuters. ■ {title}, August 2021\n" in printed


def test_footnotes_of_two_languages_have_different_names(explainer: Explainer) -> None:
    printed = render(explainer, Location("section", "two-coups"), languages=["en", "ar"], format_="markdown")
    assert "[^en-second-coup]: " in printed and "[^ar-second-coup]: " in printed


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_prose_is_parsed_back_unchanged(explainer: Explainer, language: str) -> None:
    read = re.sub(r"\[\^[\w-]+\]", "", read_back(render(explainer, languages=[language], format_="markdown")))
    for passage in explainer.editions[language].points.values():
        assert passage.title in read
        for paragraph in passage.paragraphs:
            assert paragraph.text in read


def test_arabic_is_in_an_element_with_its_direction(explainer: Explainer) -> None:
    assert render(explainer, languages=["ar"], format_="markdown").startswith('<div dir="rtl" lang="ar">\n\n# ')
    assert "<div" not in render(explainer, languages=["en"], format_="markdown")


def test_the_evidence_is_a_table(explainer: Explainer) -> None:
    printed = render(explainer, "evidence", languages=["en"], format_="markdown")
    html = MarkdownIt("commonmark").enable("table").render(printed)
    assert html.count("<tr>") == len(explainer.claims_of_passage) + 2
    assert f'<td style="text-align:right">{len(explainer.graph.claims)}</td>' in html


def test_plain_has_no_signs(explainer: Explainer) -> None:
    printed = render(explainer, "evidence", languages=["en"], format_="markdown", plain=True)
    assert not set("●❝◌◆◇■▬□▫") & set(printed)


def test_text_that_looks_like_markdown_is_escaped(saying: Callable[[str], Explainer]) -> None:
    words = "1. *a* [b](c) | <i>d</i> `e`"
    read = read_back(render(saying(words), "evidence", languages=["en"], format_="markdown"))
    assert read.splitlines()[0] == words
    assert read.count(words) > len(saying(words).graph.claims)
