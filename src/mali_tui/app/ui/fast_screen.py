"""The right-to-left layer and the speed-ups together, for the screens of the app."""

from __future__ import annotations

from typing import ClassVar

from mali_tui.textual_fixes.compositor import OcclusionCompositor
from mali_tui.textual_fixes.frame_scheduler import EagerRefreshScreen
from mali_tui.textual_fixes.last_layout import LastLayoutCompositor
from mali_tui.textual_rtl.compositor import EncodingCompositor


class FastEncodingCompositor(EncodingCompositor, OcclusionCompositor, LastLayoutCompositor):
    """Encodes what the faster compositor draws, and compares each layout with the last one drawn."""


class FastScreen(EagerRefreshScreen):
    """Mixin, before a `BidiScreen`: draws with the speed-ups that are turned on."""

    COMPOSITOR: ClassVar[type[EncodingCompositor]] = FastEncodingCompositor
