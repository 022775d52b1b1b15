"""What the parts of the reading screen share: each is a class of its own, and knows the screen that it is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from mali_tui.app.shell.reading_screen import ReadingScreen


class Part:
    """Base of the classes that make up `ReadingScreen`, a subject each: they are the same object, seen as another."""

    @property
    def _screen(self) -> ReadingScreen:
        """The whole that this is part of."""
        return cast("ReadingScreen", self)
