"""How a language writes numbers: from CLDR, and for what that lacks, from a table of ours."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mali_tui.cache import cached_yaml

_FOLDER = Path(__file__).parent
_ROMAN = r"(?<![A-Za-z])(?=[IVX])(?P<roman>X{0,3}(?:IX|IV|V?I{0,3}))"
_BLANK = r"[\s\u00a0\u202f-]?"
_NO_LETTER = r"(?![^\W\d_])"
_NEVER = re.compile(r"(?!)")


class NumberFormat(NamedTuple):
    """What a language has before, in and after numbers. Patterns are matched directly at the place they are about."""

    decimal_sign: str
    has_space_groups: bool
    scales: dict[str, int]
    scale: re.Pattern[str]  # after a number; group ``word``
    hours: re.Pattern[str]  # after the hours; group ``minutes``
    am_before: tuple[str, ...]
    pm_before: tuple[str, ...]
    am: re.Pattern[str]  # after a time
    pm: re.Pattern[str]
    decade_before: tuple[str, ...]
    decade_after: tuple[str, ...]
    has_centuries: bool  # whether Roman numerals count centuries
    century: re.Pattern[str]  # group ``roman``
    spelt: dict[str, int]
    spelt_words: re.Pattern[str]


@cache
def _tables() -> tuple[dict[str, Any], dict[str, Any]]:
    cldr, forms = (cached_yaml(_FOLDER / f"numbers_{name}.yaml") for name in ("cldr", "forms"))
    return cldr, forms


@cache
def number_format(code: str) -> NumberFormat:
    """The format of a language or region, such as ``en`` or ``pt-br``; that of English where nothing is known."""
    cldr, forms = _tables()
    code = code.lower()
    language = code.partition("-")[0]
    with_comma = (language in cldr["decimal_comma"] and code not in cldr["decimal_point"]) or code in cldr[
        "decimal_comma"
    ]
    form: dict[str, Any] = forms.get(language, {})
    scales = {**cldr["scales"].get(language, {}), **cldr["scales"].get(code, {}), **form.get("scales", {})}
    spelt: dict[str, int] = form.get("spelt", {})
    am, pm = form.get("am", []), form.get("pm", [])
    return NumberFormat(
        decimal_sign="," if with_comma else ".",
        has_space_groups=language in cldr["space_groups"],
        scales=scales,
        scale=_pattern_after(scales, "word"),
        hours=_hours(form.get("hours_after", []), form.get("minutes_after", [])),
        am_before=tuple(am),
        pm_before=tuple(pm),
        am=_pattern_after(am, "word"),
        pm=_pattern_after(pm, "word"),
        decade_before=tuple(form.get("decade_before", ())),
        decade_after=tuple(form.get("decade_after", ())),
        has_centuries="century_before" in form or "century_after" in form,
        century=_century(form.get("century_before", []), form.get("century_after", [])),
        spelt=spelt,
        spelt_words=re.compile(_one_of(spelt), re.IGNORECASE) if spelt else _NEVER,
    )


def _one_of(words: dict[str, int] | list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _pattern_after(words: dict[str, int] | list[str], group: str) -> re.Pattern[str]:
    """Words after a number: no letter may follow, except in scripts that join words."""
    if not words:
        return _NEVER
    return re.compile(rf"{_BLANK}(?P<{group}>{_one_of(words)}){_lookahead(words)}", re.IGNORECASE)


def _lookahead(words: dict[str, int] | list[str]) -> str:
    """What may not follow a word: a letter, or, in scripts that join words, the sign that makes hours a duration."""
    return "(?![間间])" if any(word[:1] >= "\u3000" for word in words) else _NO_LETTER


def _hours(hours: list[str], minutes: list[str]) -> re.Pattern[str]:
    if not hours:
        return _NEVER
    after_minutes = rf"(?:{_one_of(minutes)})" if minutes else _NO_LETTER
    rest = rf"(?:{_BLANK}(?P<minutes>\d\d?){after_minutes})?{_lookahead(hours)}"
    return re.compile(rf"{_BLANK}(?:{_one_of(hours)}){rest}", re.IGNORECASE)


def _century(before: list[str], after: list[str]) -> re.Pattern[str]:
    if not before and not after:
        return _NEVER
    lead = rf"(?:{_one_of(before)})" if before else ""
    ending = rf"(?:{_one_of(after)})" if after else ""
    return re.compile(rf"{lead}{_ROMAN}{ending}{_NO_LETTER}")
