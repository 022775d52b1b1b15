"""The interface's words, from one YAML file per language; English if a language has none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from mali_tui.cache import cached_yaml
from mali_tui.i18n.language_tags import find_language
from mali_tui.i18n.plurals import RULES

_FOLDER = Path(__file__).parents[1] / "locales"
FALLBACK = "en"
LAYOUT = "layout"
"""The key under which a locale has the layout of a keyboard: rows of keys, and what they type."""


class Locale:
    """The interface's words in one language, by dotted key. If a key has plural forms, ``n`` selects one."""

    def __init__(self, words: dict[str, Any]) -> None:
        self._words = words
        self._plural = RULES[words["plural"]]

    def __call__(self, key: str, **values: object) -> str:
        """The words for ``key`` with ``values`` filled in.

        Raises:
            KeyError: if the locale has no such key, which is a bug.
        """
        words = self.words(key)
        if isinstance(words, dict):
            form = self._plural(int(str(values["n"])))
            words = words.get(form, words["other"])
        return str(words).format(**values) if values else str(words)

    @property
    def all_words(self) -> dict[str, Any]:
        """Everything that the file has."""
        return self._words

    def words(self, key: str) -> Any:
        """The value of ``key``: a string, a list such as the months, or a mapping of plural forms.

        Raises:
            KeyError: if there is none.
        """
        value: Any = self._words
        for part in key.split("."):
            value = value[part]
        return value

    def has(self, key: str) -> bool:
        """Whether the locale has words for ``key``."""
        value: Any = self._words
        for part in key.split("."):
            if not isinstance(value, dict) or part not in value:
                return False
            value = value[part]
        return True

    def keys(self) -> frozenset[str]:
        """Every dotted key, without plural forms and the keyboard; two locales should have the same."""
        return frozenset(_dotted_keys({key: words for key, words in self._words.items() if key != LAYOUT}))

    @cached_property
    def layout(self) -> Mapping[str, str]:
        """The keyboard of the language: by what is typed, the key of a QWERTY keyboard in the same place."""
        rows = self._words[LAYOUT].items()
        return {typed: key for keys, row in rows for key, typed in zip(keys, row, strict=True)}

    @cached_property
    def typed_by(self) -> Mapping[str, str]:
        """The keyboard of the language: by the key of a QWERTY keyboard, what is typed; the first if several are."""
        typed: dict[str, str] = {}
        for character, key in self.layout.items():
            typed.setdefault(key, character)
        return typed


def _dotted_keys(words: dict[str, Any], prefix: str = "") -> list[str]:
    keys: list[str] = []
    for key, value in words.items():
        if isinstance(value, dict) and "other" not in value:
            keys += _dotted_keys(value, f"{prefix}{key}.")
        else:
            keys.append(f"{prefix}{key}")
    return keys


def has_locale(language: str) -> bool:
    """Whether the program has the interface's words in ``language``."""
    return find_language(language, shipped_languages()) is not None


@cache
def shipped_languages() -> list[str]:
    """The languages in which the program has the interface's words."""
    return sorted(name.removesuffix(".yaml") for name in os.listdir(_FOLDER) if name.endswith(".yaml"))


def load_locale(language: str) -> Locale:
    """The interface's words in ``language`` (an edition's code), or in English if it has none."""
    return _read_locale(find_language(language, shipped_languages()) or FALLBACK)


@cache
def _read_locale(code: str) -> Locale:
    return Locale(cached_yaml(_FOLDER / f"{code}.yaml"))
