"""For as long as an app runs: the terminal's own reordering of Arabic off, and on again however the app ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from mali_tui.rtl.terminal import Terminal


@contextlib.contextmanager
def own_layout(terminal: Terminal) -> Iterator[None]:
    """Keep the terminal from reordering what it is sent. Enter it before the alternate screen."""
    _send(terminal.enter)
    try:
        yield
    finally:
        _send(terminal.leave)


def _send(sequence: str) -> None:
    if sequence:
        with contextlib.suppress(OSError):  # a terminal that has gone away
            os.write(sys.stdout.fileno(), sequence.encode())
