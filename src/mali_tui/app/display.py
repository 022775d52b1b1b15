"""How the app displays pages and lines: in the reader's language, without colour, or in words alone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property

from textual.filter import LineFilter, Monochrome, NoColor

from mali_tui.app.page.blocks import Block
from mali_tui.app.page.page_app import PageApp
from mali_tui.i18n.session_wording import SessionWording
from mali_tui.i18n.wording import Wording
from mali_tui.reading.session import ReadingSession
from mali_tui.terminal.detect import takes_hyperlinks
from mali_tui.textual_rtl.directions import TextDirection

_COLOURLESS = NoColor()


class ReadingDisplay(PageApp):
    """Mixin of the app: what its pages ask, answered from the reader's session."""

    session: ReadingSession
    _words: SessionWording

    @property
    def wording(self) -> Wording:
        """The words of the language that the reader reads."""
        return self._words.current

    @property
    def cursor_sign(self) -> str:
        """As the base's; for screen readers no sign, since they would read it out."""
        return " " if self.session.plain else super().cursor_sign

    @property
    def cursor_word(self) -> str:
        """As the base's; in the reader's language."""
        return self.wording("plain.chosen") if self.session.plain else ""

    @cached_property
    def takes_hyperlinks(self) -> bool:
        """As the base's."""
        return takes_hyperlinks(os.environ)

    def for_display(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """As the base's; for screen readers in words alone."""
        if not self.session.plain:
            return blocks
        from mali_tui.app.views.plain.blocks import replace_signs  # only plain mode needs it

        return replace_signs(self.wording, blocks)

    def line_filters(self, direction: TextDirection, margins: tuple[int, int] = (0, 0)) -> Sequence[LineFilter]:
        """As the base's; where no colour is wanted the terminal's own ink and ground, and not shades of grey."""
        *others, layout = super().line_filters(direction, margins)
        others = [_COLOURLESS if isinstance(one, Monochrome) else one for one in others]
        if self.session.plain:
            filters = self._separator_filters
            others.append(filters.get(direction, next(iter(filters.values()))))
        return [*others, layout]

    @cached_property
    def _separator_filters(self) -> dict[TextDirection, LineFilter]:
        """What puts words between the parts of a line, in the language of a direction."""
        from mali_tui.app.views.plain.blocks import SeparatorFilter  # 4 ms that only plain mode needs

        languages = [self.wording.for_language(code) for code in self.session.explainer.editions]
        return {each.edition.direction: SeparatorFilter(each("print.comma")) for each in languages}
