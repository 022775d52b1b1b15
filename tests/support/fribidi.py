"""FriBidi, called directly: the levels of a paragraph, and the visual order of a line that is cut from it."""

from __future__ import annotations

import ctypes
import ctypes.util
from functools import cache
from typing import Literal

Direction = Literal["rtl", "ltr"]
_PARAGRAPH_TYPES: dict[Direction, int] = {"ltr": 0x110, "rtl": 0x111}  # FRIBIDI_PAR_LTR, FRIBIDI_PAR_RTL


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(ctypes.util.find_library("fribidi"))


def is_installed() -> bool:
    """Whether there is a FriBidi."""
    return ctypes.util.find_library("fribidi") is not None


def unicode_version() -> str:
    """The version of Unicode that it knows."""
    version = ctypes.c_char_p.in_dll(_library(), "fribidi_unicode_version").value
    assert version is not None
    return version.decode()


class Paragraph:
    """A paragraph with its levels."""

    def __init__(self, text: str, direction: Direction) -> None:
        count = len(text)
        characters = (ctypes.c_uint32 * count)(*map(ord, text))
        self._types = (ctypes.c_uint32 * count)()
        self._levels = (ctypes.c_int8 * count)()
        self._base = ctypes.c_uint32(_PARAGRAPH_TYPES[direction])
        brackets = (ctypes.c_uint32 * count)()
        library = _library()
        library.fribidi_get_bidi_types(characters, count, self._types)
        library.fribidi_get_bracket_types(characters, count, self._types, brackets)
        found = library.fribidi_get_par_embedding_levels_ex(
            self._types, brackets, count, ctypes.byref(self._base), self._levels
        )
        assert found

    def line_order(self, start: int, end: int) -> list[int]:
        """The logical indices of the line from ``start`` to ``end``, from left to right, counted from its start."""
        count = len(self._levels)
        places = (ctypes.c_int * count)(*range(count))
        levels = (ctypes.c_int8 * count)(*self._levels)  # rule L1 changes them
        assert _library().fribidi_reorder_line(0, self._types, end - start, start, self._base, levels, None, places)
        return [place - start for place in places[start:end]]
