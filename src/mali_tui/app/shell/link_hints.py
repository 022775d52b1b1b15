"""Link hints: every link in sight gets a label, and typing it goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from mali_tui.app.page.page import Page
from mali_tui.app.shell.host import Host
from mali_tui.app.ui import notice_seconds
from mali_tui.app.ui.bar import BarItem, StatusBar
from mali_tui.app.ui.keyboard_layouts import find_letter
from mali_tui.app.ui.link_labels import labels
from mali_tui.app.views.article.parallel import TranslationPage

if TYPE_CHECKING:
    from mali_tui.app.matrix.matrix import Matrix

    LinkPane = Page | Matrix


class LinkHints:
    """Labels the links of the current view, and takes the keys while the labels are up."""

    def __init__(self, host: Host, key_bar: StatusBar) -> None:
        """``key_bar`` says what to type while there are labels."""
        self._host = host
        self._key_bar = key_bar
        self.targets: dict[str, tuple[LinkPane, int]] | None = None  # by label; None while there are none
        self._typed = ""

    def show(self) -> None:
        """Put a label at each link in sight."""
        from mali_tui.app.matrix.matrix import Matrix  # 1 ms, for which a start has no use

        wording = self._host.wording
        panes = [
            pane
            for pane in self._host.current_view.query("*")
            if isinstance(pane, Page | Matrix) and pane.region.area and not isinstance(pane, TranslationPage)
        ]
        panes.sort(key=lambda pane: not pane.has_focus)  # the shortest labels where the reader is
        links = [(pane, number) for pane in panes for number in pane.links_in_sight()]
        if not links:
            self._host.notify(wording("jump.nothing"), timeout=notice_seconds.BRIEF)
            return
        self._typed = ""
        self.targets = dict(zip(labels(wording("jump.letters"), len(links)), links, strict=True))
        self._draw()
        leave = BarItem(wording("jump.leave"), "dim", key=wording("keys.escape"))
        self._key_bar.show([BarItem(wording("jump.type"), "text")], [leave])

    def _draw(self) -> None:
        """Draw what is still to be typed of each label."""
        rest: dict[LinkPane, dict[int, str]] = {}
        for label, (pane, number) in (self.targets or {}).items():
            rest.setdefault(pane, {})
            if label.startswith(self._typed):
                rest[pane][number] = label[len(self._typed) :]
        for pane, numbers in rest.items():
            pane.label(numbers)

    def hide(self) -> None:
        """Take the labels away, if there are any."""
        if self.targets is not None:
            for pane, _ in self.targets.values():
                pane.label({})
            self.targets = None
            self._host.show_bars()

    def handle_key(self, event: events.Key) -> bool:
        """Take a key while the labels are up; False where there are none. What is no label takes them away."""
        if self.targets is None:
            return False
        wording = self._host.wording
        letter = find_letter(event.character, wording("jump.letters"), wording) if event.character else ""
        self._typed += letter
        target = self.targets.get(self._typed)
        if target is not None or not letter or not any(label.startswith(self._typed) for label in self.targets):
            self.hide()
        else:
            self._draw()
        if target is not None:
            pane, number = target
            pane.activate(number)
        return True
