"""The right-to-left layer and the speed-ups together, for the screens of the app."""

from __future__ import annotations

from typing import ClassVar

from mali_tui.textual_fixes.compositor import OcclusionCompositor
from mali_tui.textual_fixes.frame_scheduler import EagerRefreshScreen
from mali_tui.textual_fixes.resize_events import ResizeEventCompositor
from mali_tui.textual_rtl.compositor import EncodingCompositor


class FastEncodingCompositor(EncodingCompositor, OcclusionCompositor, ResizeEventCompositor):
    """Encodes what the faster compositor draws, and forgets no resize event."""


class FastScreen(EagerRefreshScreen):
    """Mixin, before a `BidiScreen`: draws with the speed-ups that are turned on."""

    COMPOSITOR: ClassVar[type[EncodingCompositor]] = FastEncodingCompositor
