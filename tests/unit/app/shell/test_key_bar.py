"""The key bar says what the keys do where the reader is."""

from __future__ import annotations

import pytest

from mali_tui.app.shell.key_bar import KeyBarContext, key_bar
from mali_tui.app.views.actions import ACTIONS
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location

ENGLISH = Wording(load(find_content()), "en")
CLAIM, EVENT = Location("claim", "second-coup"), Location("event", "coup-2021")


def labels(here: KeyBarContext, plain: bool = False) -> dict[str, str]:
    """What each key does, by its action."""
    start, end = key_bar(ENGLISH, here, (), plain=plain)
    return {item.action: item.text for item in (*start, *end)}


@pytest.mark.parametrize(
    ("view", "pane", "at", "words"),
    [
        ("sections", "content", CLAIM, "bar.follow_event"),
        ("sections", "links", CLAIM, "bar.follow_claim"),
        ("timeline", "content", CLAIM, "bar.follow_claim"),
        ("sections", "links", EVENT, "bar.follow"),
        ("sections", "content", None, "bar.follow"),
    ],
)
def test_enter_leads_from_a_claim_of_the_article_to_its_event_and_elsewhere_to_the_claim(
    view: str, pane: str, at: Location | None, words: str
) -> None:
    assert labels(KeyBarContext(view, pane, at))["follow"] == ENGLISH(words)


def test_n_steps_through_claims_except_where_there_are_none() -> None:
    step = "step_claim(1)"
    assert labels(KeyBarContext("evidence", "content", CLAIM))[step] == ENGLISH("bar.next_claim")
    assert labels(KeyBarContext("map", "content", EVENT))[step] == ENGLISH("bar.next_event")
    assert labels(KeyBarContext("map", "content", EVENT), plain=True)[step] == ENGLISH("bar.next_claim")


def test_keys_are_signs_for_eyes_and_words_for_ears() -> None:
    here = KeyBarContext("sections", "content", CLAIM)
    drawn, said = (key_bar(ENGLISH, here, (), plain=plain)[0] for plain in (False, True))
    assert "⏎" in [item.key for item in drawn]
    assert ENGLISH("keys.enter") in [item.key for item in said]


def test_what_would_do_nothing_is_left_out() -> None:
    idle = {action.name for action in ACTIONS} - {"help", "quit", "search"}
    start, end = key_bar(ENGLISH, KeyBarContext("sections", "content", None), idle, plain=False)
    assert [item.action for item in (*start, *end)] == ["search", "help", "quit"]
