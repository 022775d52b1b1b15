"""A card is written once: a field added to it shows wherever cards are rendered."""

from __future__ import annotations

import json
from importlib import import_module
from types import ModuleType

import pytest
from msgspec import Struct

from mali_tui.app.page.blocks import Block
from mali_tui.app.views.cards import aside_blocks, card_blocks
from mali_tui.app.views.plain.blocks import document_blocks, replace_signs
from mali_tui.cards import card_of
from mali_tui.cards.model import Field, Item, Layout, Output, Piece
from mali_tui.content.loader import find_content, load
from mali_tui.export import Format, PrintablePart, json_schema, render
from mali_tui.export.build import document
from mali_tui.export.clipboard_text import clipboard_text
from mali_tui.export.wording import PrintWording
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location, all_locations

EXPLAINER = load(find_content())
LANGUAGES = tuple(EXPLAINER.editions)
LOCATIONS = {
    "claim": Location("claim", "wagner-talks"),
    "event": Location("event", "coup-2021"),
    "actor": Location("actor", "goita"),
    "term": Location("term", "wagner"),
    "passage": Location("section", "shifts/two-coups"),
}
LABEL, WORDS, TARGET = "Weather", "rain at noon", Location("event", "coup-2020")


def texts(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def print_card(location: Location, language: str, fmt: Format, *, plain: bool = False) -> str:
    return render(EXPLAINER, location, languages=[language], format_=fmt, plain=plain)


def outputs(location: Location, language: str) -> dict[str, str]:
    """A card's text in every output."""
    wording, print_wording = Wording(EXPLAINER, language), PrintWording(EXPLAINER, language)
    card = card_of(wording, location)
    blocks = [*card_blocks(card), *aside_blocks(card)]
    return {
        "screen": texts(blocks),
        "screen in words": texts(replace_signs(wording, blocks)),
        "plain view": texts(document_blocks(document(print_wording, location, {}), print_wording)),
        "text": print_card(location, language, "text"),
        "plain text": print_card(location, language, "text", plain=True),
        "markdown": print_card(location, language, "markdown"),
        "html": print_card(location, language, "html"),
        "json": print_card(location, language, "json"),
        "clipboard": clipboard_text(wording, location),
    }


def add_field(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, layout: Layout, only: tuple[Output, ...] = ()
) -> None:
    def weather(wording: Wording, id: str) -> Field:
        return Field("weather", LABEL, (Item((Piece(WORDS, TARGET),)),), layout, only=only)

    monkeypatch.setattr(module, "FIELDS", (*module.FIELDS, weather))


@pytest.mark.parametrize("layout", ["names", "titles", "entries", "sentences"])
@pytest.mark.parametrize("kind", LOCATIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_added_to_the_model_shows_everywhere(
    monkeypatch: pytest.MonkeyPatch, language: str, kind: str, layout: Layout
) -> None:
    assert not [name for name, text in outputs(LOCATIONS[kind], language).items() if WORDS in text]
    add_field(monkeypatch, import_module(f"mali_tui.cards.{kind}"), layout)
    shown = outputs(LOCATIONS[kind], language)
    assert [name for name, text in shown.items() if WORDS not in text] == []
    assert [name for name, text in shown.items() if LABEL not in text] == []


@pytest.mark.parametrize("kind", LOCATIONS)
def test_on_the_screen_it_leads_to_its_location(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    add_field(monkeypatch, import_module(f"mali_tui.cards.{kind}"), "entries")
    (block,) = [b for b in card_blocks(card_of(Wording(EXPLAINER, "en"), LOCATIONS[kind])) if b.text == WORDS]
    assert block.row and [link.location for link in block.links] == [TARGET]


@pytest.mark.parametrize("kind", LOCATIONS)
def test_in_json_it_is_among_the_fields(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    location = LOCATIONS[kind]
    objects = {"passage": "sections"}.get(kind, f"{kind}s")
    (thing,) = json.loads(print_card(location, "en", "json"))[objects]
    assert "fields" not in thing
    add_field(monkeypatch, import_module(f"mali_tui.cards.{kind}"), "names")
    (thing,) = json.loads(print_card(location, "en", "json"))[objects]
    items = [{"text": {"en": WORDS}, "address": str(TARGET)}]
    assert thing["fields"] == [{"name": "weather", "label": {"en": LABEL}, "items": items}]


@pytest.mark.parametrize(
    ("only", "names"),
    [
        ("screen", {"screen", "screen in words"}),
        ("print", {"plain view", "text", "plain text", "markdown", "html"}),
        ("clipboard", {"clipboard"}),
        ("json", {"json"}),
    ],
)
def test_a_field_may_be_for_one_output_only(monkeypatch: pytest.MonkeyPatch, only: Output, names: set[str]) -> None:
    add_field(monkeypatch, import_module("mali_tui.cards.event"), "names", (only,))
    shown = outputs(LOCATIONS["event"], "en")
    assert {name for name, text in shown.items() if WORDS in text} == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_says_something(language: str) -> None:
    wording = Wording(EXPLAINER, language)
    for location in all_locations(EXPLAINER):
        card = card_of(wording, location)
        assert card.location == location and card.title
        names = [field.name for field in card.fields]
        assert len(names) == len(set(names))
        for field in card.fields:
            assert all(item.pieces and all(piece.text for piece in item.pieces) for item in field.items)
            assert field.items


@pytest.mark.parametrize("what", ["article", "evidence"])
@pytest.mark.parametrize("fmt", ["text", "markdown", "html"])
def test_what_a_claim_lists_is_in_the_notes_about_it(
    monkeypatch: pytest.MonkeyPatch, fmt: Format, what: PrintablePart
) -> None:
    add_field(monkeypatch, import_module("mali_tui.cards.claim"), "entries")
    text = render(EXPLAINER, what, languages=["en"], format_=fmt, width=0)
    assert text.count(WORDS) == text.count(f"{LABEL}: ") == len(EXPLAINER.graph.claims)


@pytest.mark.parametrize("what", ["article", "evidence"])
def test_it_is_in_the_views_in_plain_words_too(monkeypatch: pytest.MonkeyPatch, what: PrintablePart) -> None:
    add_field(monkeypatch, import_module("mali_tui.cards.claim"), "entries")
    wording = PrintWording(EXPLAINER, "en")
    assert texts(document_blocks(document(wording, what, {}), wording)).count(WORDS) == len(EXPLAINER.graph.claims)


@pytest.mark.parametrize(
    ("kind", "schema", "expected"),
    [
        ("claim", json_schema.ClaimObject, {"actors", "events", "passage", "since", "sources"}),
        ("event", json_schema.EventObject, {"actors", "claims", "place", "record", "since", "sources"}),
        ("actor", json_schema.ActorObject, {"claims", "events", "ties"}),
        ("term", json_schema.TermObject, {"passages"}),
        ("section", json_schema.PassageObject, {"claims"}),
    ],
)
def test_json_leaves_out_only_the_fields_that_it_has_as_data(
    kind: str, schema: type[Struct], expected: set[str]
) -> None:
    wording = Wording(EXPLAINER, LANGUAGES[0])
    cards = [
        card_of(wording, location, EXPLAINER.graph.since)
        for location in all_locations(EXPLAINER)
        if location.kind == kind
    ]
    names = {field.name for card in cards for field in card.fields}
    assert names & set(schema.__struct_fields__) <= expected
