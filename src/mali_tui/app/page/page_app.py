"""Mixin of apps with pages: the cursor sign, and how blocks are changed for display."""

from __future__ import annotations

from collections.abc import Sequence

from mali_tui.app.page.blocks import Block
from mali_tui.textual_rtl.app import Directed

CURSOR_SIGN = "▌"


class PageApp(Directed):
    """Mixin of an app with pages, before the app's base: each subclass of `App` itself takes 0.4 ms of a start."""

    HORIZONTAL_KEYS_MOVE_AS_THEY_POINT = False  # pages see to it

    @property
    def cursor_sign(self) -> str:
        """The sign beside the cursor's line, one cell wide."""
        return CURSOR_SIGN

    @property
    def cursor_word(self) -> str:
        """A word instead of the sign in lists, for screen readers; the terminal's cursor then stands at it, too."""
        return ""

    @property
    def takes_hyperlinks(self) -> bool:
        """Whether the terminal makes links of web addresses."""
        return True

    def for_display(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """The blocks as pages should show them."""
        return blocks
