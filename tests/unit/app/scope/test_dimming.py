"""What is outside the lens or the cut-off is dimmed in any list, card or text, and never by colour alone."""

from __future__ import annotations

import pytest

from mali_tui.app.page.blocks import Block
from mali_tui.app.scope.dimming import DIMMED_STYLE, ScopeDimmer
from mali_tui.app.views.article.blocks import article_blocks
from mali_tui.app.views.cards import card_blocks, event_row, names_line
from mali_tui.app.views.outlines import actor_outline, event_outline, section_outline
from mali_tui.cards.event import event_card
from mali_tui.cards.items import actor_items
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording
from mali_tui.reading.cutoff import Cutoff
from mali_tui.reading.location import Location
from mali_tui.reading.scope import Scope, resolve_scope
from mali_tui.symbols import CLAIM_SIGNS, DIMMED_SIGN

EXPLAINER = load(find_content())
MAY_2021 = Scope(cutoff=Cutoff("2021-05"))
GOITA = Scope(lens="goita")
LANGUAGES = tuple(EXPLAINER.editions)


def dimmer(scope: Scope, language: str = "en") -> ScopeDimmer:
    return ScopeDimmer(Wording(EXPLAINER, language), resolve_scope(EXPLAINER, scope))


def dimmed_text(block: Block) -> str:
    """The dimmed characters of a block, with spaces for all others."""
    at = {i for span in block.spans if span.style == DIMMED_STYLE for i in range(span.start, span.end)}
    return "".join(c if i in at else " " for i, c in enumerate(block.text)).strip()


def test_nothing_changes_without_a_scope() -> None:
    blocks = article_blocks(Wording(EXPLAINER, "en"))
    assert dimmer(Scope()).dim_blocks(blocks) is blocks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scope", [MAY_2021, GOITA])
def test_every_claim_of_the_text_has_its_sign_in_scope_and_a_dot_outside(scope: Scope, language: str) -> None:
    visible = resolve_scope(EXPLAINER, scope)
    for block in dimmer(scope, language).dim_blocks(article_blocks(Wording(EXPLAINER, language))):
        for link in block.links:
            if link.location.kind != "claim":
                continue
            sign = block.text[next(i for i in block.marks if i >= link.end and block.text[i] != "\u00a0")]
            in_scope = visible.contains(link.location)
            assert sign == (CLAIM_SIGNS[EXPLAINER.graph.claims[link.location.id].kind] if in_scope else DIMMED_SIGN)
            spans = [s for s in block.spans if s.style == DIMMED_STYLE and s.start < link.end and s.end > link.start]
            assert bool(spans) == (not in_scope)


def test_the_text_is_dimmed_sentence_by_sentence() -> None:
    blocks = dimmer(GOITA).dim_blocks(article_blocks(Wording(EXPLAINER, "en")))
    (prose,) = (block for block in blocks if block.key == "two-coups/0")
    assert "In August 2020 a military coup overthrew President Ibrahim Boubacar Keïta." in dimmed_text(prose)
    assert "What followed was" not in dimmed_text(prose)


def test_a_sentence_without_claims_is_dimmed_by_the_lens_but_not_by_the_cut_off() -> None:
    blocks = article_blocks(Wording(EXPLAINER, "en"))
    number, plain = next((i, block) for i, block in enumerate(blocks) if block.prose and not block.links)
    assert dimmed_text(dimmer(MAY_2021).dim_blocks(blocks)[number]) == ""
    assert dimmed_text(dimmer(GOITA).dim_blocks(blocks)[number]) == plain.text


def test_a_heading_is_dimmed_with_its_passage() -> None:
    blocks = dimmer(GOITA).dim_blocks(article_blocks(Wording(EXPLAINER, "en")))
    dimmed_keys = {block.key for block in blocks if block.subject and dimmed_text(block)}
    assert "two-coups" not in dimmed_keys and "shifts" not in dimmed_keys
    assert {"french-failure", "conclusion"} <= dimmed_keys


def test_a_whole_row_is_dimmed_and_its_sign_is_replaced_by_a_dot() -> None:
    wording = Wording(EXPLAINER, "en")
    before, after = dimmer(MAY_2021).dim_blocks([event_row(wording, "coup-2020"), event_row(wording, "diop-visit")])
    assert (before.lead, dimmed_text(before)) == ("■", "")
    assert (after.lead, dimmed_text(after)) == (DIMMED_SIGN, after.text)


def test_a_running_line_is_dimmed_name_by_name() -> None:
    (line,) = dimmer(MAY_2021).dim_blocks([names_line(actor_items(Wording(EXPLAINER, "en"), ["goita", "wagner"]))])
    assert dimmed_text(line) == "Wagner"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outlines_count_the_claims_in_scope(language: str) -> None:
    wording, visible = Wording(EXPLAINER, language), resolve_scope(EXPLAINER, GOITA)
    rows = {block.key: block.tail for block in dimmer(GOITA, language).dim_blocks(section_outline(wording))}
    assert rows["section:shifts/two-coups"] == str(len(visible.claims.intersection(
        EXPLAINER.claims_of_passage["two-coups"]
    )))  # fmt: skip
    assert rows["section:conclusion"] == ""
    assert sum(int(tail or 0) for key, tail in rows.items() if "/" in key) == len(visible.claims)
    actors = {block.key: block.tail for block in dimmer(GOITA, language).dim_blocks(actor_outline(wording))}
    assert actors["actor:goita"] == str(len(visible.claims))
    assert actors["actor:france"] == ""


def test_a_list_of_claims_is_filtered_by_the_lens_and_says_how_many_are_missing() -> None:
    wording = Wording(EXPLAINER, "en")
    card = card_blocks(event_card(wording, "coup-2021"))
    claims = [id for id in EXPLAINER.claims_of_event["coup-2021"]]
    inside = resolve_scope(EXPLAINER, GOITA).claims
    shown = dimmer(GOITA).dim_blocks(card)
    rows = [block.key for block in shown if block.row]
    assert [key for key in rows if key.startswith("claim:")] == [f"claim:{id}" for id in claims if id in inside]
    missing = len(claims) - sum(id in inside for id in claims)
    assert f"· {missing} outside the lens" in [block.text for block in shown]


@pytest.mark.parametrize(
    ("scope", "event", "note"),
    [
        (MAY_2021, "coup-2021", None),
        (MAY_2021, "diop-visit", "· after the cut-off"),
        (GOITA, "diop-visit", "· outside the lens"),
        (Scope("diop", Cutoff("2021-05")), "diop-visit", "· after the cut-off"),
    ],
)
def test_a_card_says_why_its_subject_is_out_of_scope(scope: Scope, event: str, note: str | None) -> None:
    title, below, *_ = dimmer(scope).dim_blocks(card_blocks(event_card(Wording(EXPLAINER, "en"), event)))
    assert (dimmed_text(title) == title.text) == (note is not None)
    assert (below.text == note) == (note is not None)


def test_a_cut_off_removes_no_claim_from_a_list() -> None:
    wording = Wording(EXPLAINER, "en")
    card = card_blocks(event_card(wording, "coup-2021"))
    shown = dimmer(MAY_2021).dim_blocks(card)
    assert [block.key for block in shown] == [block.key for block in card]
    assert [block.key for block in shown if block.lead == DIMMED_SIGN] == ["claim:shifts-paved-way"]


def test_the_list_of_events_is_filtered_by_the_lens_without_empty_headings() -> None:
    wording = Wording(EXPLAINER, "en")
    filtered = dimmer(GOITA).only_in_lens(event_outline(wording))
    assert [b.links[0].location for b in filtered if b.row] == [
        Location("event", id) for id in EXPLAINER.events_of_actor["goita"]
    ]
    assert [block.text for block in filtered if not block.row] == ["2020", "2021"]
    assert dimmer(MAY_2021).only_in_lens(event_outline(wording)) == event_outline(wording)
