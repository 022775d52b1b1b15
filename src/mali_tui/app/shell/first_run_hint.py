"""The first keys, shown at the very first start: three lines over the foot of the text."""

from __future__ import annotations

from mali_tui.app.page.blocks import Block, TextBuilder
from mali_tui.app.page.page import Page
from mali_tui.app.ui.action import key_name
from mali_tui.i18n.wording import Wording

SHOWN_KEYS = ("n", "enter", "?")
KEYS_CELLS = 6  # cells


class Hint(Page, can_focus=False):
    """A panel that the first key or click removes."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(list_mode=False, id="hint")
        self._wording = wording

    def on_mount(self) -> None:
        """Show the lines."""
        self.show(hint_blocks(self._wording))


def hint_blocks(wording: Wording) -> list[Block]:
    """A line for each of the keys from which the reader finds the others."""
    layout = wording.locale.typed_by

    def line(key: str) -> Block:
        typed = f" {layout[key]}" if key in layout else ""
        text = TextBuilder().add(wording(f"hint.{key}"), "quiet")
        lead = key_name(key, wording.locale) + typed
        return text.block(lead=lead, lead_width=KEYS_CELLS, lead_style="mark")

    return [line(key) for key in SHOWN_KEYS]
