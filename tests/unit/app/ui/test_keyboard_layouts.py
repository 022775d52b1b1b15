"""Keyboards: every layout that a locale declares is that of xkb-data, and the interface's own comes first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import combining, decomposition

import pytest

from mali_tui.app.ui.action import Action
from mali_tui.app.ui.keyboard_layouts import find_key, find_letter
from mali_tui.app.views.actions import ACTIONS, BY_NAME, KEYS
from mali_tui.content.loader import load
from mali_tui.i18n.locale import load_locale, shipped_languages
from mali_tui.i18n.wording import Wording

DATA = Path(__file__).parents[3] / "data" / "xkb" / "layouts.json"
SMALL = Path(__file__).parents[2] / "content" / "small"
LAYOUTS = {
    "ar": ["ara", "ara(digits)"],
    "fa": ["ir"],
    "fr": ["fr"],
    "he": ["il"],
    "ur": ["pk", "pk(urd-crulp)"],
}
WINDOWS = {("ar", "M", "’")}  # what Windows' Arabic (101) types


@cache
def xkb() -> dict[str, dict[str, str]]:
    layouts: dict[str, dict[str, str]] = json.loads(DATA.read_text(encoding="utf-8"))
    return layouts


@dataclass
class Interface:
    """As much of a wording as layouts need: the interface in one language, of an explainer in another."""

    wording: Wording

    def meaning(self, character: str) -> str:
        key = find_key(character, KEYS, self.wording)
        return next((action.name for action in ACTIONS if key in action.keys), "")


def interface_in(language: str, edition: str = "en") -> Interface:
    wording = Wording(load(SMALL), edition)
    wording.locale = load_locale(language)
    return Interface(wording)


def letters(action: Action) -> list[str]:
    return [key for key in action.keys if len(key) == 1]


def test_every_language_that_has_a_layout_is_compared() -> None:
    assert LAYOUTS.keys() == {code for code in shipped_languages() if load_locale(code).layout}


@pytest.mark.parametrize("language", LAYOUTS)
def test_a_declared_layout_is_that_of_the_keyboard(language: str) -> None:
    keyboards = [xkb()[name] for name in LAYOUTS[language]]
    for typed, key in load_locale(language).layout.items():
        assert (language, key, typed) in WINDOWS or typed in {keyboard.get(key) for keyboard in keyboards}, key


@pytest.mark.parametrize("language", LAYOUTS)
def test_every_key_of_the_app_works_on_the_keyboard_of_the_language(language: str) -> None:
    """Unless the key types a mark or a ligature, or what is a key itself; in French only digits are elsewhere."""
    here = interface_in(language)
    for keyboard in [xkb()[name] for name in LAYOUTS[language]]:
        for action in ACTIONS:
            for key in letters(action):
                typed = keyboard.get(key, key)
                if typed in KEYS or combining(typed) or decomposition(typed).startswith("<"):
                    continue
                if language != "fr" or key.isdigit():
                    assert here.meaning(typed) == action.name, (key, typed)


@pytest.mark.parametrize("language", shipped_languages())
def test_latin_letters_are_always_themselves(language: str) -> None:
    here = interface_in(language)
    assert not [
        key for action in ACTIONS for key in letters(action) if key.isalpha() and here.meaning(key) != action.name
    ]


def test_where_two_layouts_differ_that_of_the_interface_counts() -> None:
    assert xkb()["ir"]["n"] == xkb()["ara"]["]"] == "د"
    assert interface_in("fa").meaning("د") == "next_claim"
    assert interface_in("ar", "ar").meaning("د") == "cutoff_later"
    assert interface_in("fr").meaning("'") == "view_evidence"  # 4 without Shift
    assert interface_in("fr").meaning("-") == "zoom_out"  # it is 6, which does nothing
    assert interface_in("en").meaning("'") == "bookmarks"


def test_the_languages_of_the_explainer_come_before_others() -> None:
    """Those of the small explainer are Arabic and English."""
    here = interface_in("en")
    assert here.meaning("د") == "cutoff_later" and here.meaning("ן") == "note"
    assert here.meaning("ק") == "bidi" and here.meaning("é") == "view_timeline" and here.meaning("پ") == "bookmark"


def test_the_help_names_what_the_keyboard_of_the_language_types() -> None:
    action = BY_NAME["next_claim"]
    assert [action.keys_of(load_locale(code))[1:] for code in ("ar", "en", "fa", "fr", "he", "ur")] == [
        ["ى"], [], ["د"], [], ["מ"], ["ن"],
    ]  # fmt: skip
    assert BY_NAME["view_timeline"].keys_of(load_locale("fr")) == ["2", "é"]


@pytest.mark.parametrize("language", shipped_languages())
def test_the_letters_of_link_hints_can_be_typed_on_the_keyboard_of_the_language_and_on_any_other(
    language: str,
) -> None:
    here, words = interface_in(language).wording, load_locale(language)
    labels = words("link_hints.letters")
    assert len({*labels}) == len(labels) >= 22
    for letter in labels:
        assert find_letter(letter, labels, here) == letter
        key = words.layout.get(letter, letter)
        assert key.isascii() and find_letter(key, labels, here) == letter
    assert find_letter("7", labels, here) == ""
    hebrew = {typed for typed in load_locale("he").layout if typed.isalpha()}
    assert {find_letter(letter, labels, here) for letter in hebrew} - {""} <= {*labels}


def test_an_unknown_character_means_nothing() -> None:
    assert interface_in("en").meaning("漢") == interface_in("en").meaning("\r") == ""
