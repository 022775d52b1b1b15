"""The command line's entry: it says which version this is at once, and leaves all else to the commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from mali_tui import __version__
from mali_tui.cli.guard import handle_fatal_errors


@handle_fatal_errors
def main(argv: Sequence[str] | None = None) -> int:
    """Run ``mali-tui`` and return its exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given == ["--version"]:
        print(f"mali-tui {__version__}")
        return 0
    # 30 ms, which the version need not wait for
    if argv is None:  # else it is no program of its own, and others need what is left out
        from mali_tui.cli.startup import trim_startup

        trim_startup()
    from mali_tui.cli.dispatch import dispatch

    return dispatch(given)
