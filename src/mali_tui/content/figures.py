"""The figures in a text, so that those of two languages can be compared."""

from __future__ import annotations

import re
from collections import Counter

_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_FIGURE = re.compile(r"\d+(?:[,٬.]\d{3})*(?!\d)")


def figures(text: str) -> Counter[str]:
    """Every number of two digits or more, and how often: small ones are often spelt out in one language.

    Arabic-Indic digits count as Western ones, and separators of thousands are dropped.
    """
    found = (re.sub(r"[,٬.]", "", figure) for figure in _FIGURE.findall(text.translate(_WESTERN)))
    return Counter(figure for figure in found if len(figure) > 1)
