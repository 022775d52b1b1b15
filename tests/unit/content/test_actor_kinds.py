"""Kinds of actors of the author's own: their words, where they are shown, and what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from edits import edit, messages

from mali_tui.app.views.outlines import actor_outline
from mali_tui.app.views.timeline.axis import NO_ACTORS, axis_labels
from mali_tui.cards import card_of
from mali_tui.content.loader import examine, load
from mali_tui.export import render
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location

GUIDE = Path(__file__).parents[3] / "docs" / "content-format.md"
KINDS = "actor_kinds: {guild: {one: guild, all: Guilds}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The guide's explainer with two guilds, and another actor between them in the file."""
    graph, english = re.findall(r"\.yaml`:\n\n```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    graph = graph.replace("  farmers: {kind: body}\n", "  bakers: {kind: guild}\n  farmers: {kind: body}\n")
    graph = graph.replace("actors: [farmers]", "actors: [bakers, millers, farmers]") + "  millers: {kind: guild}\n"
    english = english.replace("actors:\n", "actors:\n  bakers: {name: The bakers, text: They bake.}\n", 1)
    english += "  millers: {name: The millers, text: They mill.}\n" + KINDS
    (tmp_path / "graph.yaml").write_text(graph, encoding="utf-8")
    (tmp_path / "en.yaml").write_text(english, encoding="utf-8")
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> list[str]:
    """Change a file; the messages about the explainer."""
    edit(folder / name, old, new)
    return messages(folder)


def test_actors_stand_under_their_kind_whatever_the_order_of_the_file(folder: Path) -> None:
    wording = Wording(load(folder), "en")
    assert [block.text for block in actor_outline(wording)] == [
        "Guilds",
        "The bakers",
        "The millers",
        "Organisations",
        "The farmers",
        "Media and publisher",
        "The Gazette",
    ]
    text = render(wording.explainer, "actors", languages=["en"], format_="text", width=0, plain=True, bookmarks={})
    assert text.count("Guilds") == text.count("Organisations") == 1
    assert text.index("Guilds") < text.index("The bakers") < text.index("The millers") < text.index("Organisations")


def test_the_card_and_the_lane_have_its_words(folder: Path) -> None:
    wording = Wording(load(folder), "en")
    assert [fact.text for fact in card_of(wording, Location("actor", "bakers")).facts] == ["guild"]
    assert axis_labels(wording).lanes == {
        "guild": "Guilds",
        "body": "Organisations",
        "media": "Media",
        NO_ACTORS: "No actors",
    }


def test_words_for_a_known_kind_replace_ours(folder: Path) -> None:
    assert change(folder, "en.yaml", KINDS, KINDS.replace("}}", "}, body: {one: crowd, all: Crowds}}")) == []
    wording = Wording(load(folder), "en")
    assert (wording.actor_kind("body"), wording.actor_kinds("body")) == ("crowd", "Crowds")


def test_a_misspelt_kind_is_told_from_one_without_words(folder: Path) -> None:
    assert change(folder, "graph.yaml", "bakers: {kind: guild}", "bakers: {kind: guidl}") == [
        "actors: bakers: kind is guidl. Did you mean guild?"
    ]
    (message,) = change(folder, "graph.yaml", "guidl", "tribe")
    assert message.startswith("actors: bakers: kind is tribe. Use one of: person, state, body, armed, media; or say")


def test_words_are_needed_in_every_language(folder: Path) -> None:
    english = (folder / "en.yaml").read_text(encoding="utf-8")
    (folder / "en-gb.yaml").write_text(english.replace(KINDS, ""), encoding="utf-8")
    messages = [problem.message for problem in examine(folder)[1]]
    assert messages == ["actor_kinds has no text for guild"]


def test_a_kind_that_no_actor_has_is_reported(folder: Path) -> None:
    messages = change(folder, "en.yaml", KINDS, KINDS.replace("}}", "}, tribe: {one: tribe, all: Tribes}}"))
    assert [message.partition(".")[0] for message in messages] == ["tribe is not in the actor_kinds of graph"]


def test_a_kind_is_an_id(folder: Path) -> None:
    text = (folder / "graph.yaml").read_text(encoding="utf-8").replace("kind: guild", "kind: Old guild")
    (folder / "graph.yaml").write_text(text, encoding="utf-8")
    messages = change(folder, "en.yaml", "guild:", "Old guild:")
    assert any("Old guild is not a valid id" in message for message in messages)
