"""Printed times: years before year 1, spans, and what did not take place, in text, JSON and linked data."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rendering import render

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import load

FOLDER = Path(__file__).parents[1] / "content" / "ancient"


@pytest.fixture(scope="module")
def ancient() -> Explainer:
    return load(FOLDER)


def test_text_says_them_in_words(ancient: Explainer) -> None:
    lines = render(ancient, "timeline", languages=["en"], width=0).splitlines()
    facts = dict(re.findall(r"(?m)^(.*), event:(.*)$", "\n".join(lines)))
    said = {id: words for words, id in facts.items()}
    assert said == {
        "homer": "between 800 BCE and 701 BCE, happened",
        "marathon": "September 490 BCE, happened",
        "salamis": "autumn 480 BCE, happened",
        "peloponnesian-war": "431 BCE – 404 BCE, happened",
        "plague": "around 430 BCE, happened",
        "caesar-killed": "15 March 44 BCE, happened",
        "republic-ends": "44 BCE – 27 BCE, happened",
        "late-antiquity": "between: 284 and 641, happened",
        "rome-falls": "4 September 476, happened",
        "digs": "since 1870, ongoing",
        "survey": "the 1990s, happened",
        "finds": "during 2020, happened",
        "museum": "2nd quarter 2020, did not take place",
        "lecture": "1 March 2021, 18:30 GMT+01:00, cancelled",
        "opening": "March 2021, overdue",
    }


def test_json_has_them_as_the_content_does(ancient: Explainer) -> None:
    printed = json.loads(render(ancient, "timeline", languages=["en"], format_="json"))
    events = {event["id"]: event for event in printed["events"]}
    assert events["caesar-killed"]["date"] == "-0043-03-15"
    assert (events["peloponnesian-war"]["start"], events["peloponnesian-war"]["end"]) == ("-0430", "-0403")
    assert (events["digs"]["start"], events["digs"]["end"]) == ("1870", "..")
    assert "start" not in events["caesar-killed"]
    assert [events[id]["status"] for id in ("museum", "lecture", "opening")] == ["missed", "cancelled", "overdue"]


def test_linked_data_has_the_dates_that_iso_8601_knows(ancient: Explainer) -> None:
    html = render(ancient, "article", languages=["en"], format_="html")
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    nodes = {node["name"]: node for node in json.loads(script)["@graph"] if node["@type"] == "Event"}
    assert nodes["Rome falls"]["startDate"] == "0476-09-04"
    assert nodes["A lecture"]["startDate"] == "2021-03-01T18:30+01:00"
    assert nodes["A lecture"]["eventStatus"] == "https://schema.org/EventCancelled"
    assert nodes["Opening of the hall"]["eventStatus"] == "https://schema.org/EventPostponed"
    assert nodes["Digging"]["startDate"] == "1870" and "endDate" not in nodes["Digging"]
    for title in ("Homer sings", "Caesar killed", "The plague", "A survey", "Museum to open"):
        assert "startDate" not in nodes[title]
