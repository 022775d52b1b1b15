"""What a page asks of its app: what all pages show in their own way, and how they mark the line of the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from mali_tui.app.page.blocks import Block
from mali_tui.textual_rtl.app import DirectedApp

CURSOR_SIGN = "▌"


class PageApp(DirectedApp):
    """Base of an app with pages."""

    @property
    def cursor_sign(self) -> str:
        """The sign beside the line of the cursor, one cell wide."""
        return CURSOR_SIGN

    def for_display(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """Blocks as any page is to show them."""
        return blocks
