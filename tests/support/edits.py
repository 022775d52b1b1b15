"""Changes of an explainer's files, and what is then said about it."""

from __future__ import annotations

from pathlib import Path

from mali_tui.content.loader import examine


def edit(path: Path, old: str, new: str, count: int = -1) -> None:
    """Replace a text that a file has; ``count`` times, or wherever it stands."""
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def messages(folder: Path) -> list[str]:
    """The problems of an explainer, each with its fix."""
    return [f"{problem.message}. {problem.fix}" for problem in examine(folder)[1]]
