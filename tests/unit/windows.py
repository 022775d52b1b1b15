"""Runs the program as on Windows, as far as Linux can: without what POSIX alone has. For `test_windows.py`.

Usage: windows.py COMMAND …   or   windows.py --app, which opens the app without a screen and prints what it shows.
"""

from __future__ import annotations

import sys

for name in ("termios", "fcntl", "tty", "pty", "pwd", "resource", "ctypes"):
    sys.modules[name] = None  # type: ignore[assignment]  # what Python takes for a module that can't be imported
import asyncio  # noqa: E402  # its event loops are made for the real platform
import os  # noqa: E402
import subprocess  # noqa: E402, F401
from types import ModuleType  # noqa: E402

sys.platform = "win32"
console = sys.modules["textual.drivers.win32"] = ModuleType("textual.drivers.win32")


async def show() -> None:
    """Open the app and print its screen."""
    from mali_tui.app.app import MaliApp
    from mali_tui.content.loader import find_content, load
    from mali_tui.reading.location import first_location
    from mali_tui.reading.state_store import StateStore
    from mali_tui.terminal.detect import TerminalReplies, identify

    explainer = load(find_content())
    memory = StateStore.default()
    terminal = identify(TerminalReplies(), os.environ)
    app = MaliApp(explainer, "en", first_location(explainer), memory=memory, state=memory.load(), terminal=terminal)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("n", "enter", "ctrl+z", "l")
        await pilot.pause()
        print("\n".join(strip.text for strip in app.screen._compositor.render_strips()))
    assert app.session.save()
    print(terminal.family, app.driver_class.__mro__[2].__name__, memory.path, sep="\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["--app"]:
        asyncio.run(show())
    else:
        from mali_tui.cli.main import main

        sys.argv[0] = "mali-tui"
        sys.exit(main())
