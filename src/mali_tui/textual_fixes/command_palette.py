"""Textual's command palette in another language than English.

A correction, not a speed-up. Changes: `CommandPalette._start_no_matches_countdown`, `_action_cursor_down` and
`_action_command_list`; reads `OptionList._index_to_line`. Textual writes "No matches found" itself, and has no
public way to change that; and it leaves the terminal's cursor in the field, so that screen readers don't tell what
is chosen. Upstream: not reported. Without it that one line would be English, and a choice could not be heard.
"""

from __future__ import annotations

from textual import on
from textual.command import CommandList, CommandPalette
from textual.content import Content
from textual.geometry import Offset
from textual.visual import VisualType
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class TranslatedCommandPalette(CommandPalette):
    """Says ``nothing_found`` where nothing matches.

    For screen readers ``chosen`` is written before the choice, and the terminal's cursor stands at it.
    """

    nothing_found = "No matches found"
    chosen = ""
    _marked: tuple[Option, VisualType] | None = None
    """The option with the word, and its prompt without it."""

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

    # ── For screen readers ───────────────────────────────────────────────────────────────────

    @on(OptionList.OptionHighlighted)
    def _mark_choice(self, event: OptionList.OptionHighlighted) -> None:
        option = event.option
        if not self.chosen or (self._marked and self._marked[0] is option):
            return
        if self._marked:
            self._set_prompt(*self._marked)
        self._marked = option, option.prompt
        if isinstance(option.prompt, Content):
            self._set_prompt(option, Content(f"{self.chosen} ") + option.prompt)

    def _set_prompt(self, option: Option, prompt: VisualType) -> None:
        commands = self.query_one(CommandList)
        if option in commands.options:  # else others have been found since
            commands.replace_option_prompt_at_index(commands.options.index(option), prompt)

    def _action_cursor_down(self) -> None:
        super()._action_cursor_down()
        self._follow_with_terminal_cursor()

    def _action_command_list(self, action: str) -> None:
        super()._action_command_list(action)
        self._follow_with_terminal_cursor()

    def _follow_with_terminal_cursor(self) -> None:
        """Put the terminal's cursor at the choice; typing takes it back to the field."""
        if self.chosen:
            self.call_after_refresh(self._place_terminal_cursor)

    def _place_terminal_cursor(self) -> None:
        commands = self.query_one(CommandList)
        if commands.highlighted is not None:
            area = commands.content_region
            row = commands._index_to_line[commands.highlighted] - commands.scroll_offset.y
            column = area.width - 1 if getattr(self.app, "direction", "ltr") == "rtl" else 0
            self.app.cursor_position = Offset(area.x + column, area.y + row)
            commands.refresh()  # it is sent with the next frame
