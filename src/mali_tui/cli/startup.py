"""What a program that is to be quick need not wait for: searches for rubbish, and imports that change nothing."""

from __future__ import annotations

import atexit
import gc
import sys
from importlib import import_module
from types import ModuleType
from typing import cast

_started = False


def trim_startup() -> None:
    """Call it before anything of ours is imported. The app looks for rubbish again from its first frame on."""
    global _started
    _started = True
    gc.disable()  # 8 of the 85 ms of printing
    atexit.register(gc.freeze)  # else Python looks for some at its end, in what ends with it: 5 ms more
    if sys.version_info >= (3, 11):
        # which take 10 ms and give it only what `typing` has since then
        _import_without("msgspec", "typing_extensions")


def import_asyncio() -> None:
    """Import asyncio without TLS, as some Pythons have it, for an app that opens no socket: 8 ms less.

    Not where it is others who have started: they may need what is left out.
    """
    if _started:
        _import_without("asyncio", "ssl")


def _import_without(name: str, unneeded: str) -> None:
    """Import a module as if another, which it can do without, were not installed."""
    if name in sys.modules or unneeded in sys.modules:
        return
    modules = cast(dict[str, ModuleType | None], sys.modules)
    modules[unneeded] = None
    try:
        import_module(name)
    finally:
        del modules[unneeded]
