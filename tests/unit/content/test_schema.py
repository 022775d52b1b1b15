"""The JSON Schemas for editors know the fields and words of the model, and tell sound files from faulty ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import fastjsonschema
import msgspec
import pytest
import yaml

from mali_tui.content import decode, model
from mali_tui.content.loader import find_content
from mali_tui.content.model import Graph

SCHEMAS = Path(__file__).parents[3] / "docs" / "schema"
SMALL = Path(__file__).parent / "small"


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


GRAPH, EDITION = schema("graph"), schema("edition")

OBJECTS: dict[str, tuple[dict[str, Any], type[msgspec.Struct]]] = {
    "graph": (GRAPH, Graph),
    "article": (GRAPH["properties"]["article"], model.ArticleInfo),
    "section": (GRAPH["definitions"]["section"], model.Section),
    "claim": (GRAPH["definitions"]["claim"], model.Claim),
    "event": (GRAPH["definitions"]["event"], model.Event),
    "actor": (GRAPH["definitions"]["actor"], model.Actor),
    "image": (GRAPH["definitions"]["image"], model.Image),
    "words-of-an-image": (EDITION["definitions"]["image"], model.ImageText),
    "status": (GRAPH["definitions"]["status"], model.OwnStatus),
    "tie": (GRAPH["definitions"]["tie"], model.Tie),
    "place": (GRAPH["definitions"]["place"], model.Place),
    "record": (GRAPH["definitions"]["record"], model.PublicRecord),
    "source": (GRAPH["definitions"]["source"], model.Source),
    "later-event": (GRAPH["definitions"]["later"], model.LaterEvent),
    "outcome": (GRAPH["definitions"]["outcome"], model.Outcome),
    "words-of-a-later-event": (EDITION["definitions"]["later"], model.LaterEventText),
    "words-of-a-passage": (EDITION["definitions"]["passage"], decode.PassageFields),
    "words-of-an-event": (EDITION["definitions"]["event"], model.EventText),
    "words-of-an-actor": (EDITION["definitions"]["actor"], model.ActorText),
    "words-of-a-term": (EDITION["definitions"]["term"], model.TermText),
    "words-of-a-kind-of-actors": (EDITION["definitions"]["actor_kind"], model.ActorKindText),
    "words-of-a-tie": (EDITION["definitions"]["tie"], model.TieText),
}


@pytest.mark.parametrize("name", OBJECTS)
def test_it_has_the_fields_of_the_model(name: str) -> None:
    described, kind = OBJECTS[name]
    fields = msgspec.structs.fields(kind)
    assert list(described["properties"]) == [field.encode_name for field in fields]
    assert described.get("required", []) == [field.encode_name for field in fields if field.required]
    assert described["additionalProperties"] is False


@pytest.mark.parametrize(
    ("described", "choices"),
    [
        (GRAPH["definitions"]["claim"]["properties"]["kind"], model.ClaimKind),
        (GRAPH["definitions"]["event"]["properties"]["status"]["anyOf"][0], model.Status),
        (GRAPH["definitions"]["actor"]["properties"]["kind"]["anyOf"][0], model.ActorKind),
        (GRAPH["definitions"]["record"]["properties"]["agrees"], model.Agreement),
        (GRAPH["definitions"]["outcome"]["properties"]["outcome"], model.OutcomeKind),
        (EDITION["properties"]["direction"], model.Direction),
    ],
)
def test_it_has_the_choices_of_the_model(described: dict[str, Any], choices: Any) -> None:
    assert described["enum"] == list(get_args(choices))


def test_it_has_the_tables_of_a_language() -> None:
    texts = ("name", "direction", "title", "subtitle", "source", "draft", decode.ACCEPTED, "byline")
    assert tuple(EDITION["properties"]) == texts + decode.EDITION_TABLES


def test_every_reference_leads_somewhere() -> None:
    for described in (GRAPH, EDITION):
        text = json.dumps(described)
        for name in described["definitions"]:
            assert f'"#/definitions/{name}"' in text
        assert set(described["definitions"]) >= {part.split('"')[0] for part in text.split("#/definitions/")[1:]}


class EditorsLoader(yaml.SafeLoader):
    """Reads YAML as editors do, by version 1.2: dates, yes and no are texts."""


EditorsLoader.yaml_implicit_resolvers = {
    sign: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith(":timestamp") and not (tag.endswith(":bool") and sign in "yYnNoO")
    ]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

ACCEPTS = {"graph": fastjsonschema.compile(GRAPH), "edition": fastjsonschema.compile(EDITION)}


def check(name: str, text: str) -> object:
    """The data of a file; JsonSchemaException where the schema refuses it."""
    data: object = yaml.load(text, EditorsLoader)
    ACCEPTS[name](data)
    return data


@pytest.mark.parametrize("path", [*find_content().glob("*.yaml"), *SMALL.glob("*.yaml")], ids=lambda path: path.stem)
def test_it_accepts_sound_files(path: Path) -> None:
    assert check("graph" if path.stem == "graph" else "edition", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("graph", "{kind: fact,", "{kind: fakt,"),
        ("graph", "{kind: fact,", "{kind: fact, by: paper,"),
        ("graph", "{kind: fact,", "{kind: statement,"),
        ("graph", "{kind: fact,", "{kind: fact, sure: yes,"),
        ("graph", "events: [harvest]", "events: []"),
        ("graph", "events: [harvest]", "events: harvest"),
        ("graph", "  harvest:", "  Harvest:"),
        ("graph", "date: 2020-05,", "date: May 2020,"),
        ("graph", "part: early", "part: first"),
        ("graph", "status: happened", "status: Done!"),
        ("graph", "{kind: media}", "{kind: The press}"),
        ("graph", "actors:\n  minister", "actor:\n  minister"),
        ("graph", "lat: ", "lat: 9"),
        ("graph", "event: aid-talks}", "}"),
        ("graph", "url: https://market.example/lists", "url: ftp://market.example/lists"),
        ("graph", "url: https://market.example/lists", "url: https://me:secret@market.example/lists"),
        ("graph", "publisher: The market", "pages: 1"),
        ("graph", "language: en", "language: English"),
        ("graph", "agrees: partly", "agrees: no"),
        ("graph", "outcome: happened", "outcome: still-open"),
        ("graph", "{event: new-harvest, ", "{event: new-harvest, claim: prices-rose, "),
        ("graph", "since_until: 2021", "until: 2021"),
        ("edition", "{title: The aid arrives, ", "{"),
        ("edition", "direction: ltr", "direction: left"),
        ("edition", "title: A bad year", "title: ' '"),
        ("edition", "title: A bad year", "titel: A bad year"),
        ("edition", "{title: The drought,", "{name: The drought,"),
        ("edition", "{out: helps, back: is helped by}", "{out: helps}"),
        ("edition", "name: Dry year,", "name: Dry year, short: Dry,"),
    ],
)
def test_it_marks_what_is_wrong_within_a_file(name: str, old: str, new: str) -> None:
    text = (SMALL / f"{'graph' if name == 'graph' else 'en'}.yaml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        check(name, text.replace(old, new, 1))
