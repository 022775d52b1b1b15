"""Claims that dispute, support or supersede others, that several actors make, or that are made more than once."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.lists import format_list
from msgspec.structs import replace

from mali_tui.cards import card_of
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import examine, find_content, load
from mali_tui.export import Format, render
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location

GRAPH = """
article: {published: 2020-06-15, as_of: 2020-06-15, publisher: gazette}
sections: {lead: , body: }
claims:
  few-died: {kind: statement, by: [minister, army, mayor], events: [attack]}
  many-died:
    {kind: report, by: gazette, events: [attack], disputes: [few-died], supports: [fled], supersedes: [few-died]}
  fled: {kind: fact, events: [attack]}
events: {attack: {date: 2020-05, status: happened}}
actors: {minister: {kind: person}, army: {kind: armed}, mayor: {kind: person}, gazette: {kind: media}}
"""
ENGLISH = """
name: English
direction: ltr
title: A raid
subtitle: What happened?
source: Drawn from the Gazette.
sections:
  lead: {title: The raid, text: "[Few died](claim:few-died), or [many](claim:many-died)."}
  body: {title: The dead, text: "[They ran](claim:fled). Again: [a few](claim:few-died)."}
claims: {few-died: Few died in the raid., many-died: Many died in the raid., fled: The army fled.}
events: {attack: {title: The raid, text: It took place in May.}}
actors:
  minister: {name: The minister, text: A politician.}
  army: {name: The army, text: Soldiers.}
  mayor: {name: The mayor, text: Another politician.}
  gazette: {name: The Gazette, text: A paper.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "graph.yaml").write_text(GRAPH, encoding="utf-8")
    (tmp_path / "en.yaml").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


@pytest.fixture
def explainer(folder: Path) -> Explainer:
    return load(folder)


def card_claims(explainer: Explainer, claim: str) -> dict[str, list[str]]:
    """The claims on the card of a claim, by the label that they stand under."""
    card = card_of(Wording(explainer, "en"), Location("claim", claim))
    return {
        field.label: [piece.to.id for item in field.items for piece in item.pieces if piece.to]
        for field in card.fields
        if any(piece.to and piece.to.kind == "claim" for item in field.items for piece in item.pieces)
    }


def test_relations_are_shown_both_ways(explainer: Explainer) -> None:
    assert card_claims(explainer, "many-died") == {
        "Disputes": ["few-died"],
        "Supports": ["fled"],
        "Supersedes": ["few-died"],
    }
    assert card_claims(explainer, "few-died") == {"Disputed by": ["many-died"], "Superseded by": ["many-died"]}
    assert card_claims(explainer, "fled") == {"Supported by": ["many-died"]}


@pytest.mark.parametrize("fmt", ["text", "markdown", "html"])
def test_relations_are_printed(explainer: Explainer, fmt: Format) -> None:
    text = render(
        explainer, Location("claim", "fled"), languages=["en"], format_=fmt, width=0, plain=False, bookmarks={}
    )
    assert "Supported by" in text
    assert "Many died in the raid." in text


def test_several_speakers_are_named_as_a_list(explainer: Explainer) -> None:
    wording = Wording(explainer, "en")
    claim = explainer.graph.claims["few-died"]
    assert wording.speaker(claim) == "The minister, The army and The mayor"
    for speaker in ("minister", "army", "mayor"):
        assert "few-died" in explainer.claims_of_actor[speaker]


@pytest.mark.parametrize(("language", "locale"), [("en", "en_GB"), ("ar", "ar")])
@pytest.mark.parametrize("names", [["A"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D"]])
def test_lists_are_those_of_cldr(language: str, locale: str, names: list[str]) -> None:
    wording = Wording(load(find_content()), language)
    assert wording.join_names(names) == format_list(names, locale=locale)


def test_a_claim_marked_again_belongs_to_the_first_passage(explainer: Explainer) -> None:
    assert explainer.passage_of_claim["few-died"] == "lead"
    assert explainer.claims_of_passage == {"lead": ("few-died", "many-died"), "body": ("fled",)}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("disputes: [few-died]", "disputes: [few-dyed]", "few-dyed is not a claim in this file"),
        ("disputes: [few-died]", "disputes: [many-died]", "many-died disputes itself"),
        ("supports: [fled]", "supports: [fled, fled]", "fled is listed twice"),
        ("by: [minister, army, mayor]", "by: [minister, amry]", "amry is not an actor in this file"),
        ("by: [minister, army, mayor]", "by: []", "the statement few-died has no speaker"),
        ("fled: {kind: fact,", "fled: {kind: fact, by: [army],", "the fact fled has a speaker"),
        (
            "few-died: {kind: statement,",
            "few-died: {kind: statement, supersedes: [many-died],",
            "few-died and many-died supersede each other",
        ),
    ],
)
def test_what_is_wrong_is_reported(folder: Path, old: str, new: str, message: str) -> None:
    graph = folder / "graph.yaml"
    assert old in GRAPH
    graph.write_text(GRAPH.replace(old, new), encoding="utf-8")
    _, problems = examine(folder)
    assert message in [problem.message for problem in problems]


def test_the_order_within_a_passage_is_that_of_some_language(folder: Path) -> None:
    english = folder / "en.yaml"
    swapped = ENGLISH.replace(
        '"[Few died](claim:few-died), or [many](claim:many-died)."',
        '"[Many](claim:many-died), or [few](claim:few-died)."',
    )
    assert swapped != ENGLISH
    english.write_text(swapped, encoding="utf-8")
    _, problems = examine(folder)
    assert [problem.message for problem in problems] == [
        "the claim many-died is listed after few-died, which comes later in the article"
    ]
    (folder / "fr.yaml").write_text(ENGLISH.replace("name: English", "name: Français"), encoding="utf-8")
    assert not [problem for problem in examine(folder)[1] if "is listed after" in problem.message]


def test_json_has_the_relations(explainer: Explainer) -> None:
    text = render(
        explainer,
        Location("claim", "many-died"),
        languages=["en"],
        format_="json",
        width=0,
        plain=False,
        bookmarks={},
    )
    for words in ('"disputes"', '"supports"', '"supersedes"'):
        assert words in text
    one = replace(explainer.graph.claims["few-died"], by="army")
    assert one.speakers == ("army",)
