"""The command line's entry: it says which version this is at once, and leaves all else to the commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from mali_tui import __version__
from mali_tui.guard import guarded


@guarded
def main(argv: Sequence[str] | None = None) -> int:
    """Run ``mali-tui`` and return its exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given == ["--version"]:
        print(f"mali-tui {__version__}")
        return 0
    # 30 ms, which the version need not wait for
    if argv is None:  # else it is no program of its own, and others need what is left out
        from mali_tui.lean import start_lean

        start_lean()
    from mali_tui.commands.dispatch import dispatch

    return dispatch(given)
