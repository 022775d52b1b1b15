"""Letter keys work on keyboards with other scripts, and no character of one layout is a key of another action."""

from __future__ import annotations

from mali_tui.app.ui.actions import ARABIC_LAYOUT, HEBREW_LAYOUT, binding
from mali_tui.app.views.actions import ACTIONS


def test_a_letter_works_on_the_hebrew_keyboard() -> None:
    keys = {
        key: action.name for action in ACTIONS for key in binding(action.screen_action, *action.keys).key.split(",")
    }
    assert keys["מ"] == "next_claim" and keys["ד"] == "since_then" and keys["ך"] == "language"


def test_the_hebrew_layout_has_every_letter_but_those_of_the_keys_for_punctuation() -> None:
    alphabet = {chr(code) for code in range(ord("א"), ord("ת") + 1)}
    assert alphabet - set(HEBREW_LAYOUT.values()) == {"ף", "ת", "ץ"}  # on ; , and .


def test_layouts_do_not_collide() -> None:
    assert not set(HEBREW_LAYOUT.values()) & {*ARABIC_LAYOUT.values(), *HEBREW_LAYOUT}
