"""What is outside lens or cut-off is drawn back in any list, card or text, and never by colour alone."""

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


def veil(scope: Scope, language: str = "en") -> ScopeDimmer:
    return ScopeDimmer(Wording(EXPLAINER, language), resolve_scope(EXPLAINER, scope))


def faded(block: Block) -> str:
    """The characters of a block that are drawn back, as they stand in its text."""
    at = {i for span in block.spans if span.style == DIMMED_STYLE for i in range(span.start, span.end)}
    return "".join(c if i in at else " " for i, c in enumerate(block.text)).strip()


def test_nothing_changes_while_nothing_is_narrowed() -> None:
    blocks = article_blocks(Wording(EXPLAINER, "en"))
    assert veil(Scope()).dim_blocks(blocks) is blocks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scope", [MAY_2021, GOITA])
def test_every_claim_of_the_text_keeps_its_sign_if_inside_and_has_a_dot_if_not(scope: Scope, language: str) -> None:
    inside = resolve_scope(EXPLAINER, scope)
    for block in veil(scope, language).dim_blocks(article_blocks(Wording(EXPLAINER, language))):
        for stop in block.links:
            if stop.location.kind != "claim":
                continue
            sign = block.text[next(i for i in block.marks if i >= stop.end and block.text[i] != "\u00a0")]
            held = inside.contains(stop.location)
            assert sign == (CLAIM_SIGNS[EXPLAINER.graph.claims[stop.location.id].kind] if held else DIMMED_SIGN)
            spans = [s for s in block.spans if s.style == DIMMED_STYLE and s.start < stop.end and s.end > stop.start]
            assert bool(spans) == (not held)


def test_the_text_is_drawn_back_sentence_by_sentence() -> None:
    blocks = veil(GOITA).dim_blocks(article_blocks(Wording(EXPLAINER, "en")))
    (prose,) = (block for block in blocks if block.key == "two-coups/0")
    assert "In August 2020 a military coup overthrew President Ibrahim Boubacar Keïta." in faded(prose)
    assert "What followed was" not in faded(prose)


def test_a_sentence_without_claims_is_left_by_the_cut_off_and_taken_by_the_lens() -> None:
    blocks = article_blocks(Wording(EXPLAINER, "en"))
    number, plain = next((i, block) for i, block in enumerate(blocks) if block.prose and not block.links)
    assert faded(veil(MAY_2021).dim_blocks(blocks)[number]) == ""
    assert faded(veil(GOITA).dim_blocks(blocks)[number]) == plain.text


def test_a_heading_goes_with_its_passage() -> None:
    blocks = veil(GOITA).dim_blocks(article_blocks(Wording(EXPLAINER, "en")))
    drawn_back = {block.key for block in blocks if block.subject and faded(block)}
    assert "two-coups" not in drawn_back and "shifts" not in drawn_back
    assert {"french-failure", "conclusion"} <= drawn_back


def test_a_row_is_drawn_back_whole_and_its_sign_gives_way_to_a_dot() -> None:
    wording = Wording(EXPLAINER, "en")
    before, after = veil(MAY_2021).dim_blocks([event_row(wording, "coup-2020"), event_row(wording, "diop-visit")])
    assert (before.lead, faded(before)) == ("■", "")
    assert (after.lead, faded(after)) == (DIMMED_SIGN, after.text)


def test_a_running_line_is_drawn_back_name_by_name() -> None:
    (line,) = veil(MAY_2021).dim_blocks([names_line(actor_items(Wording(EXPLAINER, "en"), ["goita", "wagner"]))])
    assert faded(line) == "Wagner"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outlines_count_the_claims_inside(language: str) -> None:
    wording, inside = Wording(EXPLAINER, language), resolve_scope(EXPLAINER, GOITA)
    rows = {block.key: block.tail for block in veil(GOITA, language).dim_blocks(section_outline(wording))}
    assert rows["section:shifts/two-coups"] == str(len(inside.claims.intersection(
        EXPLAINER.claims_of_passage["two-coups"]
    )))  # fmt: skip
    assert rows["section:conclusion"] == ""
    assert sum(int(tail or 0) for key, tail in rows.items() if "/" in key) == len(inside.claims)
    actors = {block.key: block.tail for block in veil(GOITA, language).dim_blocks(actor_outline(wording))}
    assert actors["actor:goita"] == str(len(inside.claims))
    assert actors["actor:france"] == ""


def test_a_list_of_claims_narrows_to_the_lens_and_says_how_many_are_missing() -> None:
    wording = Wording(EXPLAINER, "en")
    card = card_blocks(event_card(wording, "coup-2021"))
    claims = [id for id in EXPLAINER.claims_of_event["coup-2021"]]
    inside = resolve_scope(EXPLAINER, GOITA).claims
    shown = veil(GOITA).dim_blocks(card)
    assert [b.key for b in shown if b.row] == [f"claim:{id}" for id in claims if id in inside]
    missing = len(claims) - sum(id in inside for id in claims)
    assert shown[-1].text == f"· {missing} outside the lens"


@pytest.mark.parametrize(
    ("scope", "event", "note"),
    [
        (MAY_2021, "coup-2021", None),
        (MAY_2021, "diop-visit", "· after the cut-off"),
        (GOITA, "diop-visit", "· outside the lens"),
        (Scope("diop", Cutoff("2021-05")), "diop-visit", "· after the cut-off"),
    ],
)
def test_a_card_says_why_what_it_is_about_is_outside(scope: Scope, event: str, note: str | None) -> None:
    title, below, *_ = veil(scope).dim_blocks(card_blocks(event_card(Wording(EXPLAINER, "en"), event)))
    assert (faded(title) == title.text) == (note is not None)
    assert (below.text == note) == (note is not None)


def test_a_cut_off_leaves_a_list_of_claims_whole() -> None:
    wording = Wording(EXPLAINER, "en")
    card = card_blocks(event_card(wording, "coup-2021"))
    shown = veil(MAY_2021).dim_blocks(card)
    assert [block.key for block in shown] == [block.key for block in card]
    assert [block.key for block in shown if block.lead == DIMMED_SIGN] == ["claim:shifts-paved-way"]


def test_the_list_of_events_narrows_to_the_lens_with_the_headings_that_are_left() -> None:
    wording = Wording(EXPLAINER, "en")
    kept = veil(GOITA).without_outside_lens(event_outline(wording))
    assert [b.links[0].location for b in kept if b.row] == [
        Location("event", id) for id in EXPLAINER.events_of_actor["goita"]
    ]
    assert [block.text for block in kept if not block.row] == ["2020", "2021"]
    assert veil(MAY_2021).without_outside_lens(event_outline(wording)) == event_outline(wording)
