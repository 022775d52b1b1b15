"""Exports for tests that only read them: each is made once in a process, since a page takes a third of a second."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from mali_tui import export
from mali_tui.content.explainer import Explainer
from mali_tui.export import PrintablePart
from mali_tui.reading.location import Location


class Same:
    """An explainer, equal to itself alone; by its content it has no hash."""

    def __init__(self, explainer: Explainer) -> None:
        self.explainer = explainer

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.explainer is other.explainer

    def __hash__(self) -> int:
        return id(self.explainer)


def render(
    explainer: Explainer, what: PrintablePart | Location = "article", *, languages: Sequence[str], **options: Any
) -> str:
    """What `export.render` returns."""
    if "bookmarks" in options:  # a mapping, which has no hash
        return export.render(explainer, what, languages=languages, **options)
    return _render(Same(explainer), what, tuple(languages), **options)


@lru_cache(500)
def _render(same: Same, what: PrintablePart | Location, languages: tuple[str, ...], **options: Any) -> str:
    return export.render(same.explainer, what, languages=languages, **options)
