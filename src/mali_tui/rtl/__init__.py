"""Right-to-left text for Textual; see README.md."""

from mali_tui.rtl.bidi import visual_order
from mali_tui.rtl.shaping import shape

__all__ = ["shape", "visual_order"]
