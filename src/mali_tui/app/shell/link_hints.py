"""Jumping: every link in sight gets a label, and typing it goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from mali_tui.app.page.page import Page
from mali_tui.app.shell.part import Part
from mali_tui.app.ui.actions import ARABIC_LAYOUT
from mali_tui.app.ui.bar import BarItem, StatusBar
from mali_tui.app.ui.link_labels import labels, letter_for_key
from mali_tui.app.views.article.parallel import TranslationPage

if TYPE_CHECKING:
    from mali_tui.app.matrix.matrix import Matrix

    Labelled = Page | Matrix


class LinkHints(Part):
    """The part of the reading screen that does this."""

    _targets: dict[str, tuple[Labelled, int]] | None = None
    """What each label stands for; None while there are none."""
    _typed = ""

    def action_jump(self) -> None:
        """Put a label at each link in sight."""
        from mali_tui.app.matrix.matrix import Matrix  # 1 ms, for which a start has no use

        screen = self._screen
        panes = [
            pane for pane in screen.current_view.query("*") if isinstance(pane, Page | Matrix) and pane.region.area
        ]
        panes = [pane for pane in panes if not isinstance(pane, TranslationPage)]
        panes.sort(key=lambda pane: not pane.has_focus)  # the shortest labels where the reader is
        links = [(pane, number) for pane in panes for number in pane.links_in_sight()]
        if not links:
            screen.notify(screen.wording("jump.nothing"), timeout=2)
            return
        self._typed = ""
        self._targets = dict(zip(labels(screen.wording("jump.letters"), len(links)), links, strict=True))
        self._draw_labels()
        leave = BarItem(screen.wording("jump.leave"), "dim", key=screen.wording("keys.escape"))
        screen.query_one("#keys", StatusBar).show([BarItem(screen.wording("jump.type"), "text")], [leave])

    def _draw_labels(self) -> None:
        """Draw what is still to be typed of each label."""
        shown: dict[Labelled, dict[int, str]] = {}
        for label, (pane, number) in (self._targets or {}).items():
            shown.setdefault(pane, {})
            if label.startswith(self._typed):
                shown[pane][number] = label[len(self._typed) :]
        for pane, numbers in shown.items():
            pane.label(numbers)

    def hide_labels(self) -> None:
        """Take the labels away, if there are any."""
        if self._targets is not None:
            for pane, _ in self._targets.values():
                pane.label({})
            self._targets = None
            self._screen.show_bars()

    def handle_hint_key(self, event: events.Key) -> bool:
        """Whether the labels are up, so that the key was for them; what is no label takes them away."""
        if self._targets is None:
            return False
        letter = letter_for_key(event.character or event.key, self._screen.wording("jump.letters"), ARABIC_LAYOUT)
        self._typed += letter
        target = self._targets.get(self._typed)
        if target is not None or not letter or not any(label.startswith(self._typed) for label in self._targets):
            self.hide_labels()
        else:
            self._draw_labels()
        if target is not None:
            pane, number = target
            pane.activate(number)
        return True
