"""Apps of Textual's own widgets share the rules of their style sheets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from style_sheets import parse_styles_once


@pytest.fixture(scope="package", autouse=True)
def shared_rules() -> Iterator[None]:
    """Styles are parsed once for all apps."""
    with parse_styles_once():
        yield
