"""Apps of Textual's own widgets share the rules of their style sheets, and are freed after each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from free_widgets import free_widgets_after
from style_sheets import parse_styles_once


@pytest.fixture(scope="package", autouse=True)
def shared_rules() -> Iterator[None]:
    """Styles are parsed once for all apps."""
    with parse_styles_once():
        yield


@pytest.fixture(autouse=True)
def freed_widgets() -> Iterator[None]:
    """Garbage is not collected during tests, and hardly any is left."""
    with free_widgets_after():
        yield
