"""A pytest plugin for Textual's own tests: each app that they run is given the right-to-left layer, in ltr.

``make test-textual TEXTUAL=…`` runs the tests of a source checkout of Textual with it and without, and compares.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App

from mali_tui.textual_rtl import install


def _install_before(run: Callable[..., Any]) -> Callable[..., Any]:
    def run_with_layer(app: App[Any], *args: Any, **options: Any) -> Any:
        install(app, "ltr")
        return run(app, *args, **options)

    return run_with_layer


def pytest_configure(config: pytest.Config) -> None:
    """Install the layer before any app runs."""
    for name in ("run_test", "run_async"):
        setattr(App, name, _install_before(getattr(App, name)))
