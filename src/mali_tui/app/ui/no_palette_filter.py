"""Saves looking up the colours of the terminal's palette in widgets that have none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.filter import ANSIToTruecolor, LineFilter

if TYPE_CHECKING:
    from textual.widget import Widget

    WidgetMixin = Widget
else:
    WidgetMixin = object


class NoPaletteFilter(WidgetMixin):
    """Mixin, before the widget itself, for widgets all of whose colours are the theme's."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters without the one that looks colours up."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]
