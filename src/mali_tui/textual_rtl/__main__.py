"""Open the gallery: ``python -m mali_tui.textual_rtl [rtl|ltr|auto]``.

Changes nothing in Textual. Upstream: not of Textual. Without it the gallery is opened from Python.
"""

from __future__ import annotations

import argparse

from mali_tui.textual_rtl.directions import DIRECTION_VALUES
from mali_tui.textual_rtl.gallery import Gallery

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m mali_tui.textual_rtl")
    parser.add_argument("direction", nargs="?", choices=DIRECTION_VALUES, default="rtl")
    Gallery(parser.parse_args().direction).run()
