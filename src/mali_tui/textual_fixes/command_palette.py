"""Textual's command palette in another language than English.

A correction, not a speed-up. Changes: `CommandPalette._start_no_matches_countdown`. Textual writes "No matches found"
itself, and has no public way to change that. Upstream: not reported. Without it that one line would be English.
"""

from __future__ import annotations

from textual.command import CommandList, CommandPalette
from textual.widgets.option_list import Option


class TranslatedCommandPalette(CommandPalette):
    """Says ``nothing_found`` where nothing matches."""

    nothing_found = "No matches found"

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """As Textual's, but saying so in other words, and not while there is nothing to match."""
        self._stop_no_matches_countdown()
        if search_value:
            self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, self._show_nothing_found)
        else:
            self._list_visible = False

    def _show_nothing_found(self) -> None:
        self.query_one(CommandList).add_option(Option(self.nothing_found, disabled=True, id=self._NO_MATCHES))
        self._list_visible = True
