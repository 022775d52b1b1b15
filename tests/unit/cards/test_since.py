"""The outcome of a claim or an event is on its card when asked for, in every output, and leads to the later event."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from rich.cells import cell_len

from mali_tui.app.page.blocks import Block
from mali_tui.app.views.cards import aside_blocks, card_blocks, event_row
from mali_tui.app.views.plain.blocks import document_blocks, replace_signs
from mali_tui.cards import card_of
from mali_tui.content.loader import find_content, load
from mali_tui.export import render
from mali_tui.export.build import document
from mali_tui.export.clipboard_text import clipboard_text
from mali_tui.export.wording import PrintWording
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location, all_locations, targets
from mali_tui.reading.outcomes import last_outcome, outcomes_of
from mali_tui.rtl.mirroring import mirror_interface
from mali_tui.symbols import CLAIM_SIGNS, EVENT_SIGNS, OUTCOME_SIGNS, SIGNS

EXPLAINER = load(find_content())
LANGUAGES = tuple(EXPLAINER.editions)
LATER = tuple(EXPLAINER.graph.since)
WITH_OUTCOME = [location for location in all_locations(EXPLAINER) if outcomes_of(EXPLAINER, location)]
EMOJI = (
    "✔✖❌✅❎⏳❓❗⭕"  # forms of these signs that emoji-data.txt lists, which terminals draw in colour and two cells
)
RESEARCHED = {
    "timbuktu-next": "happened", "west-may-not-stop-it": "happened", "association-to-visit": "happened",
    "lavrov-to-visit": "happened", "rivalry-will-sharpen": "happened", "civil-war-risk": "happened",
    "bamako-pivot": "partly", "mali-corridor": "partly", "algeria-russia-coordination": "partly",
    "militants-may-exploit": "partly", "timbuktu-evacuation": "happened", "election-date": "did-not-happen",
    "association-visit": "happened", "lavrov-visit-planned": "happened",
}  # fmt: skip


def text_of(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def links_of(blocks: list[Block]) -> set[Location]:
    return {link.location for block in blocks for link in block.links}


def outputs(location: Location, language: str, later: tuple[str, ...] = LATER) -> dict[str, str]:
    """A card in every output but JSON, which has what came since under keys of its own."""
    wording, print_wording = Wording(EXPLAINER, language), PrintWording(EXPLAINER, language, later)
    card = card_of(wording, location, later)
    blocks = [*card_blocks(card), *aside_blocks(card)]
    return {
        "screen": text_of(blocks),
        "screen in words": text_of(replace_signs(wording, blocks)),
        "plain view": text_of(document_blocks(document(print_wording, location, {}), print_wording)),
        "clipboard": clipboard_text(wording, location, later=later),
    }


def test_the_outcomes_are_those_of_the_research() -> None:
    assert {
        location.id: known.outcome
        for location in WITH_OUTCOME
        for known in [last_outcome(EXPLAINER, location)]
        if known
    } == RESEARCHED


def test_every_forecast_and_every_event_to_come_has_an_outcome() -> None:
    graph = EXPLAINER.graph
    expected = {Location("claim", id) for id, claim in graph.claims.items() if claim.kind == "forecast"}
    expected |= {
        Location("event", id) for id, event in graph.events.items() if event.status in ("scheduled", "expected")
    }
    assert expected <= set(WITH_OUTCOME)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("location", WITH_OUTCOME, ids=str)
def test_a_card_says_what_came_of_it_by_word_everywhere_and_on_the_screen_by_a_sign_too(
    location: Location, language: str
) -> None:
    wording, known = Wording(EXPLAINER, language), last_outcome(EXPLAINER, location)
    assert known
    word = wording.outcome(known.outcome)
    title = wording.edition.since[known.later].title
    for name, text in outputs(location, language).items():
        assert word in text and title in text, name
    assert f"{OUTCOME_SIGNS[known.outcome]}\u00a0{word}" in outputs(location, language)["screen"]
    assert not set(OUTCOME_SIGNS.values()) & set(outputs(location, language)["screen in words"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("location", WITH_OUTCOME, ids=str)
def test_a_card_leads_to_each_outcome_and_the_outcome_back(location: Location, language: str) -> None:
    wording = Wording(EXPLAINER, language)
    there = links_of(card_blocks(card_of(wording, location, LATER)))
    for known in outcomes_of(EXPLAINER, location):
        later = Location("since", known.later)
        assert later in there
        assert location in links_of(card_blocks(card_of(wording, later, LATER)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_hidden_there_is_nothing_of_it_on_any_card(language: str) -> None:
    wording = Wording(EXPLAINER, language)
    titles = [text.title for text in wording.edition.since.values()]
    for location in all_locations(EXPLAINER):
        if location.kind == "since":
            continue
        card = card_of(wording, location)
        text = text_of([*card_blocks(card), *aside_blocks(card)]) + clipboard_text(wording, location)
        assert not [sign for sign in OUTCOME_SIGNS.values() if sign in text], location
        assert wording("since.heading") not in text
        assert not [title for title in titles if title in text]


def test_an_output_says_only_what_is_known_by_the_later_events_shown() -> None:
    wording, claim = Wording(EXPLAINER, "en"), Location("claim", "civil-war-risk")
    assert len(EXPLAINER.since_of_claim[claim.id]) == 3
    shown = ("kidal-taken",)  # which bears on it without giving an outcome
    text = text_of(card_blocks(card_of(wording, claim, shown)))
    assert wording.edition.since["kidal-taken"].title in text
    assert not set(OUTCOME_SIGNS.values()) & set(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", LATER)
def test_the_card_of_a_later_event_has_all_that_is_known_of_it_in_every_output(id: str, language: str) -> None:
    wording, later, location = Wording(EXPLAINER, language), EXPLAINER.graph.since[id], Location("since", id)
    text = wording.edition.since[id]
    parts = [text.title, text.text, wording.date(later.date)]
    parts += [wording.actor(actor) for actor in later.actors]
    parts += [EXPLAINER.graph.sources[source].publisher for source in later.sources]
    parts += [wording.name(target) for target in targets(EXPLAINER, id)]
    parts += [wording.outcome(target.outcome) for target in later.of if target.outcome]
    parts += [wording.edition.places[later.place]] if later.place else []
    found = outputs(location, language, ())
    found |= {
        fmt: render(EXPLAINER, location, languages=[language], format_=fmt) for fmt in ("text", "markdown", "html")
    }
    for name, output in found.items():
        words = " ".join(re.sub(r"[\\]|<[^>]*>", "", output).replace("&#39;", "'").split())
        assert not [part for part in parts if part not in words], name
    (event,) = [
        each
        for each in json.loads(render(EXPLAINER, location, languages=[language], format_="json"))["since"]
        if each["id"] == id
    ]
    assert event["title"] == {language: text.title}
    assert event["date"] == later.date
    assert [target.get("outcome") for target in event["of"]] == [target.outcome for target in later.of]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_say_what_came_of_their_events_and_claims(language: str) -> None:
    wording = Wording(EXPLAINER, language)
    word = wording.outcome("did-not-happen")
    assert event_row(wording, "election-date", LATER).text.endswith(f" · ✗\u00a0{word}")
    assert word not in event_row(wording, "election-date").text
    actor = text_of(card_blocks(card_of(wording, Location("actor", "wagner"), LATER)))
    assert wording.edition.since["wagner-leaves-africa-corps"].title in actor


def test_each_sign_is_one_cell_everywhere_and_none_means_two_things() -> None:
    signs = [*OUTCOME_SIGNS.values(), SIGNS["since"]]
    others = {*CLAIM_SIGNS.values(), *EVENT_SIGNS.values(), SIGNS["record"], SIGNS["source"]}
    assert len(set(signs)) == len(signs) and not others & set(signs)
    for sign in signs:
        assert unicodedata.east_asian_width(sign) == "N"  # A is two cells wide in some terminals
        assert cell_len(sign) == 1
        assert not unicodedata.mirrored(sign) and mirror_interface(sign) == sign
        assert sign not in EMOJI
