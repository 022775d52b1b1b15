"""Python imports this when it starts a program of the tests: limits of time are set aside, so that none can be hit.

A terminal that is silent for a tenth of a second counts as one that does not answer, for example, but on a busy
machine the one that the tests open may be slow. ``PATIENCE`` names the changes that are made.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

SECONDS = 600
CHANGES = {
    "replies": (
        "mali_tui.terminal.detect",
        f"TerminalQuery.replies.__defaults__ = probe.__defaults__ = ({SECONDS},)",
    ),
    "commands": ("mali_tui.terminal.clipboard", f"COMMAND_SECONDS = {SECONDS}"),
    "frame": ("mali_tui.cli.store_frame", f"MAX_SECONDS = {SECONDS}"),
    "end": ("mali_tui.cli.open", f"SHUTDOWN_SECONDS = {SECONDS}"),
    "no frame": ("mali_tui.cli.store_frame", "store = lambda *_: None"),
}
"""The module that each changes when it is imported, and how."""


class Changing:
    """Finds the modules that are changed."""

    def __init__(self, names: Sequence[str]) -> None:
        self._code = dict(CHANGES[name] for name in names)

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: object = None) -> ModuleSpec | None:
        """The module's own specification, with a change after it is executed."""
        spec = PathFinder.find_spec(name, path) if name in self._code else None
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def execute_and_change(module: ModuleType) -> None:
                execute(module)
                exec(self._code[name], vars(module))

            vars(spec.loader)["exec_module"] = execute_and_change
        return spec


def change(names: str) -> None:
    """Make the changes with these names, separated by commas, in modules that are imported or will be."""
    some = [name for name in names.split(",") if name]
    sys.meta_path.insert(0, Changing(some))
    for module, code in (CHANGES[name] for name in some):
        if module in sys.modules:
            exec(code, vars(sys.modules[module]))


change(os.environ.get("PATIENCE", ""))
