"""Every language has all the interface's words, and every action and sign has words."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import mali_tui
from mali_tui.app.views.actions import ACTIONS
from mali_tui.i18n.locale import Locale, load_locale
from mali_tui.i18n.plurals import RULES
from mali_tui.symbols import CLAIM_SIGNS, EVENT_SIGNS

LANGUAGES = sorted(path.stem for path in (Path(mali_tui.__file__).parent / "locales").glob("*.yaml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language: str) -> None:
    assert load_locale(language).keys() ^ load_locale("en").keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fills_in_the_same_values(language: str) -> None:
    words, english = load_locale(language), load_locale("en")
    for key in sorted(english.keys()):
        if key.startswith("keys."):  # a key's name may be a brace
            continue
        plain = {"n"} if isinstance(english.words(key), dict) else set()  # a form may spell the number out
        optional = plain | ({"last"} if key.startswith("dates.decade.") else set())
        ours, expected = _values(words.words(key)), _values(english.words(key))
        assert ours - optional == expected - optional, key


def _values(words: Any) -> set[str]:
    """The names of what is filled in, in a text or in any of its forms."""
    if isinstance(words, dict):
        return set().union(*(_values(form) for form in words.values()))
    return {name for _, name, _, _ in Formatter().parse(words) if name} if isinstance(words, str) else set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_have_as_many_entries_as_in_english(language: str) -> None:
    words, english = load_locale(language), load_locale("en")
    lists = [key for key in sorted(english.keys()) if isinstance(english.words(key), list)]
    assert lists and all(len(words.words(key)) == len(english.words(key)) for key in lists)


@pytest.mark.parametrize("language", LANGUAGES)
def test_actions_kinds_and_statuses_have_words(language: str) -> None:
    words = load_locale(language)
    assert all(words.has(f"actions.{action.name}") for action in ACTIONS)
    assert all(words.has(f"bar.{action.name}") for action in ACTIONS if action.bar_keys)
    assert all(words.has(f"kinds.{kind}.word") for kind in CLAIM_SIGNS)
    assert all(words.has(f"statuses.{status}") for status in EVENT_SIGNS)


def test_a_language_without_a_file_falls_back_to_english() -> None:
    assert load_locale("xx")("actions.quit") == load_locale("en")("actions.quit")


@pytest.mark.parametrize(
    ("rule", "forms"),
    [
        ("invariable", {"other": (0, 1, 2, 11)}),
        ("one-other", {"one": (1,), "other": (0, 2, 11, 21, 101)}),
        ("up-to-one", {"one": (0, 1), "other": (2, 11, 21)}),
        ("east-slavic", {"one": (1, 21, 101), "few": (2, 4, 22, 103), "many": (0, 5, 11, 12, 14, 20, 111)}),
    ],
)
def test_plural_rules(rule: str, forms: dict[str, tuple[int, ...]]) -> None:
    assert {form: tuple(n for n in numbers if RULES[rule](n) == form) for form, numbers in forms.items()} == forms


@pytest.mark.parametrize(
    ("n", "form"),
    [
        (0, "zero"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (103, "few"),
    ],
)
def test_arabic_plural_forms(n: int, form: str) -> None:
    forms = {name: name for name in ("zero", "one", "two", "few", "many", "other")}
    assert Locale({"plural": "arabic", "things": forms})("things", n=n) == form
