"""Blocks in words alone: a word for every sign, and everything else where it was in the text."""

from __future__ import annotations

import pytest

from mali_tui.app.page.blocks import Block, TextBuilder, paragraph
from mali_tui.app.views.cards import card_blocks, event_row, item_block
from mali_tui.app.views.plain.blocks import replace_signs
from mali_tui.cards.claim import claim_card
from mali_tui.cards.items import claim_item
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location

EXPLAINER: Explainer = load(find_content())
WORDING = Wording(EXPLAINER, "en")
CLAIM = Location("claim", "wagner-talks")


def in_words(block: Block) -> Block:
    (result,) = replace_signs(WORDING, [block])
    return result


def link_texts(block: Block) -> list[str]:
    return [block.text[stop.start : stop.end] for stop in block.links]


def test_the_sign_before_a_row_becomes_a_word_of_it() -> None:
    row = item_block(claim_item(WORDING, CLAIM.id))
    result = in_words(row)
    assert result.text == f"report: {row.text}"
    assert (result.lead, result.lead_width) == ("", 0)
    assert link_texts(result) == link_texts(row)


def test_a_date_beside_the_sign_stays_in_its_column() -> None:
    row = Block("The coup", lead="■ 10 Nov", lead_width=9, row=True)
    result = in_words(row)
    assert (result.text, result.lead, result.lead_width) == ("happened: The coup", "10 Nov", 7)


def test_a_sign_in_prose_becomes_a_word_in_brackets_and_links_stay_where_they_are() -> None:
    builder = TextBuilder().add("It ").add("began", "claim", CLAIM).mark("◌", "mark").add(" and ")
    block = builder.add("ended", "link", Location("event", "coup-2021")).add(".").block()
    result = in_words(block)
    assert result.text == "It began (report) and ended."
    assert link_texts(result) == ["began", "ended"]


def test_dots_between_things_become_commas() -> None:
    result = in_words(event_row(WORDING, "coup-2021"))
    assert result.text == "happened: The second coup, May 2021"
    assert link_texts(result) == ["The second coup"]


@pytest.mark.parametrize(
    ("language", "result"),
    [("en", ": Terrorism spreads, before 2021 and after"), ("ar", "، قبل 2021 وما بعدها")],
)
def test_what_goes_on_is_said_for_the_arrow(language: str, result: str) -> None:
    wording = Wording(EXPLAINER, language)
    row = event_row(wording, "terror-spread")
    assert row.text.endswith("→" if language == "en" else "←")
    assert replace_signs(wording, [row])[0].text.endswith(result)


def test_where_the_word_stands_beside_the_sign_the_sign_just_goes() -> None:
    assert replace_signs(WORDING, card_blocks(claim_card(WORDING, CLAIM.id)))[0].text == "REPORT"


def test_lines_and_branches_are_not_drawn() -> None:
    rule = Block("", rule=True)
    branch = Block("Goïta", lead=" ├─── ", continuation_lead=" │", lead_width=6, lead_style="rule")
    assert [block.text for block in replace_signs(WORDING, [rule, branch, paragraph("so")])] == ["Goïta", "so"]
    assert in_words(branch).lead == in_words(branch).continuation_lead == ""
