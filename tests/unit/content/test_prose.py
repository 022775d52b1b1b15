"""Prose becomes paragraphs of plain text with links and emphasis; what else looks like Markdown stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_tui.content import prose
from mali_tui.content.model import ProseLink, ProseParagraph
from mali_tui.content.prose import MAX_PARAGRAPH_LENGTH, MAX_SIGNS_PER_PARAGRAPH, ProseProblem, parse_prose


def parse(text: str) -> tuple[tuple[ProseParagraph, ...], list[ProseProblem]]:
    blemishes: list[ProseProblem] = []
    return parse_prose(text, blemishes.append), blemishes


def paragraph(text: str) -> ProseParagraph:
    """The only paragraph of a sound text."""
    (only,), blemishes = parse(text)
    assert not blemishes
    return only


def test_blank_lines_part_paragraphs_and_line_ends_are_blanks() -> None:
    paragraphs, _ = parse("one\ntwo\n \n\n three \n")
    assert [each.text for each in paragraphs] == ["one two", "three"]


def test_a_passage_may_say_nothing() -> None:
    assert parse(" \n\n ") == ((), [])


def test_a_link_tells_what_it_covers_and_where_it_leads() -> None:
    assert paragraph("In May [the harvest\nfailed](claim:harvest), alas.") == ProseParagraph(
        "In May the harvest failed, alas.", (ProseLink(7, 25, "claim", "harvest"),)
    )


@pytest.mark.parametrize("target", ["claim:x", "event:x-2", "actor:x", "term:g5-x", "section:x", "section:a/x-1"])
def test_every_kind_of_target_is_known(target: str) -> None:
    (link,) = paragraph(f"[w]({target})").links
    assert f"{link.kind}:{link.id}" == target


def test_arabic_is_counted_in_characters() -> None:
    (link,) = paragraph("زار [ديوب](actor:diop) موسكو").links
    assert (link.start, link.end) == (4, 8)


def test_emphasis_stands_alone_in_links_and_around_them() -> None:
    found = paragraph("*a* [b **c**](term:t) *d [e](actor:f)*")
    assert found.text == "a b c d e"
    assert found.emphasis == ((0, 1), (4, 5), (6, 9))
    assert [(link.start, link.end) for link in found.links] == [(2, 5), (8, 9)]


@pytest.mark.parametrize(
    "text",
    [
        "[/bold] and [@click=app.quit]",
        "<b>bold</b> &amp; `code`",
        "No. 1 # no heading",
        "no list - nor this",
        "in 2019. No list",
        "#hashtag",
        "1.5 million",
        "-5 degrees",
        "![no picture]",
        "https://example.org",
        "[no][reference]",
        "2 * 3 * 4",
        "5*3*2",
        "a_b_c",
        "__init__ and _x_",
        r"C:\Users\new_files\_x",
        r"\\server\share",
        "20\u00a0124 and 5\u202f%",
        "$x {y} %z",
    ],
)
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert paragraph(text) == ProseParagraph(text)


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("It is said:\n- one\n- two", "a list", "- one"),
        ("* one", "a list", "* one"),
        ("Steps:\n1. one\n2. two", "a numbered list", "1. one"),
        ("7) seven", "a numbered list", "7) seven"),
        ("## Heading", "a heading", "## Heading"),
        ("Heading\n=====", "a heading", "====="),
        ("> He said so.", "a quotation", "> He said so."),
        ("```\ncode\n```", "a block of code", "```"),
        ("| a | b |\n|---|---|", "a table", "| a | b |"),
        ("* * *", "a line across the page", "* * *"),
        ("Heading\n---", "a line across the page", "---"),
    ],
)
def test_other_markdown_is_refused_by_name(text: str, name: str, line: str) -> None:
    _, (problem,) = parse(f"Before.\n\n{text}\n\nAfter.")
    assert problem.message == f"{name} begins here"
    assert problem.words == line


@pytest.mark.parametrize("text", ["the harvest of\n2019. Then it rained", "wide\n-5 degrees", "see\n#1 there"])
def test_a_line_within_a_paragraph_may_begin_with_a_number_or_a_sign(text: str) -> None:
    assert paragraph(text).text == text.replace("\n", " ")


def test_a_backslash_takes_the_meaning_away() -> None:
    assert paragraph(r"\[w\] \*y\* c:\d") == ProseParagraph(r"[w] *y* c:\d")


@pytest.mark.parametrize(
    ("text", "target", "message"),
    [
        ("[w](https://example.org)", "https://example.org", "https://example.org is not a valid link target"),
        ("[w](clam:x)", "clam:x", "clam:x is not a valid link target"),
        ("[w](claim:X)", "claim:X", "claim:X is not a valid link target"),
        ("[w](claim:)", "claim:", "claim: is not a valid link target"),
        ("[w](مطالبة)", "مطالبة", "مطالبة is not a valid link target"),
        ("[w]()", "", "an empty text is not a valid link target"),
        ("[](claim:x)", "claim:x", "the link to claim:x has no words"),
    ],
)
def test_a_link_that_leads_nowhere_is_reported(text: str, target: str, message: str) -> None:
    (only,), (blemish,) = parse(text)
    assert not only.links
    assert blemish.target == target
    assert message in blemish.message


@pytest.mark.parametrize("text", ["a [w] (claim:x)", "a [w](claim: x)", "a [w]( term : x"])
def test_a_malformed_link_is_reported(text: str) -> None:
    (only,), (blemish,) = parse(text)
    assert only.text == text
    assert blemish.words in text
    assert blemish.target is None
    assert "is not a valid link" in blemish.message


@pytest.mark.parametrize(
    "text",
    [
        "*a* " * (MAX_PARAGRAPH_LENGTH // 4 + 1),
        "[" * (MAX_SIGNS_PER_PARAGRAPH + 1),
    ],
)
def test_a_paragraph_that_would_take_long_stays_as_it_is(text: str) -> None:
    (only,), (blemish,) = parse(text)
    assert only == ProseParagraph(text.strip())
    assert blemish.words == text.strip()[:20]


def test_a_long_paragraph_without_markup_takes_no_time() -> None:
    assert len(paragraph("word " * MAX_PARAGRAPH_LENGTH).text) == 5 * MAX_PARAGRAPH_LENGTH - 1


PIECES = st.sampled_from(
    (
        "a",
        "b ",
        "]",
        "[",
        "(",
        ")",
        "*",
        "_",
        "\\",
        "!",
        "`",
        "<a>",
        "&amp;",
        "claim:x",
        "[w o](claim:x)",
        "[*w*](event:y-1)",
    )
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_plain_links_are_read_as_markdown_reads_them(text: str) -> None:
    text = text.strip()
    blemishes: list[ProseProblem] = []
    expected: list[ProseProblem] = []
    found = prose._parse_paragraph(text, blemishes.append)
    assert (found, blemishes) == (prose._parse_by_rules(text, expected.append), expected)
