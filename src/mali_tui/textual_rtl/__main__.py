"""Open the gallery: ``python -m mali_tui.textual_rtl [rtl|ltr|auto] [PAGE]``.

Changes nothing in Textual. Upstream: not of Textual. Without it the gallery is opened from Python.
"""

from __future__ import annotations

import argparse

from mali_tui.textual_rtl.directions import DIRECTION_VALUES
from mali_tui.textual_rtl.gallery import PAGES, Gallery

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m mali_tui.textual_rtl")
    parser.add_argument("direction", nargs="?", choices=DIRECTION_VALUES, default="rtl")
    parser.add_argument("page", nargs="?", choices=PAGES, default="text")
    options = parser.parse_args()
    Gallery(options.direction, options.page).run()
