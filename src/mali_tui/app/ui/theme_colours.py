"""Widgets all of whose colours are the theme's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.filter import ANSIToTruecolor, LineFilter

if TYPE_CHECKING:
    from textual.widget import Widget

    WidgetMixin = Widget
else:
    WidgetMixin = object


class ThemeColours(WidgetMixin):
    """Mixin, before the widget itself, which has no colour of the terminal's palette where Textual looks these up."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters without the one that looks colours up."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]
