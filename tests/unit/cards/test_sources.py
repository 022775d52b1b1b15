"""An event's card has its sources and what the public record says, apart from the article's words."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from mali_tui.app.page.blocks import Block
from mali_tui.app.views.cards import card_blocks
from mali_tui.app.views.plain.blocks import document_blocks, replace_signs
from mali_tui.cards import card_of
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.content.model import Source
from mali_tui.export import render
from mali_tui.export.build import document
from mali_tui.export.clipboard_text import clipboard_text
from mali_tui.export.wording import PrintWording
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location, all_locations
from mali_tui.symbols import RECORD_SIGN, SIGNS

EXPLAINER = load(find_content())
LANGUAGES = tuple(EXPLAINER.editions)
EVENT = Location("event", "diop-visit")  # with three sources, in as many languages
CLAIM = Location("claim", "second-coup")
NOWHERE = Location("event", "french-pressure")  # no public source
IN_FRENCH = {"en": "in French", "ar": "بالفرنسية"}
NOT_FOUND = {"en": "No public source found.", "ar": "لم يُعثر على مصدر علني."}
NOT_THE_ARTICLE = {"en": "From the public record, not the article", "ar": "من السجل العلني، لا من المقال"}


def screen(location: Location, language: str, explainer: Explainer = EXPLAINER) -> list[Block]:
    return card_blocks(card_of(Wording(explainer, language), location))


def texts(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def outputs(location: Location, language: str, explainer: Explainer = EXPLAINER) -> dict[str, str]:
    """A card in every output but JSON, which has sources and record under keys of their own."""
    wording, print_wording = Wording(explainer, language), PrintWording(explainer, language)
    blocks = screen(location, language, explainer)
    return {
        "screen": texts(blocks),
        "screen in words": texts(replace_signs(wording, blocks)),
        "plain view": texts(document_blocks(document(print_wording, location, {}), print_wording)),
        "text": render(explainer, location, languages=[language], format_="text", width=0),
        "plain text": render(explainer, location, languages=[language], format_="text", width=0, plain=True),
        "markdown": render(explainer, location, languages=[language], format_="markdown"),
        "html": render(explainer, location, languages=[language], format_="html"),
        "clipboard": clipboard_text(wording, location),
    }


def without(**texts: object) -> Explainer:
    """The explainer with one event changed."""
    event = replace(EXPLAINER.graph.events[EVENT.id], **texts)
    graph = replace(EXPLAINER.graph, events={**EXPLAINER.graph.events, EVENT.id: event})
    return replace(EXPLAINER, graph=graph)


def with_source(source: Source) -> Explainer:
    """The explainer with one source, of one event."""
    explainer = without(sources=("it",))
    return replace(explainer, graph=replace(explainer.graph, sources={"it": source}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_stand_on_the_card_of_an_event_everywhere_strongest_first(language: str) -> None:
    sources = [EXPLAINER.graph.sources[id] for id in EXPLAINER.graph.events[EVENT.id].sources]
    assert len(sources) == 3
    for name, text in outputs(EVENT, language).items():
        places = [text.find(source.publisher) for source in sources]
        assert -1 not in places and places == sorted(places), name
        assert all(source.title in text for source in sources if source.title), name
        assert IN_FRENCH[language] in text, name
        dates = [Wording(EXPLAINER, language).date(source.date) for source in sources if source.date]
        assert dates and all(date in text for date in dates), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_output_says_where_a_link_leads(language: str) -> None:
    url = EXPLAINER.graph.sources[EXPLAINER.graph.events[EVENT.id].sources[1]].url
    shown = outputs(EVENT, language)
    for name in ("text", "plain text", "clipboard"):
        assert f"<{url}>" in shown[name], name
    assert f"](<{url}>)" in shown["markdown"]
    assert f'<a href="{url}" rel="noopener"><bdi>Sputnik: ' in shown["html"]
    for name in ("screen", "screen in words", "plain view"):
        assert "(sputniknews.com)" in shown[name], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_screen_title_and_host_are_hyperlinks_also_in_plain_words(language: str) -> None:
    source = EXPLAINER.graph.sources[EXPLAINER.graph.events[EVENT.id].sources[1]]
    wording, print_wording = Wording(EXPLAINER, language), PrintWording(EXPLAINER, language)
    views = (
        screen(EVENT, language),
        replace_signs(wording, screen(EVENT, language)),
        document_blocks(document(print_wording, EVENT, {}), print_wording),
    )
    for blocks in views:
        (block,) = [block for block in blocks if any(link.url == source.url for link in block.web_links)]
        words = [block.text[link.start : link.end].strip() for link in block.web_links]
        assert words == [f"{source.publisher}: {source.title}", "(sputniknews.com)"]
        assert [link.location.kind for link in block.links] == ["source"]  # the cursor reaches it


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_has_a_sign_and_a_heading_of_its_own(language: str) -> None:
    sentence = EXPLAINER.editions[language].events[EVENT.id].record
    assert sentence and list(SIGNS.values()).count(RECORD_SIGN) == 1
    for name, text in outputs(EVENT, language).items():
        assert sentence in text, name
        assert NOT_THE_ARTICLE[language].lower() in text.lower(), name
        assert (RECORD_SIGN in text) == (name in ("text", "markdown", "html")), name
    (block,) = [block for block in screen(EVENT, language) if block.text == sentence]
    assert block.lead == RECORD_SIGN


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_where_no_public_source_was_found(language: str) -> None:
    for name, text in outputs(NOWHERE, language).items():
        assert NOT_FOUND[language] in text, name
    graph = EXPLAINER.graph
    agreeing = [id for id, event in graph.events.items() if event.record and event.record.agrees == "yes"]
    cards = [card_of(Wording(EXPLAINER, language), Location("event", id)) for id in agreeing]
    assert cards and not [field for card in cards for field in card.fields if field.name == "record"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_shows_its_own_sources(language: str) -> None:
    source = next(iter(EXPLAINER.graph.sources))
    claim = replace(EXPLAINER.graph.claims[CLAIM.id], sources=(source,))
    graph = replace(EXPLAINER.graph, claims={**EXPLAINER.graph.claims, CLAIM.id: claim})
    publisher = EXPLAINER.graph.sources[source].publisher
    assert not [name for name, text in outputs(CLAIM, language).items() if publisher in text]
    for name, text in outputs(CLAIM, language, replace(EXPLAINER, graph=graph)).items():
        assert publisher in text, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_sources_there_is_nothing_of_it(language: str) -> None:
    wording = Wording(EXPLAINER, language)
    words = (wording("sources.label"), wording("sources.heading"), wording("sources.record"), RECORD_SIGN)
    for name, text in outputs(EVENT, language, without(sources=(), record=None)).items():
        assert not [word for word in words if f"{word}\n" in text or f"{word}:" in text], name
    for location in all_locations(EXPLAINER):
        if location.kind not in ("event", "since"):
            names = {field.name for field in card_of(wording, location).fields}
            assert not names & {"sources", "record"}


def test_a_source_needs_no_more_than_publisher_and_address() -> None:
    source = Source("https://example.org/?a=1&b=2", "A <b>[paper](x)")
    explainer = replace(
        without(sources=("it",)), graph=replace(without(sources=("it",)).graph, sources={"it": source})
    )
    shown = outputs(EVENT, "en", explainer)
    assert "[1] A <b>[paper](x) <https://example.org/?a=1&b=2>\n" in shown["plain text"]
    assert r"</a>[A \<b\>\[paper\](x)](<https://example.org/?a=1&amp;b=2>)" in shown["markdown"]
    assert (
        'href="https://example.org/?a=1&amp;b=2" rel="noopener"><bdi>A &lt;b&gt;[paper](x)</bdi></a>' in shown["html"]
    )


def test_a_host_that_is_not_ascii_shows_as_what_it_is() -> None:
    source = Source("https://sputniknеws.com/", "Sputnik", language="xx")
    explainer = replace(
        without(sources=("it",)), graph=replace(without(sources=("it",)).graph, sources={"it": source})
    )
    for name, text in outputs(EVENT, "en", explainer).items():
        assert "xn--sputniknws" in text and "xx" in text, name


def test_json_has_them_under_their_keys_and_not_once_more() -> None:
    printed = json.loads(render(EXPLAINER, EVENT, languages=list(LANGUAGES), format_="json"))
    (event,) = printed["events"]
    assert event["sources"] == list(EXPLAINER.graph.events[EVENT.id].sources)
    assert event["record"]["agrees"] == "partly"
    assert not {field["name"] for field in event.get("fields", ())} & {"sources", "record"}
