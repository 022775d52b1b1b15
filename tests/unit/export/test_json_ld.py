"""The JSON-LD of the HTML page, expanded by a library: its nodes, and the properties that readers of it ask for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace
from pyld import jsonld
from rendering import render

from mali_tui.content.chronology import parse_date
from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.urls import ascii_url
from mali_tui.reading.location import Location

HERE = Path(__file__).parent
PROPERTIES: dict[str, list[str]] = yaml.safe_load((HERE / "schema_org.yaml").read_text(encoding="utf-8"))
CONTEXT = json.loads((HERE / "schema_org_context.json").read_text(encoding="utf-8"))
SCHEMA = "http://schema.org/"
PAGE = "https://example.org/mali.html"
LANGUAGES = ("en", "ar")
Node = dict[str, Any]


def load_context(url: str, options: Any) -> Node:
    """Stands for the network: the only document that exists is the vocabulary's context."""
    assert url.rstrip("/") == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT, "contentType": "application/ld+json"}


def scripts(html: str) -> list[str]:
    return re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)


def expand(html: str) -> list[Node]:
    """Every node of the page, with absolute names."""
    options = {"documentLoader": load_context, "base": PAGE}
    return [node for script in scripts(html) for node in jsonld.expand(json.loads(script), options)]


def of_type(nodes: list[Node], name: str) -> dict[str, Node]:
    """The nodes of a type by their id."""
    return {node["@id"]: node for node in nodes if node["@type"] == [SCHEMA + name]}


def value(node: Node, name: str) -> Any:
    """The only value of a property."""
    (only,) = node[SCHEMA + name]
    return only.get("@value", only.get("@id", only))


def ids(node: Node, name: str) -> list[str]:
    return [each["@id"] for each in node.get(SCHEMA + name, [])]


def all_nodes(values: Any) -> Iterator[Node]:
    """Every node with a type, however deep."""
    if isinstance(values, list):
        for each in values:
            yield from all_nodes(each)
    elif isinstance(values, dict):
        if "@type" in values and "@value" not in values:
            yield values
        for name, inner in values.items():
            if not name.startswith("@"):
                yield from all_nodes(inner)


@pytest.fixture(scope="module")
def html(explainer: Explainer) -> str:
    return render(explainer, languages=list(LANGUAGES), format_="html")


@pytest.fixture(scope="module")
def nodes(html: str) -> list[Node]:
    return expand(html)


def test_every_property_belongs_to_its_type(nodes: list[Node]) -> None:
    found = {node["@type"][0] for node in all_nodes(nodes)}
    assert {SCHEMA + name for name in ("Article", "Claim", "Event", "CreativeWork", "Place", "Person")} <= found
    for node in all_nodes(nodes):
        (name,) = node["@type"]
        properties = {key.removeprefix(SCHEMA) for key in node if not key.startswith("@")}
        assert properties <= set(PROPERTIES[name.removeprefix(SCHEMA)]), name


def test_every_id_is_an_anchor_of_the_page_and_every_reference_a_node(html: str, nodes: list[Node]) -> None:
    known = {node["@id"] for node in nodes}
    assert len(known) == len(nodes)
    assert {id.removeprefix(f"{PAGE}#") for id in known} <= set(re.findall(r' id="([^"]+)"', html))
    references = {id for node in nodes for name in ("about", "citation", "appearance") for id in ids_in(node, name)}
    assert references <= known


def ids_in(node: Node, name: str) -> list[str]:
    return [each["@id"] for each in node.get(SCHEMA + name, []) if set(each) == {"@id"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_has_what_search_engines_ask_for(explainer: Explainer, nodes: list[Node], language: str) -> None:
    article, edition = of_type(nodes, "Article")[f"{PAGE}#{language}"], explainer.editions[language]
    assert value(article, "headline") == edition.title
    assert value(article, "description") == edition.subtitle
    assert value(article, "inLanguage") == language
    assert value(article, "datePublished") == explainer.graph.article.published.isoformat()
    for role in ("author", "publisher"):
        who = value(article, role)
        assert who["@type"][0].removeprefix(SCHEMA) in ("Person", "Organization", "NewsMediaOrganization")
        assert value(who, "name") == edition.actors[explainer.graph.article.publisher].name
    assert ids(article, "workTranslation") == [f"{PAGE}#{code}" for code in LANGUAGES if code != language]
    assert len(ids(article, "citation")) == len(explainer.graph.sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_names_its_speaker_and_where_it_appears(
    explainer: Explainer, nodes: list[Node], language: str
) -> None:
    claims, edition = of_type(nodes, "Claim"), explainer.editions[language]
    publisher = explainer.graph.article.publisher
    for id, claim in explainer.graph.claims.items():
        node = claims[f"{PAGE}#{language}-claim-{id}"]
        assert value(node, "text") == edition.claims[id]
        authors = [value(author, "name") for author in node[f"{SCHEMA}author"]]
        assert authors == [edition.actors[actor].name for actor in claim.speakers or (publisher,)]
        assert value(node, "appearance") == value(node, "firstAppearance") == f"{PAGE}#{language}"
        assert ids(node, "about") == [f"{PAGE}#{language}-event-{event}" for event in claim.events]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_event_has_name_date_and_place(explainer: Explainer, nodes: list[Node], language: str) -> None:
    events, edition, graph = of_type(nodes, "Event"), explainer.editions[language], explainer.graph
    for id, event in graph.events.items():
        node = events[f"{PAGE}#{language}-event-{id}"]
        assert value(node, "name") == edition.events[id].title
        if event.date:
            assert value(node, "startDate") == event.date
        if SCHEMA + "startDate" in node:
            assert parse_date(value(node, "startDate"))
        assert (SCHEMA + "location" in node) == (event.place is not None)
        if event.place:
            place = value(node, "location")
            assert value(place, "name") == value(place, "address") == edition.places[event.place]
            geo = value(place, "geo")
            assert (value(geo, "latitude"), value(geo, "longitude")) == (
                graph.places[event.place].lat,
                graph.places[event.place].lon,
            )
    for id, later in graph.since.items():
        assert value(events[f"{PAGE}#{language}-since-{id}"], "startDate") == later.date


def test_a_source_has_its_address_publisher_and_date(explainer: Explainer, nodes: list[Node]) -> None:
    works = of_type(nodes, "CreativeWork") | of_type(nodes, "Article")
    for id, source in explainer.graph.sources.items():
        node = works[f"{PAGE}#en-source-{id}"]
        assert value(node, "url") == ascii_url(source.url)
        assert value(value(node, "publisher"), "name") == source.publisher
        assert (value(node, "datePublished") if source.date else None) == source.date


def test_pages_and_the_copy_in_an_archive_are_there(explainer: Explainer) -> None:
    (id, source), *_ = explainer.graph.sources.items()
    full = replace(source, pages="3–4", archived="https://web.archive.org/x", copy_of="AFP")
    graph = replace(explainer.graph, sources={**explainer.graph.sources, id: full})
    html = render(build_explainer(graph, explainer.editions), languages=["en"], format_="html")
    node = of_type(expand(html), "Article")[f"{PAGE}#en-source-{id}"]
    assert value(node, "pagination") == "3–4"
    assert value(node, "archivedAt") == "https://web.archive.org/x"


def test_no_text_can_end_the_script(saying: Callable[[str], Explainer]) -> None:
    words = "</script><script>alert(1)</script> <!-- & \u2028 \u202e"
    html = render(saying(words), languages=["en"], format_="html")
    (script,) = scripts(html)
    assert not set("<>&\u2028\u202e") & set(script)
    assert html.count("<script") == html.count("</script>") == 1
    assert json.loads(script)["@graph"][0]["headline"].startswith("</script><script>alert(1)</script> <!-- & ")


def test_a_card_has_the_nodes_that_stand_on_it(explainer: Explainer) -> None:
    html = render(explainer, Location("event", "coup-2021"), languages=["en"], format_="html")
    events = of_type(expand(html), "Event")
    assert f"{PAGE}#en-event-coup-2021" in events
    assert {id.removeprefix(f"{PAGE}#") for id in events} <= set(re.findall(r' id="([^"]+)"', html))
