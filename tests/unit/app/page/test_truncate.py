"""Truncation of text."""

from __future__ import annotations

import pytest

from mali_tui.app.page.truncate import truncate


@pytest.mark.parametrize(("text", "width", "seen"), [("claims", 6, "claims"), ("claims", 5, "clai…"), ("a", 0, "")])
def test_a_text_too_long_ends_in_an_ellipsis(text: str, width: int, seen: str) -> None:
    assert truncate(text, width) == seen
