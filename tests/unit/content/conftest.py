"""A small sound explainer, whole and as files that a test may break."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import load

SMALL = Path(__file__).parent / "small"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small explainer's files, with an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Path(copytree(SMALL, tmp_path / "small"))


@pytest.fixture(scope="session")
def small() -> Explainer:
    """The small explainer."""
    return load(SMALL)
