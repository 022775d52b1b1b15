"""The interface's own words: one YAML file a language, English where a language has none."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from mali_tui.cache import cached_yaml
from mali_tui.i18n.plurals import RULES

_FOLDER = Path(__file__).parents[1] / "locales"
FALLBACK = "en"


class Locale:
    """Looks up the interface's words by dotted key; a mapping of plural forms is resolved by ``n``."""

    def __init__(self, words: dict[str, Any]) -> None:
        self._words = words
        self._plural = RULES[words["plural"]]

    def __call__(self, key: str, **values: object) -> str:
        """The words for ``key`` with ``values`` filled in.

        Raises:
            KeyError: where the locale has no such key; a fault of ours, never of a reader's.
        """
        found = self.words(key)
        if isinstance(found, dict):
            form = self._plural(int(str(values["n"])))
            found = found.get(form, found["other"])
        return str(found).format(**values) if values else str(found)

    def words(self, key: str) -> Any:
        """What stands at ``key``: a string, a list such as the months, or a mapping of plural forms.

        Raises:
            KeyError: where there is nothing.
        """
        found: Any = self._words
        for part in key.split("."):
            found = found[part]
        return found

    def has(self, key: str) -> bool:
        """Whether the locale has words for ``key``."""
        found: Any = self._words
        for part in key.split("."):
            if not isinstance(found, dict) or part not in found:
                return False
            found = found[part]
        return True

    def keys(self) -> frozenset[str]:
        """Every dotted key, plural forms left out; two locales should have the same."""
        return frozenset(_dotted_keys(self._words))


def _dotted_keys(words: dict[str, Any], prefix: str = "") -> list[str]:
    keys: list[str] = []
    for key, value in words.items():
        if isinstance(value, dict) and "other" not in value:
            keys += _dotted_keys(value, f"{prefix}{key}.")
        else:
            keys.append(f"{prefix}{key}")
    return keys


def system_language() -> str:
    """The language part of the locale's name, by POSIX's order of precedence; empty for C."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.partition("_")[0].partition(".")[0]
    return ""


@cache
def load_locale(language: str) -> Locale:
    """The interface's words in ``language`` (an edition's code), or in English where there are none."""
    path = _FOLDER / f"{language}.yaml"
    if not path.is_file():
        path = _FOLDER / f"{FALLBACK}.yaml"
    return Locale(cached_yaml(path))
