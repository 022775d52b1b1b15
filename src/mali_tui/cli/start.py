"""Entry point of the program: shows the frame stored for this start, and then calls `cli.main`."""

from __future__ import annotations

import sys

from mali_tui.cli.show_frame import give_back_screen, show_last_frame


def main() -> int:
    """Run ``mali-tui`` with the arguments of the process, and return its exit code."""
    show_last_frame(sys.argv[1:])
    try:
        from mali_tui.cli.main import main as run

        return run()
    finally:
        give_back_screen()
