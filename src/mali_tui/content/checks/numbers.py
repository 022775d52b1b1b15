"""Extract numbers from texts, to compare languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from mali_tui.content.checks.number_format import NumberFormat, number_format

_BLANKS = "\u00a0\u2009\u202f"  # they group digits in any language
# digit first, then the lookbehind: re skips from digit to digit, in a third of the time
_FIRST = r"\d(?<![A-Za-z\d]\d)\d*"
_SIGNED = rf"(?:[.,'’:/٫٬،-]\d+|[{_BLANKS}]\d{{3}}(?!\d))*"
_FIGURE = re.compile(_FIRST + _SIGNED)
_FIGURE_WITH_BLANKS = re.compile(rf"{_FIRST}(?:[.,'’:/٫٬،-]\d+|[ {_BLANKS}]\d{{3}}(?!\d))*")
_TIME = re.compile(r"(\d\d?):(\d\d)(?::\d\d)?")
_DATE = re.compile(r"(?P<year>\d{4})-\d\d-(?P<day>\d\d)|(?P<day2>\d\d?)([./-])\d\d?\4(?P<year2>\d{4})")
_GROUPED = re.compile(rf"\d{{1,3}}([.,'’٬،{_BLANKS} ])\d{{3}}(?:\1\d{{3}})*|\d{{1,2}}(?:,\d\d)+,\d{{3}}")
_SIGN = re.compile(rf"[.,'’٫٬،{_BLANKS} ]")
_DIGIT = re.compile(r"\d")
_ROMAN_DIGIT = re.compile("[IVX]")
_MAX_SPELT = 9  # larger numbers are written in digits everywhere or nowhere


class Number(NamedTuple):
    """How a text writes a number; ``may_be_words`` if another language may well spell it out."""

    written: str
    may_be_words: bool


Numbers = dict[str, Number]
"""By value, in Western digits without separators: ``5100``, ``9.6``, ``15:05``."""


def extract_numbers(text: str, code: str) -> Numbers:
    """The numbers that a text in a language has in digits, or as the Roman numerals of centuries.

    Digits behind a Latin letter belong to a name such as G5. Times are given in 24 hours, full hours as their number,
    decades as their first year.
    """
    numbers: Numbers = {}
    form = number_format(code)
    if _DIGIT.search(text):
        for value, number in _figures(text, form):
            if value not in numbers or numbers[value].may_be_words:
                numbers[value] = number
    if form.has_centuries and _ROMAN_DIGIT.search(text):
        for match in form.century.finditer(text):
            numbers.setdefault(str(_roman(match["roman"])), Number(match["roman"], True))
    return numbers


def spelt_numbers(text: str, code: str) -> set[str]:
    """The numbers that a text in a language has in words, as far as they are known."""
    form = number_format(code)
    return {str(form.spelt[match.group().lower()]) for match in form.spelt_words.finditer(text)}


def missing_numbers(here: Numbers, there: Numbers, spelt_there: set[str]) -> list[str]:
    """The numbers of ``here`` that must be ``there`` and are not.

    What may be spelt out is missing only if ``there`` has such a number, too, that ``here`` lacks.
    """
    missing = [value for value in here if value not in there and value not in spelt_there]
    has_other = any(number.may_be_words and value not in here for value, number in there.items())
    return [value for value in missing if has_other or not here[value].may_be_words]


def _figures(text: str, form: NumberFormat) -> Iterator[tuple[str, Number]]:
    """Each number in digits, by its value."""
    pattern = _FIGURE_WITH_BLANKS if form.has_space_groups else _FIGURE
    at = 0
    while match := pattern.search(text, at):
        at = match.end()
        digits = "".join(str(unicodedata.digit(c, c)) for c in match.group())
        if date := _DATE.fullmatch(digits):
            year, day = (date["year"], date["day"]) if date["year"] else (date["year2"], date["day2"])
            yield from _plain((year, day), match.group())
            continue
        if time := _TIME.fullmatch(digits):
            hour, minutes = int(time[1]), int(time[2])
            if hour < 25 and minutes < 60:
                yield _time(text, match.start(), at, form, hour, minutes, match.group())
                continue
        if ":" in digits or "/" in digits or "-" in digits:
            yield from _plain(re.split("[:/-]", digits), match.group(), form)
            continue
        if digits.isdigit() and len(digits) < 3:
            if hours := form.hours.match(text, at):
                minutes = int(hours["minutes"] or 0)
                at = hours.end()
                yield _time(text, match.start(), at, form, int(digits), minutes, text[match.start() : at])
                continue
            if form.am.match(text, at) or form.pm.match(text, at) or _stands_before(text, match.start(), form):
                yield _time(text, match.start(), at, form, int(digits), 0, match.group())
                continue
            if len(digits) == 2 and _is_decade(text, match.start(), at, form):
                yield f"19{digits}", Number(match.group(), True)
                continue
        elif (time := re.fullmatch(r"(\d\d?)\.(\d\d)", digits)) and (
            form.hours.match(text, at) or form.am.match(text, at) or form.pm.match(text, at)
        ):
            yield _time(text, match.start(), at, form, int(time[1]), int(time[2]), match.group())
            continue
        values = list(_values(digits, form))
        if len(values) == 1 and (scale := form.scale.match(text, at)):
            total, at = _apply_scale(values[0], scale, text, form)
            written = text[match.start() : at]
            yield _canonical(total), Number(written, values[0] == int(values[0]) and values[0] <= _MAX_SPELT)
            continue
        yield from ((_canonical(value), _number(value, match.group())) for value in values)


def _apply_scale(value: Decimal, scale: re.Match[str], text: str, form: NumberFormat) -> tuple[Decimal, int]:
    """A number with the words after it, and where they end. In scripts without blanks more may follow: 1億2000万."""
    total, at = value * form.scales[scale["word"].lower()], scale.end()
    while scale["word"][:1] >= "\u3000" and (more := re.compile(r"\d+").match(text, at)):
        smaller = form.scale.match(text, more.end())
        factor = form.scales[smaller["word"]] if smaller else 1
        total += Decimal(int(more.group())) * factor
        at = smaller.end() if smaller else more.end()
    return total, at


def _time(
    text: str, start: int, end: int, form: NumberFormat, hour: int, minutes: int, written: str
) -> tuple[str, Number]:
    """A time in 24 hours; a full hour is its number, which may be spelt out."""
    before = text[:start].rstrip()
    if hour < 12 and (form.pm.match(text, end) or before.endswith(form.pm_before or ("\0",))):
        hour += 12
    elif hour == 12 and (form.am.match(text, end) or before.endswith(form.am_before or ("\0",))):
        hour = 0
    return (f"{hour}:{minutes:02}" if minutes else str(hour)), Number(written, not minutes)


def _stands_before(text: str, start: int, form: NumberFormat) -> bool:
    """Whether a word for half of the day stands before a number, as in Japanese."""
    return text[:start].rstrip().endswith(tuple(w for w in (*form.am_before, *form.pm_before) if w[0] >= "\u3000"))


def _is_decade(text: str, start: int, end: int, form: NumberFormat) -> bool:
    if not form.decade_before and not form.decade_after:
        return False
    before = not form.decade_before or text[:start].lower().endswith(form.decade_before)
    return before and (not form.decade_after or text.startswith(form.decade_after, end))


def _plain(parts: Iterable[str], written: str, form: NumberFormat | None = None) -> Iterator[tuple[str, Number]]:
    """Numbers that are joined by other signs than those of a number, such as the ends of a range."""
    for part in parts:
        for value in _values(part, form) if form else (Decimal(int(part)),):
            yield _canonical(value), _number(value, written)


def _values(digits: str, form: NumberFormat) -> Iterator[Decimal]:
    """The number that digits with signs between them stand for; several, where they cannot be one."""
    digits = digits.replace("٫", form.decimal_sign)
    whole, sign, fraction = digits.rpartition(form.decimal_sign)
    if (
        sign
        and fraction.isdigit()
        and form.decimal_sign not in whole
        and (whole.isdigit() or _GROUPED.fullmatch(whole))
    ):
        yield Decimal(f"{_SIGN.sub('', whole)}.{fraction}")
    elif _GROUPED.fullmatch(digits) or digits.isdigit():
        yield Decimal(_SIGN.sub("", digits))
    elif re.fullmatch(r"\d+[.,]\d+", digits):  # the decimal sign of another language
        yield Decimal(digits.replace(",", "."))
    else:
        yield from (Decimal(part) for part in _SIGN.split(digits) if part)


def _number(value: Decimal, written: str) -> Number:
    return Number(written, value == int(value) and value <= _MAX_SPELT)


def _canonical(value: Decimal) -> str:
    return str(int(value)) if value == int(value) else f"{value.normalize():f}"


def _roman(numeral: str) -> int:
    """The value of a Roman numeral up to 39."""
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
