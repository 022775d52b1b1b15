"""Every test that docs/right-to-left-tests.md names exists."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "right-to-left-tests.md").read_text("utf-8")
NAMED = re.findall(r"^- `(tests/[\w/]+\.py)::(\w+)`$", PAGE, re.M)


@cache
def defined_in(path: str) -> frozenset[str]:
    return frozenset(re.findall(r"^(?:async )?def (test_\w+)\(", (ROOT / path).read_text("utf-8"), re.M))


def test_every_named_test_exists() -> None:
    assert len(NAMED) == PAGE.count("\n- ") > 80
    assert [f"{path}::{name}" for path, name in NAMED if name not in defined_in(path)] == []
