"""Start an app of another project with the right-to-left layer under it.

Usage: run.py DIRECTION [SELECTORS=DIRECTION …] NAME [ARGUMENT …]

as `python -m NAME ARGUMENT …`, or as the command NAME; it must be installed where this runs. See docs/other-apps.md.
"""

from __future__ import annotations

import runpy
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from textual.app import App

from mali_tui.textual_rtl import TextDirection, install


def install_before_running(direction: TextDirection, directions: dict[str, TextDirection]) -> None:
    """Give every app of this process a direction, and what selectors match in it theirs, before it runs."""
    run_async = App.run_async

    def run_with_layer(app: App[Any], *args: Any, **options: Any) -> Any:
        install(app, direction, directions)
        return run_async(app, *args, **options)

    setattr(App, "run_async", run_with_layer)  # noqa: B010  # type checkers want its whole signature


def main() -> None:
    """Install the layer, and start what the arguments name."""
    direction, *arguments = sys.argv[1:]
    directions = {}
    while "=" in arguments[0]:
        selectors, _, value = arguments.pop(0).partition("=")
        directions[selectors] = value
    install_before_running(cast(TextDirection, direction), cast("dict[str, TextDirection]", directions))
    sys.argv = arguments
    name = arguments[0]
    if find_spec(f"{name}.__main__"):
        runpy.run_module(name, run_name="__main__", alter_sys=True)
    else:
        runpy.run_path(str(Path(sys.executable).with_name(name)), run_name="__main__")


if __name__ == "__main__":
    main()
