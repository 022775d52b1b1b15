"""Link hints: letters at every link in sight, and typing them follows the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from mali_tui.app.page.page import Page
from mali_tui.app.shell.host import Host
from mali_tui.app.ui import notice_seconds
from mali_tui.app.ui.bar import BarItem, StatusBar
from mali_tui.app.ui.hint_strings import hint_strings
from mali_tui.app.ui.keyboard_layouts import find_letter
from mali_tui.app.views.article.parallel import TranslationPage

if TYPE_CHECKING:
    from mali_tui.app.matrix.matrix import Matrix

    LinkPane = Page | Matrix


class LinkHints:
    """Shows hints at the links of the current view, and takes the keys while they are up."""

    def __init__(self, host: Host, key_bar: StatusBar) -> None:
        """``key_bar`` says what to type while the hints are up."""
        self._host = host
        self._key_bar = key_bar
        self.targets: dict[str, tuple[LinkPane, int]] | None = None  # by hint; None while no hints are up
        self._typed = ""

    def show(self) -> None:
        """Show a hint at each link in sight."""
        from mali_tui.app.matrix.matrix import Matrix  # 1 ms, for which a start has no use

        wording = self._host.wording
        panes = [
            pane
            for pane in self._host.current_view.query("*")
            if isinstance(pane, Page | Matrix) and pane.region.area and not isinstance(pane, TranslationPage)
        ]
        panes.sort(key=lambda pane: not pane.has_focus)  # the shortest hints where the reader is
        links = [(pane, number) for pane in panes for number in pane.links_in_sight()]
        if not links:
            self._host.notify(wording("link_hints.nothing"), timeout=notice_seconds.BRIEF)
            return
        self._typed = ""
        self.targets = dict(zip(hint_strings(wording("link_hints.letters"), len(links)), links, strict=True))
        self._draw()
        leave = BarItem(wording("link_hints.leave"), "secondary", key=wording("keys.escape"))
        self._key_bar.show([BarItem(wording("link_hints.type"), "text")], [leave])

    def _draw(self) -> None:
        """Show the letters of each hint that are still to be typed."""
        rest: dict[LinkPane, dict[int, str]] = {}
        for hint, (pane, number) in (self.targets or {}).items():
            rest.setdefault(pane, {})
            if hint.startswith(self._typed):
                rest[pane][number] = hint[len(self._typed) :]
        for pane, numbers in rest.items():
            pane.show_hints(numbers)

    def hide(self) -> None:
        """Remove the hints, if they are up."""
        if self.targets is not None:
            for pane, _ in self.targets.values():
                pane.show_hints({})
            self.targets = None
            self._host.show_bars()

    def handle_key(self, event: events.Key) -> bool:
        """Take a key while the hints are up, else return False. A key that belongs to no hint removes them."""
        if self.targets is None:
            return False
        wording = self._host.wording
        letter = find_letter(event.character, wording("link_hints.letters"), wording) if event.character else ""
        self._typed += letter
        target = self.targets.get(self._typed)
        if target is not None or not letter or not any(hint.startswith(self._typed) for hint in self.targets):
            self.hide()
        else:
            self._draw()
        if target is not None:
            pane, number = target
            pane.activate(number)
        return True
