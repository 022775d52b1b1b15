"""The dialog for the note on a bookmark: one line of text, saved by Enter."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from mali_tui.app.dialogs.dialog import Dialog
from mali_tui.app.ui.bar import BarItem, StatusBar
from mali_tui.content.sanitize import sanitize
from mali_tui.i18n.wording import Wording
from mali_tui.textual_rtl.bidi_input import BidiInput

MAX_NOTE_LENGTH = 500  # characters


class NoteScreen(Dialog["str | None"]):
    """Asks for the note; the result is its text, or None for no change."""

    def __init__(self, wording: Wording, title: str, note: str) -> None:
        super().__init__()
        self._wording = wording
        self._title = title
        self._note = note

    def compose(self) -> ComposeResult:
        """Compose the field and the bar of keys below it."""
        with Vertical(id="note") as dialog:
            dialog.border_title = Content(self._title)
            placeholder = self._wording("note.placeholder")
            yield BidiInput(
                self._note, placeholder, max_length=MAX_NOTE_LENGTH, select_on_focus=False, id="note-field"
            )
            yield StatusBar(id="note-keys", classes="dialog-keys")

    def on_mount(self) -> None:
        """Show the keys and focus the field."""
        keep = BarItem(self._wording("note.keep"), "secondary", key=self._wording("keys.enter"), action="keep")
        leave = BarItem(self._wording("note.leave"), "secondary", key=self._wording("keys.escape"), action="dismiss")
        self.query_one(StatusBar).show([keep, leave])
        self.query_one(BidiInput).focus()

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Close the dialog with the text."""
        self.dismiss(sanitize(self.query_one(BidiInput).value.strip()))
