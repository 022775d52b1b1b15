"""A lock on a file, so that two apps do not write it at once."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path

MAX_WAIT_SECONDS = 3.0  # seconds; whoever holds the lock needs a few thousandths of that, unless it was stopped
STEP = 0.005  # seconds between two tries


@contextlib.contextmanager
def file_lock(path: Path) -> Iterator[None]:
    """While this lasts no other that asks for ``path`` is let in; where locks do not work, all are.

    ``path`` is a file of its own, for what it protects is replaced rather than changed.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with contextlib.ExitStack() as stack:
        # a file system may know no locks, and one app that hangs must not keep the others from remembering
        with contextlib.suppress(OSError):
            file = stack.enter_context(path.open("ab"))
            give_up = time.monotonic() + MAX_WAIT_SECONDS
            while not _try_lock(fcntl.LOCK_EX | fcntl.LOCK_NB, file.fileno()) and time.monotonic() < give_up:
                time.sleep(STEP)
        yield


def _try_lock(operation: int, descriptor: int) -> bool:
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, operation)
    except BlockingIOError:
        return False
    return True
