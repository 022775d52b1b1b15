"""Sources as numbered notes: a number where one is cited, one list at the end, and the way back."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace
from rendering import render

from mali_tui.cell_width import cell_width
from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.model import Direction, Source
from mali_tui.content.urls import ascii_url
from mali_tui.export import PRINTABLE_PARTS, PrintablePart
from mali_tui.export.isolate import close_isolates, isolate_opposite
from mali_tui.reading.location import Location
from mali_tui.rtl.isolates import FSI, PDI

EVENT = Location("event", "diop-visit")
LANGUAGES = ("en", "ar")
LABEL = {"en": "Sources", "ar": "المصادر"}


def with_sources(explainer: Explainer, *sources: Source) -> Explainer:
    """The explainer whose event `EVENT` has the given sources."""
    named = {f"source-{number}": source for number, source in enumerate(sources, 1)}
    events = {**explainer.graph.events, EVENT.id: replace(explainer.graph.events[EVENT.id], sources=tuple(named))}
    graph = replace(explainer.graph, events=events, sources={**explainer.graph.sources, **named})
    return replace(explainer, graph=graph)


def without_isolates(text: str) -> str:
    return text.replace(FSI, "").replace(PDI, "")


def named_sources(explainer: Explainer) -> list[str]:
    """The sources that the timeline names, in the order in which it first does."""
    return list(dict.fromkeys(id for event in explainer.graph.events.values() for id in event.sources))


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_has_a_number_at_the_event_and_a_note_at_the_end(explainer: Explainer, language: str) -> None:
    text = without_isolates(render(explainer, "timeline", languages=[language], width=0))
    body, _, notes = text.rpartition(f"\n{LABEL[language]}\n")
    sources = named_sources(explainer)
    for number, id in enumerate(sources, 1):
        (note,) = re.findall(rf"^ *\[{number}\] (.*)$", notes, re.MULTILINE)
        source = explainer.graph.sources[id]
        assert " ".join(source.publisher.split()) in note and f"<{ascii_url(source.url)}>" in note
    comma = {"en": ", ", "ar": "، "}[language]
    for event in explainer.graph.events.values():
        numbers = comma.join(f"[{sources.index(id) + 1}]" for id in event.sources)
        assert not numbers or f"\n{LABEL[language]}: {numbers}\n" in body
    assert not re.search("https?:", body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_numbers_lead_to_the_notes(explainer: Explainer, language: str) -> None:
    html = MarkdownIt("commonmark").render(render(explainer, EVENT, languages=[language], format_="markdown"))
    sources = explainer.graph.events[EVENT.id].sources
    links = re.findall(r'<a href="#([^"]+)">\[(\d+)\]</a>', html)
    assert links == [(f"source-{number}", str(number)) for number in range(1, len(sources) + 1)]
    items = html[html.rindex("<ol>") :].split("<li>")[1:]
    for (anchor, _), item, id in zip(links, items, sources, strict=True):
        assert f'<a id="{anchor}">' in item
        assert ascii_url(explainer.graph.sources[id].url).replace("&", "&amp;") in item


def test_markdown_in_several_languages_keeps_their_notes_apart(explainer: Explainer) -> None:
    printed = render(explainer, EVENT, languages=list(LANGUAGES), format_="markdown")
    anchors = re.findall(r'<a id="([^"]+)">', printed)
    assert len(set(anchors)) == len(anchors) == 2 * len(explainer.graph.events[EVENT.id].sources)
    assert set(re.findall(r"\]\(#([^)]+)\)", printed)) == set(anchors)


def test_html_leads_to_every_note_and_back(explainer: Explainer) -> None:
    html = render(explainer, "article", languages=list(LANGUAGES), format_="html")
    for code in LANGUAGES:
        for id in named_sources(explainer):
            start = html.index(f'<li id="{code}-source-{id}">')
            note = html[start : html.index("</li>", start)]
            assert f'href="{ascii_url(explainer.graph.sources[id].url)}"'.replace("&", "&amp;") in note
            back = re.findall(rf'class="back" href="#{code}-event-([\w-]+)" aria-label="[^"]+"', note)
            assert back == list(explainer.events_of_source[id])
            for event in back:
                card = html[html.index(f'<section id="{code}-event-{event}"') :]
                assert f'href="#{code}-source-{id}"' in card[: card.index("</section>")]


def test_a_claim_with_a_source_has_its_number_in_its_note(explainer: Explainer) -> None:
    source = next(iter(explainer.graph.sources))
    claim = replace(explainer.graph.claims["second-coup"], sources=(source,))
    graph = replace(explainer.graph, claims={**explainer.graph.claims, "second-coup": claim})
    html = render(build_explainer(graph, explainer.editions), "article", languages=["en"], format_="html")
    note = html[html.index('<li id="en-behind-second-coup">') :]
    assert f'href="#en-source-{source}"' in note[: note.index("</ul>")]
    assert 'class="back" href="#en-claim-second-coup"' in html


@pytest.mark.parametrize("what", PRINTABLE_PARTS)
@pytest.mark.parametrize("fmt", ["text", "markdown", "html"])
def test_without_sources_there_are_no_notes(
    explainer: Explainer, what: PrintablePart, fmt: Literal["text", "markdown", "html"]
) -> None:
    events = {id: replace(event, sources=()) for id, event in explainer.graph.events.items()}
    since = {id: replace(later, sources=()) for id, later in explainer.graph.since.items()}
    bare = replace(explainer, graph=replace(explainer.graph, events=events, since=since, sources={}))
    printed = render(bare, what, languages=["en"], format_=fmt)
    assert "[1]" not in printed and "source-" not in printed


# ── Directions ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "direction", "isolated"),
    [
        ("Le Monde", "ltr", False),
        ("Le Monde", "rtl", True),
        ("الجزيرة", "rtl", False),
        ("الجزيرة", "ltr", True),
        ("מעריב", "ltr", True),
        ("AFP: وزير", "rtl", True),
        ("2021", "rtl", False),
    ],
)
def test_only_words_against_the_direction_are_isolated(text: str, direction: Direction, isolated: bool) -> None:
    assert isolate_opposite(text, direction) == (f"{FSI}{text}{PDI}" if isolated else text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [0, 40, 72])
def test_isolates_are_in_pairs_on_every_line(explainer: Explainer, language: str, width: int) -> None:
    lines = render(explainer, "timeline", languages=[language], width=width).splitlines()
    isolated = [line for line in lines if FSI in line or PDI in line]
    assert isolated
    for line in isolated:
        assert re.fullmatch(f"[^{FSI}{PDI}]*(?:{FSI}[^{FSI}{PDI}]+{PDI}[^{FSI}{PDI}]*)+", line)
    controls = {character for line in lines for character in line if unicodedata.category(character) == "Cf"}
    assert controls <= {FSI, PDI, "\u200c", "\u200d"}
    assert not width or max(map(cell_width, lines)) <= width


def test_an_isolate_is_closed_at_the_end_of_a_line() -> None:
    assert list(close_isolates([f"a {FSI}b ", "c ", f"d{PDI} e"])) == [
        f"a {FSI}b{PDI}",
        f"{FSI}c{PDI}",
        f"{FSI}d{PDI} e",
    ]


def test_html_isolates_titles(explainer: Explainer) -> None:
    html = render(explainer, EVENT, languages=["ar"], format_="html")
    assert re.search(r'rel="noopener"><bdi>Sputnik: [^<]+</bdi></a>', html)
    assert "<bdi>Sputnik</bdi>" in html
    assert FSI not in html


# ── Bad input ────────────────────────────────────────────────────────────────────────────────

HOSTILE = "\u202eevil\u2066 \x1b[31m \x07 \u2028 <script>alert(1)</script> [x](y) `"


@pytest.mark.parametrize("fmt", ["text", "markdown", "html"])
def test_controls_in_titles_and_urls_reach_no_page(
    explainer: Explainer, fmt: Literal["text", "markdown", "html"]
) -> None:
    url = "https://example.org/\u202e\x1b]8;;<script>"
    source = Source(url, HOSTILE, title=HOSTILE, copy_of=HOSTILE, archived=url, pages=HOSTILE, language="\x1b")
    printed = render(with_sources(explainer, source), EVENT, languages=["en"], format_=fmt)
    assert "evil" in printed
    assert not set("\x1b\x07\u202e\u2066\u2028") & set(printed)
    assert fmt != "html" or "<script>alert" not in printed
    assert fmt != "markdown" or "[x](y)" not in printed


@pytest.mark.parametrize("fmt", ["text", "markdown", "html"])
def test_a_url_of_5000_characters_stays_whole(explainer: Explainer, fmt: Literal["text", "markdown", "html"]) -> None:
    url = "https://example.org/" + "a" * 5_000
    printed = render(with_sources(explainer, Source(url, "Long")), EVENT, languages=["en"], format_=fmt, width=0)
    assert url in printed


@pytest.mark.parametrize("fmt", ["text", "markdown", "html"])
def test_hundreds_of_sources_are_numbered_through(
    explainer: Explainer, fmt: Literal["text", "markdown", "html"]
) -> None:
    sources = (Source(f"https://example.org/{number}", f"Paper {number}") for number in range(1, 601))
    printed = render(with_sources(explainer, *sources), EVENT, languages=["en"], format_=fmt, width=0)
    assert "[600]" in printed.replace("\\", "") and "https://example.org/600" in printed
    assert "[601]" not in printed.replace("\\", "")


def test_a_link_that_is_its_own_words_is_printed_once(explainer: Explainer) -> None:
    id, source = next(iter(explainer.graph.sources.items()))
    text = render(explainer, Location("source", id), languages=["en"], width=0)
    assert text.count(ascii_url(source.url)) == 1


def test_a_location_of_a_source_leads_to_its_note(explainer: Explainer) -> None:
    id = explainer.graph.events[EVENT.id].sources[0]
    html = render(explainer, "bookmarks", languages=["en"], format_="html", bookmarks={f"source:{id}": ""})
    assert f'href="#en-source-{id}"' not in html  # the page has no such note
    page = render(explainer, EVENT, languages=["en"], format_="html")
    assert f'id="en-source-{id}"' in page and f'href="#en-source-{id}"' in page
