"""The platform's folders for the program's own files: what it keeps for speed, and what the reader's state is in.

On Linux they are the same as platformdirs returns, without the 6 ms of importing it.
"""

from __future__ import annotations

import os
import sys

NAME = "mali-tui"


def cache_folder() -> str:
    """The folder of what can be made again."""
    if sys.platform == "linux":
        return _xdg_folder("XDG_CACHE_HOME", "~/.cache")
    from platformdirs import user_cache_dir

    return user_cache_dir(NAME, appauthor=False)


def state_folder() -> str:
    """The folder of the reader's state and of crash reports."""
    if sys.platform == "linux":
        return _xdg_folder("XDG_STATE_HOME", "~/.local/state")
    from platformdirs import user_state_dir

    return user_state_dir(NAME, appauthor=False)


def _xdg_folder(variable: str, default: str) -> str:
    """The program's folder in the one that a variable names, if it is absolute, as the XDG specification asks for."""
    folder = os.environ.get(variable, "")
    return os.path.join(folder if os.path.isabs(folder) else os.path.expanduser(default), NAME)
