"""Sources by themselves: listed, as BibTeX read by a parser, and as CSL-JSON held against its schema."""

from __future__ import annotations

import json
import re
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pybtex.database import BibliographyData, parse_string
from rendering import render

from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.model import Source
from mali_tui.content.urls import ascii_url
from mali_tui.export import bibtex
from mali_tui.reading.location import Location

# The commands by their definitions in LaTeX, for reading a field back
COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{character}": character for character in "&%$#_"},
}
FULL = Source(
    url="https://example.org/a_b?x=1&y=%C3%A9#part",
    publisher="Example & Sons",
    title="100% {sure} \\ of_it ~ $5 #1 ^ – «été» وزير",
    date="2018-02-05",
    language="fr",
    copy_of="AFP & co",
    archived="https://web.archive.org/web/2018/https://example.org/a_b",
    pages="3-4",
)
STRING = {"type": "string", "minLength": 1}
# What the CSL-JSON schema (csl-data.json, version 1.0.2) says of the variables that are written
CSL_SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": STRING,
            "type": {"enum": ["article", "article-newspaper", "document", "post", "report", "webpage"]},
            **{
                name: STRING
                for name in ("archive", "archive_location", "container-title", "language", "note", "publisher")
            },
            **{name: STRING for name in ("title", "URL", "page")},
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
                    }
                },
                "required": ["date-parts"],
                "additionalProperties": False,
            },
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}


def with_source(explainer: Explainer, source: Source) -> Explainer:
    """The explainer with nothing but one source."""
    events = {
        id: replace(event, sources=("it",) if id == "diop-visit" else ())
        for id, event in explainer.graph.events.items()
    }
    graph = replace(explainer.graph, events=events, sources={"it": source}, since={})
    return build_explainer(graph, explainer.editions)


def unescape(field: str) -> str:
    return re.sub("|".join(map(re.escape, COMMANDS)), lambda match: COMMANDS[match[0]], field)


def parse_bibtex(explainer: Explainer, what: Any = "sources", language: str = "en") -> BibliographyData:
    return parse_string(render(explainer, what, languages=[language], format_="bibtex"), "bibtex")


# ── Lists ────────────────────────────────────────────────────────────────────────────────────


def test_every_source_that_the_article_rests_on_is_listed_with_what_names_it(explainer: Explainer) -> None:
    text = render(explainer, "sources", languages=["en"], width=0)
    listed = [id for id in explainer.graph.sources if id in explainer.events_of_source]
    notes = re.split(r"^  \[\d+\] ", text.partition("\nSources\n")[2], flags=re.MULTILINE)[1:]
    assert len(notes) == len(listed) > 50
    english = explainer.editions["en"]
    for id, note in zip(listed, notes, strict=True):
        assert ascii_url(explainer.graph.sources[id].url) in note
        assert all(english.events[event].title in note for event in explainer.events_of_source[id])
        assert not any(english.since[later].title in note for later in explainer.graph.since)


def test_those_of_later_events_come_with_since(explainer: Explainer) -> None:
    text = render(explainer, "sources", languages=["en"], width=0, since=True)
    assert all(ascii_url(source.url) in text for source in explainer.graph.sources.values())
    assert explainer.editions["en"].since["timbuktu-handed-over"].title in text


def test_json_has_all_sources(explainer: Explainer) -> None:
    printed = json.loads(render(explainer, "sources", languages=["en"], format_="json"))
    assert printed["what"] == "sources"
    assert [source["id"] for source in printed["sources"]] == list(explainer.graph.sources)


# ── BibTeX ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "ar"])
def test_bibtex_has_an_entry_for_every_source(explainer: Explainer, language: str) -> None:
    entries = parse_bibtex(explainer, language=language).entries
    assert list(entries) == list(explainer.graph.sources)
    for id, source in explainer.graph.sources.items():
        fields = entries[id].fields
        assert unescape(fields["publisher"]) == " ".join(source.publisher.split())
        assert fields["url"] == ascii_url(source.url)
        assert fields.get("date") == source.date
        assert fields.get("language") == source.language
        assert ("title" in fields) == (source.title is not None)


def test_bibtex_escapes_what_tex_reads_as_commands(explainer: Explainer) -> None:
    (entry,) = parse_bibtex(with_source(explainer, FULL)).entries.values()
    assert entry.type == "misc"
    assert {name: unescape(value) for name, value in entry.fields.items()} == {
        "title": f"{{{FULL.title}}}",
        "howpublished": "Example & Sons",
        "publisher": "Example & Sons",
        "year": "2018",
        "month": "February",
        "date": "2018-02-05",
        "language": "fr",
        "pages": "3--4",
        "url": FULL.url,
        "note": f"repeating the text of AFP & co; archived copy: {FULL.archived}",
    }


@pytest.mark.parametrize(
    ("date", "fields"),
    [("1994", {"year": "1994"}), ("2013-01", {"year": "2013", "month": "January"}), (None, {})],
)
def test_bibtex_gives_a_date_as_precisely_as_it_is_known(
    explainer: Explainer, date: str | None, fields: dict[str, str]
) -> None:
    (entry,) = parse_bibtex(with_source(explainer, replace(FULL, date=date))).entries.values()
    assert {name: value for name, value in entry.fields.items() if name in ("year", "month")} == fields


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1))
def test_any_text_can_be_read_back_from_bibtex(text: str) -> None:
    entries = parse_string(f"@misc{{it,\n  title = {{{{{bibtex.escape_bibtex(text)}}}}},\n}}\n", "bibtex").entries
    assert unescape(entries["it"].fields["title"]) == f"{{{text}}}"


def test_bibtex_of_a_location_has_the_sources_that_it_cites(explainer: Explainer) -> None:
    assert list(parse_bibtex(explainer, Location("event", "diop-visit")).entries) == list(
        explainer.graph.events["diop-visit"].sources
    )


def test_bibtex_of_a_source_is_its_entry(explainer: Explainer) -> None:
    id = next(iter(explainer.graph.sources))
    assert list(parse_bibtex(explainer, Location("source", id)).entries) == [id]


# ── CSL-JSON ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("what", ["sources", "article", Location("event", "diop-visit")])
def test_csl_json_is_valid(explainer: Explainer, what: Any) -> None:
    items = json.loads(render(explainer, what, languages=["ar"], format_="csl"))
    assert items
    fastjsonschema.compile(CSL_SCHEMA)(items)


def test_csl_json_has_all_that_is_known(explainer: Explainer) -> None:
    items = json.loads(render(with_source(explainer, FULL), "sources", languages=["en"], format_="csl"))
    fastjsonschema.compile(CSL_SCHEMA)(items)
    assert items == [
        {
            "id": "it",
            "type": "webpage",
            "title": FULL.title,
            "container-title": "Example & Sons",
            "publisher": "Example & Sons",
            "issued": {"date-parts": [[2018, 2, 5]]},
            "language": "fr",
            "page": "3-4",
            "URL": FULL.url,
            "archive": "web.archive.org",
            "archive_location": FULL.archived,
            "note": "repeating the text of AFP & co",
        }
    ]


@pytest.mark.parametrize(
    ("date", "parts"), [("1994", [1994]), ("2013-01", [2013, 1]), ("2021-11-10", [2021, 11, 10])]
)
def test_csl_dates_have_a_part_for_each_that_is_known(explainer: Explainer, date: str, parts: list[int]) -> None:
    source = Source("https://example.org/", "Paper", date=date)
    (item,) = json.loads(render(with_source(explainer, source), "sources", languages=["en"], format_="csl"))
    assert item["issued"] == {"date-parts": [parts]}


def test_without_sources_both_are_empty(explainer: Explainer) -> None:
    term = Location("term", "ecowas")
    assert parse_string(render(explainer, term, languages=["en"], format_="bibtex"), "bibtex").entries == {}
    assert json.loads(render(explainer, term, languages=["en"], format_="csl")) == []


def test_controls_reach_neither(explainer: Explainer) -> None:
    hostile = replace(FULL, title="a\u202eb\x1b[31mc", publisher="\u2066x", copy_of="\x07y")
    printed = render(with_source(explainer, hostile), "sources", languages=["en"], format_="bibtex")
    assert not set("\u202e\x1b\u2066\x07") & set(printed)
    raw = render(with_source(explainer, hostile), "sources", languages=["en"], format_="csl")
    assert not set("\u202e\x1b\u2066\x07") & set(raw)
