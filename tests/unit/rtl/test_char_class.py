"""Characters as ranges of a regular expression's class."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mali_tui.rtl.char_class import ranges


def test_neighbours_become_a_range_and_nobody_else() -> None:
    assert ranges("cabqsyx") == "a-cq-qs-sx-y"


@given(st.text(min_size=1), st.characters())
def test_just_these_characters_are_in_the_class(characters: str, other: str) -> None:
    pattern = re.compile(f"[{ranges(characters)}]")
    assert all(pattern.fullmatch(character) for character in characters)
    assert bool(pattern.fullmatch(other)) == (other in characters)
