"""The JSON Schemas that editors use know the same fields and words as the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from mali_tui.content import model, read
from mali_tui.content.model import Graph

SCHEMAS = Path(__file__).parents[3] / "docs" / "schema"


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


GRAPH, EDITION = schema("graph"), schema("edition")

OBJECTS: dict[str, tuple[dict[str, Any], type[msgspec.Struct]]] = {
    "graph": (GRAPH, Graph),
    "article": (GRAPH["properties"]["article"], model.About),
    "section": (GRAPH["definitions"]["section"], model.Section),
    "claim": (GRAPH["definitions"]["claim"], model.Claim),
    "event": (GRAPH["definitions"]["event"], model.Event),
    "actor": (GRAPH["definitions"]["actor"], model.Actor),
    "tie": (GRAPH["definitions"]["tie"], model.Tie),
    "place": (GRAPH["definitions"]["place"], model.Place),
    "words-of-a-passage": (EDITION["definitions"]["passage"], read.PassageFields),
    "words-of-an-event": (EDITION["definitions"]["event"], model.EventText),
    "words-of-an-actor": (EDITION["definitions"]["actor"], model.ActorText),
    "words-of-a-term": (EDITION["definitions"]["term"], model.TermText),
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
        (GRAPH["definitions"]["event"]["properties"]["status"], model.Status),
        (GRAPH["definitions"]["actor"]["properties"]["kind"], model.ActorKind),
        (EDITION["properties"]["direction"], model.Direction),
    ],
)
def test_it_has_the_choices_of_the_model(described: dict[str, Any], choices: Any) -> None:
    assert described["enum"] == list(get_args(choices))


def test_it_has_the_tables_of_a_language() -> None:
    texts = ("name", "direction", "title", "subtitle", "source")
    assert tuple(EDITION["properties"]) == texts + read.EDITION_TABLES


def test_every_reference_leads_somewhere() -> None:
    for described in (GRAPH, EDITION):
        text = json.dumps(described)
        for name in described["definitions"]:
            assert f'"#/definitions/{name}"' in text
        assert set(described["definitions"]) >= {part.split('"')[0] for part in text.split("#/definitions/")[1:]}
