"""Speed-ups of the start: garbage collection is off, and an import that isn't needed is left out."""

from __future__ import annotations

import gc
import sys
from types import ModuleType
from typing import cast

from mali_tui.textual_fixes import SPEED_UPS


def speed_up_start() -> None:
    """Turn off what slows the start. Call it before the program's other modules are imported."""
    if SPEED_UPS:
        gc.disable()  # the app enables it again after its first frame: a tenth of the time to that, and of printing
    if sys.version_info >= (3, 11):
        _import_msgspec()


def _import_msgspec() -> None:
    """Import msgspec without `typing_extensions`, which it needs on older Pythons only.

    It is 16 of the 95 ms that ``mali-tui print`` takes.
    """
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    modules["typing_extensions"] = None
    try:
        import msgspec  # noqa: F401
    finally:
        del modules["typing_extensions"]
