"""How languages write numbers, by CLDR as Babel has it; run as a script, it renews the checker's table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, localedata

TABLE = Path(__file__).parents[1] / "src" / "mali_tui" / "content" / "checks" / "numbers_cldr.yaml"
HEAD = """\
# How languages write numbers, from CLDR by way of Babel. Renewed by scripts/cldr_numbers.py.
#   decimal_comma   languages and regions with a comma before decimals; decimal_point: the regions that have a point
#                   though their language has a comma
#   space_groups    languages that group digits with a space
#   scales          words after a number that multiply it, from the patterns for compact numbers
"""
_CODES = """
    am ar az bg bn ca cs da de el en en-in es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn
    ko ky lo lt lv mk ml mn mr ms nb ne nl nn or pa pl ps pt pt-pt ro ru sk sl so sq sr sv ta te th tr uk ur uz vi
    yo zh zh-hant zu
"""
WRITTEN_WITH_WORDS = _CODES.split()
"""The languages with a table of words: widely read ones that write the words after the number."""
_WORD = re.compile(r"[^\d\s.]{3,}|[^\W\d_a-zA-Z]{1,2}")  # not K, mi and Md, which are words elsewhere


def codes() -> list[str]:
    """Every language and region of CLDR that has no script, as we name them: ``pt-br``."""
    found = (code for code in localedata.locale_identifiers() if re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", code))
    return sorted(code.replace("_", "-").lower() for code in found)


def locale(code: str) -> Locale:
    """CLDR's data for a language or region."""
    return Locale.parse(code.replace("-", "_"), sep="_")


def sign(code: str, name: str) -> str:
    """A sign between Western digits: ``decimal`` or ``group``."""
    symbols = locale(code).number_symbols
    return str(symbols["latn"].get(name) or symbols[locale(code).default_numbering_system][name])


def scales(code: str) -> dict[str, int]:
    """The words that multiply a number, longest first."""
    found: dict[str, int] = {}
    for length in ("long", "short"):
        for forms in locale(code).compact_decimal_formats.get(length, {}).values():
            for magnitude, pattern in forms.items():
                for word, zeros in _words(pattern.pattern):
                    found.setdefault(word, int(magnitude) // 10 ** (zeros - 1))
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _words(pattern: str) -> Iterator[tuple[str, int]]:
    words = " ".join(re.sub("['0\\u200e\\u200f]", "", pattern).split()).strip(".").lower()
    if pattern.count("0") and _WORD.search(words):
        yield words, pattern.count("0")


def table() -> dict[str, Any]:
    """What the table must hold."""
    every = codes()
    with_comma = {code for code in every if sign(code, "decimal") == ","}
    return {
        "decimal_comma": [
            c for c in every if c in with_comma and ("-" not in c or c.partition("-")[0] not in with_comma)
        ],
        "decimal_point": [c for c in every if c not in with_comma and "-" in c and c.partition("-")[0] in with_comma],
        "space_groups": [c for c in every if "-" not in c and sign(c, "group").isspace()],
        "scales": {code: scales(code) for code in WRITTEN_WITH_WORDS if scales(code)},
    }


if __name__ == "__main__":
    text = yaml.safe_dump(table(), allow_unicode=True, sort_keys=False, width=118, default_flow_style=None)
    TABLE.write_text(HEAD + text, encoding="utf-8")
