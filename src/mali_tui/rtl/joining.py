"""How Arabic letters join, and stand-ins for those without presentation forms. Source: ArabicShaping.txt 15.0."""

from __future__ import annotations

# Code points of the Arabic blocks, first and last: letters that join to the one before only, and to both.
_RIGHT = (
    *((0x622, 0x625), (0x627, 0x627), (0x629, 0x629), (0x62F, 0x632), (0x648, 0x648), (0x671, 0x673), (0x675, 0x677)),
    *((0x688, 0x699), (0x6C0, 0x6C0), (0x6C3, 0x6CB), (0x6CD, 0x6CD), (0x6CF, 0x6CF), (0x6D2, 0x6D3), (0x6D5, 0x6D5)),
    *((0x6EE, 0x6EF), (0x759, 0x75B), (0x76B, 0x76C), (0x771, 0x771), (0x773, 0x774), (0x778, 0x779), (0x870, 0x882)),
    *((0x88E, 0x88E), (0x8AA, 0x8AC), (0x8AE, 0x8AE), (0x8B1, 0x8B2), (0x8B9, 0x8B9)),
)
_DUAL = (
    *((0x620, 0x620), (0x626, 0x626), (0x628, 0x628), (0x62A, 0x62E), (0x633, 0x63F), (0x641, 0x647), (0x649, 0x64A)),
    *((0x66E, 0x66F), (0x678, 0x687), (0x69A, 0x6BF), (0x6C1, 0x6C2), (0x6CC, 0x6CC), (0x6CE, 0x6CE), (0x6D0, 0x6D1)),
    *((0x6FA, 0x6FC), (0x6FF, 0x6FF), (0x750, 0x758), (0x75C, 0x76A), (0x76D, 0x770), (0x772, 0x772), (0x775, 0x777)),
    *((0x77A, 0x77F), (0x886, 0x886), (0x889, 0x88D), (0x8A0, 0x8A9), (0x8AF, 0x8B0), (0x8B3, 0x8B8), (0x8BA, 0x8C8)),
)
_CAUSING = ((0x640, 0x640), (0x883, 0x885), (0x200D, 0x200D))  # tatweel and ZWJ


def _characters(*tables: tuple[tuple[int, int], ...]) -> frozenset[str]:
    return frozenset(chr(code) for table in tables for first, last in table for code in range(first, last + 1))


JOINS_BACK = _characters(_RIGHT, _DUAL, _CAUSING)
"""What joins to a letter before it."""

JOINS_ON = _characters(_DUAL, _CAUSING)
"""What joins to a letter after it."""

LOOKALIKES: dict[str, str] = {
    "\u06d5": "\ufee9\ufeea",  # ە as heh at the end of a word
    "\u06ba": "\ufb9e\ufb9f\ufbe8\ufbe9",  # ں within a word is a tooth without dots
    "\u066e": "\u066e\u066e\ufbe8\ufbe9",  # as is dotless beh
    "\u06c2": "\ufba6\ufba7\ufba8\ufba9",  # ۂ as ہ, and its hamza above where marks are drawn
}
"""Forms, isolated, final, initial and medial, of letters that Unicode has none or not all for."""

MARKED_LOOKALIKES = {
    "\u06c2": ("\u06c1", "\u0654"),
    "\u0681": ("\u062d", "\u0654"),  # ځ is ح with a hamza
    "\u06b5": ("\u0644", "\u065a"),  # ڵ is ل with a small v
    "\u06ce": ("\u06cc", "\u065a"),  # ێ is ی with a small v
}
"""Letters without forms that look like another with a mark, where marks are drawn."""
