"""Plural forms: which form of a word goes with a whole number, by CLDR's cardinal rules.

A locale names its rule under ``plural``. A language with another rule needs it added here, and to
``tests/unit/i18n/test_cldr.py``, which compares the rules with CLDR's.
"""

from __future__ import annotations

from collections.abc import Callable


def _invariable(n: int) -> str:
    return "other"


def _one_other(n: int) -> str:
    return "one" if n == 1 else "other"


def _up_to_one(n: int) -> str:
    return "one" if n <= 1 else "other"


def _hebrew(n: int) -> str:
    return {1: "one", 2: "two"}.get(n, "other")


def _arabic(n: int) -> str:
    if n <= 2:
        return ("zero", "one", "two")[n]
    if 3 <= n % 100 <= 10:
        return "few"
    if 11 <= n % 100 <= 99:
        return "many"
    return "other"


def _east_slavic(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14:
        return "few"
    return "many"


RULES: dict[str, Callable[[int], str]] = {
    "invariable": _invariable,  # Chinese, Indonesian, Japanese, Korean, Thai …
    "one-other": _one_other,  # English, German, Hausa, Spanish, Swahili, Turkish …
    "up-to-one": _up_to_one,  # Amharic, French, Fula, Hindi, Persian …
    "hebrew": _hebrew,
    "arabic": _arabic,
    "east-slavic": _east_slavic,  # Russian, Ukrainian, Belarusian
}
