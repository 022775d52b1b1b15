"""All changes to Textual's own classes, made when the first app with the layer is.

Changes: what the modules imported here say. Each change asks whether the app of its widget has the layer, so that
other apps in the process are as Textual draws them. Upstream: see `compositor`. Without it only apps made of our own
widgets would be mirrored.
"""

from __future__ import annotations

from mali_tui.textual_rtl.directions import patch_line_filters
from mali_tui.textual_rtl.mirrored_layout import patch_layout
from mali_tui.textual_rtl.paragraphs import mark_content
from mali_tui.textual_rtl.repainting import patch_repainting
from mali_tui.textual_rtl.scrolling import patch_scrolling


def patch_textual() -> None:
    """Change Textual's classes; once is enough."""
    mark_content()
    patch_line_filters()
    patch_layout()
    patch_repainting()
    patch_scrolling()
