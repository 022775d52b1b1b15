"""What came of the article's claims stands beside its text, never in it."""

from __future__ import annotations

from itertools import takewhile

import pytest

from mali_tui.app.page.blocks import Block
from mali_tui.app.views.article.blocks import article_blocks
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.outcomes import last_outcome
from mali_tui.symbols import CLAIM_SIGNS, OUTCOME_SIGNS, sign_position

EXPLAINER = load(find_content())
LANGUAGES = tuple(EXPLAINER.editions)
LATER = frozenset(EXPLAINER.graph.since)
OUTCOMES = {
    id: known
    for id in EXPLAINER.graph.claims
    if (known := last_outcome(EXPLAINER, Location("claim", id))) is not None
}


def blocks_of(language: str, later: frozenset[str] = LATER) -> list[Block]:
    return article_blocks(Wording(EXPLAINER, language), later)


def is_later(block: Block) -> bool:
    return any(link.location.kind == "since" for link in block.links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_itself_is_the_same_with_it_and_without(language: str) -> None:
    without, shown = blocks_of(language, frozenset()), [b for b in blocks_of(language) if not is_later(b)]
    assert [block.key for block in shown] == [block.key for block in without]
    for before, block in zip(without, shown, strict=True):
        assert block.plain_text(0, len(block.text)) == before.plain_text(0, len(before.text))
    assert not set(OUTCOME_SIGNS.values()) & set("".join(block.text for block in without))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_has_the_sign_of_its_outcome_beside_that_of_its_kind(language: str) -> None:
    blocks, found = blocks_of(language), {}
    for block in blocks:
        for link in block.links:
            if link.location.kind == "claim":
                marks = [block.text[at] for at in block.marks if at >= link.end and block.text[at] != "\u00a0"]
                assert marks[0] == CLAIM_SIGNS[EXPLAINER.graph.claims[link.location.id].kind]
                found[link.location.id] = "".join(marks[:2])
    for claim, signs in found.items():
        outcome = OUTCOMES.get(claim)
        assert signs[1:] == (OUTCOME_SIGNS[outcome.outcome] if outcome else signs[1:])
    assert OUTCOMES.keys() <= found.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_below_its_paragraph_stands_what_came_of_it_as_a_row_of_its_own_that_leads_there(language: str) -> None:
    wording, blocks = Wording(EXPLAINER, language), blocks_of(language)
    for claim, known in OUTCOMES.items():
        at = next(
            i for i, block in enumerate(blocks) if Location("claim", claim) in [x.location for x in block.links]
        )
        below = list(takewhile(is_later, blocks[at + 1 :]))
        (row,) = [block for block in below if block.links[0].location == Location("since", known.later)]
        assert row.row and not row.prose and row.lead.strip() == "⊞"
        assert wording.edition.since[known.later].title in row.text
        assert row.text.endswith(f"{OUTCOME_SIGNS[known.outcome]}\u00a0{wording.outcome(known.outcome)}")


def test_both_languages_have_the_same_rows_so_that_they_can_stand_side_by_side() -> None:
    first, *others = ([block.key for block in blocks_of(language)] for language in LANGUAGES)
    assert others and all(keys == first for keys in others)
    assert len(first) == len(set(first))


def test_only_what_the_shown_later_events_say_is_there() -> None:
    blocks = blocks_of("en", frozenset({"fuel-blockade"}))
    assert [block.links[0].location.id for block in blocks if is_later(block)] == ["fuel-blockade"]
    assert "".join(sign for sign in "".join(block.text for block in blocks) if sign in "✓◒✗⋯") == "◒◒"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("It fell; then", " then"),
        ("« Elle tomba\u202f; puis", " puis"),
        ("Tomba-t-elle\u202f?\u00a0» Oui", " Oui"),
    ],
)
def test_a_sign_follows_punctuation_also_after_a_no_break_space(text: str, rest: str) -> None:
    end = max(text.find(word) + len(word) for word in ("fell", "tomba", "elle") if word in text)
    assert text[sign_position(text, end) :] == rest
