"""Right-to-left text in the cells of a terminal; see README.md. Imports nothing of this project and no Textual."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mali_tui.rtl.bidi import Paragraph, paragraph, reorder, visual_order
    from mali_tui.rtl.cell_width import cell_len
    from mali_tui.rtl.encodings import ENCODINGS, Encoding, encode
    from mali_tui.rtl.isolates import PDI, isolate, isolate_start
    from mali_tui.rtl.line_layout import Direction, LineCell, Prose, VisualLine, layout_cells, layout_line
    from mali_tui.rtl.mirroring import mirror_interface
    from mali_tui.rtl.shaping import Shaped, shape

__all__ = [
    "ENCODINGS",
    "PDI",
    "Direction",
    "Encoding",
    "LineCell",
    "Paragraph",
    "Prose",
    "Shaped",
    "VisualLine",
    "cell_len",
    "encode",
    "isolate",
    "isolate_start",
    "layout_cells",
    "layout_line",
    "mirror_interface",
    "paragraph",
    "reorder",
    "shape",
    "visual_order",
]

_MODULES = {
    "bidi": ("Paragraph", "paragraph", "reorder", "visual_order"),
    "cell_width": ("cell_len",),
    "encodings": ("ENCODINGS", "Encoding", "encode"),
    "isolates": ("PDI", "isolate", "isolate_start"),
    "line_layout": ("Direction", "LineCell", "Prose", "VisualLine", "layout_cells", "layout_line"),
    "mirroring": ("mirror_interface",),
    "shaping": ("Shaped", "shape"),
}


def __getattr__(name: str) -> object:
    """A public name, whose module is imported when it is first used: a start needs only some of them."""
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
