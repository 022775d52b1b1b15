"""The list of bookmarks: go to one, delete it, write a note on it, or export them all."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from mali_tui.app.dialogs.dialog import PageDialog
from mali_tui.app.dialogs.note import NoteScreen
from mali_tui.app.page.blocks import Block, TextBuilder, paragraph
from mali_tui.app.page.page import Page
from mali_tui.app.ui import notice_seconds
from mali_tui.app.ui.action import binding
from mali_tui.app.ui.bar import BarItem, StatusBar
from mali_tui.app.views.actions import BY_NAME
from mali_tui.app.views.cards import SIGN_CELLS, event_row, signed_row
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location, parse_existing
from mali_tui.reading.session import ReadingSession
from mali_tui.rtl.bidi import first_strong

EDIT_KEYS = {"delete": "d", "edit": "e", "export": "x"}


class BookmarksScreen(PageDialog["Location | None"]):
    """A page of bookmarks, newest first. The result is the Location to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("dismiss", *BY_NAME["bookmarks"].keys),
        binding("follow", "enter"),
        binding("delete", "delete"),
        *(binding(action, key) for action, key in EDIT_KEYS.items()),
    ]

    def __init__(self, wording: Wording, session: ReadingSession) -> None:
        super().__init__()
        self._wording = wording
        self._session = session

    def compose(self) -> ComposeResult:
        """Compose the list and the bar of keys below it."""
        with Vertical(id="bookmarks") as dialog:
            dialog.border_title = self._wording("bookmarks.title")
            yield Page(id="marked")
            yield StatusBar(classes="dialog-keys")

    def on_mount(self) -> None:
        """Fill the list and put the cursor on its first entry."""
        self._fill(0)
        self.page.focus()

    def _fill(self, cursor: int) -> None:
        wording, page = self._wording, self.page
        bookmarks = self._session.bookmarks
        page.show(bookmark_blocks(wording, bookmarks))
        link_count = sum(len(block.links) for block in page.blocks)
        page.cursor = min(cursor, link_count - 1) if link_count else None
        page.reveal()
        items = [
            BarItem(wording(f"bookmarks.{action}"), "secondary", key=key, action=action)
            for action, key in EDIT_KEYS.items()
        ]
        # in a narrow window the last item does not fit; Enter is the key that is easiest to guess
        items.append(BarItem(wording("bookmarks.go"), "secondary", key=wording("keys.enter"), action="follow"))
        leave = BarItem(wording("bookmarks.leave"), "secondary", key=wording("keys.escape"), action="dismiss")
        self.query_one(StatusBar).show(items if bookmarks else [], [leave])

    # ── Actions ──────────────────────────────────────────────────────────────────────────────

    def action_follow(self) -> None:
        """Close the dialog and go to the bookmark."""
        if self.page.current is not None:
            self.dismiss(self.page.current)

    @on(Page.Followed)
    def _go(self, message: Page.Followed) -> None:
        self.dismiss(message.location)

    def action_delete(self) -> None:
        """Remove the bookmark."""
        cursor, location = self.page.cursor, self.page.current
        if cursor is not None and location is not None:
            self._session.remove_bookmark(location)
            self._update_list(cursor)

    def action_edit(self) -> None:
        """Add or edit the note on the bookmark."""
        cursor, location = self.page.cursor, self.page.current
        if cursor is None or location is None:
            return

        def save_note(note: str | None) -> None:
            if note is not None:
                self._session.add_bookmark(location, note)
                self._update_list(cursor)

        note = self._session.note(location)
        self.app.push_screen(NoteScreen(self._wording, self._wording.name(location), note), save_note)

    def _update_list(self, cursor: int) -> None:
        """Fill the list again, and show a warning if the change could not be saved."""
        self._fill(cursor)
        if self._session.error_key:
            self.app.notify(self._wording(self._session.error_key), severity="warning")

    def action_export(self) -> None:
        """Write all bookmarks to a file and show its path."""
        if not self._session.bookmarks:
            return
        from mali_tui.app.dialogs.export_bookmarks import export_bookmarks  # imported only when needed

        self.app.notify(export_bookmarks(self._wording, self._session.bookmarks), timeout=notice_seconds.LONG)


def bookmark_blocks(wording: Wording, bookmarks: dict[str, str]) -> list[Block]:
    """A row for each bookmark whose Location exists, newest first, with its note below it."""
    blocks: list[Block] = []
    for address, note in reversed(bookmarks.items()):
        location = parse_existing(wording.explainer, address)
        if location is not None:
            blocks.append(_row(wording, location, before=int(bool(blocks))))
            if note:
                blocks.append(_note(wording, note))
    return blocks or [paragraph(wording("bookmarks.none"), "secondary", before=1)]


def _row(wording: Wording, location: Location, *, before: int) -> Block:
    if location.kind == "event":
        return event_row(wording, location.id, before=before)
    return signed_row(wording, TextBuilder().add(wording.name(location), "", location), location, before=before)


def _note(wording: Wording, note: str) -> Block:
    """A note, in its own direction if that is not the screen's."""
    block = TextBuilder().add(note, "quiet").block(lead_width=SIGN_CELLS)
    direction = first_strong(note)
    return block if direction == wording.edition.direction else replace(block, direction=direction)
