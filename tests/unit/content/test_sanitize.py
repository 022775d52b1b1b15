"""Characters that could mislead a terminal or a reader are reported and replaced."""

from __future__ import annotations

import pytest

from mali_tui.content.sanitize import find_forbidden, sanitize

ALLOWED = "line\nline é ü ﷺ مُحَمَّدٌ می\u200cخواهم 👩\u200d🌾 a\u0301\u0323\u0307\u0308 \u00a0 שָׁלוֹם"


def test_what_languages_need_is_let_through() -> None:
    assert list(find_forbidden(ALLOWED)) == []
    assert sanitize(ALLOWED) == ALLOWED


@pytest.mark.parametrize("code", [*range(10), *range(11, 32), *range(0x7F, 0xA0), 0x202E, 0x2028, 0xFEFF, 0xFFFF])
def test_controls_are_found_and_replaced(code: int) -> None:
    (found,) = find_forbidden(f"ab{chr(code)}c")
    assert found.offset == 2
    assert code == 9 or f"U+{code:04X}" in found.message
    assert sanitize(f"ab{chr(code)}c") == ("ab c" if code == 9 else "ab\ufffdc")


def test_nothing_but_these_is_found_alone() -> None:
    found = [code for code in range(0x10000) if any(find_forbidden(chr(code)))]
    assert found == [
        *range(10), *range(11, 32), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F),
        *range(0x2066, 0x206A), *range(0xD800, 0xE000), 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, 0xFFFE, 0xFFFF,
    ]  # fmt: skip


def test_marks_are_cut_down() -> None:
    (found,) = find_forbidden("xa" + "\u0301" * 9 + "b")
    assert (found.offset, found.message) == (2, "a letter has 9 combining marks")
    assert sanitize("xa" + "\u0301" * 9 + "b") == "xa" + "\u0301" * 4 + "b"


def test_several_are_all_found() -> None:
    assert [found.offset for found in find_forbidden("\x1b[0m \x07")] == [0, 5]


PHONE = "هاتف \u2066+223 20 22 23 24\u2069"


@pytest.mark.parametrize("text", [PHONE, "\u2067a\u2068b\u2069c\u2069 \u2066d\u2069", f"x\n{PHONE}\ny"])
def test_isolates_in_pairs_are_let_through(text: str) -> None:
    assert list(find_forbidden(text)) == []
    assert sanitize(text) == text


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("a\u2067b", [1]),
        ("a\u2069b", [1]),
        ("\u2066a\u2067b\u2069", [0]),
        ("\u2066a\u2069\u2069", [3]),
        ("\u2066a\nb\u2069", [0, 4]),  # a line is a paragraph
        ("\u2066\u202ea\u202c\u2069", [1, 3]),  # overrides stay refused within isolates, too
    ],
)
def test_isolates_without_their_other_half_are_not(text: str, offsets: list[int]) -> None:
    assert [found.offset for found in find_forbidden(text)] == offsets
    assert [at for at, character in enumerate(sanitize(text)) if character == "\ufffd"] == offsets
