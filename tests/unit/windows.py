"""Runs the program as on Windows, as far as Linux can: without what POSIX alone has. For `test_windows.py`.

Usage: windows.py COMMAND …   or   windows.py --app, which opens the app without a screen and prints what it shows,
or   windows.py --break, which is ended by Ctrl+Break.
"""

from __future__ import annotations

import sys

for name in ("termios", "fcntl", "tty", "pty", "pwd", "resource", "ctypes"):
    sys.modules[name] = None  # type: ignore[assignment]  # what Python takes for a module that can't be imported
import asyncio  # noqa: E402  # its event loops are made for the real platform
import os  # noqa: E402
import signal  # noqa: E402
import subprocess  # noqa: E402, F401
from types import ModuleType  # noqa: E402

os.supports_dir_fd.clear()
import shutil  # noqa: E402, F401  # imports, and calls, what only Windows has if it is imported there

SIGBREAK = signal.SIGUSR2
OS_OF_POSIX = (
    *(
        "fork",
        "forkpty",
        "getuid",
        "geteuid",
        "getgid",
        "getpgrp",
        "getpgid",
        "getsid",
        "setsid",
        "killpg",
        "openpty",
    ),
    *("fchmod", "fchown", "chown", "set_blocking", "uname", "mkfifo", "O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC"),
)
SIGNALS_OF_POSIX = ("SIGHUP", "SIGTSTP", "SIGCONT", "SIGALRM", "SIGWINCH", "SIGKILL", "SIGPIPE", "SIGQUIT", "alarm")
for name in OS_OF_POSIX:
    delattr(os, name)
for name in SIGNALS_OF_POSIX:
    delattr(signal, name)
signal.SIGBREAK = SIGBREAK  # type: ignore[attr-defined]


def refuse_open_files(event: str, arguments: tuple[object, ...]) -> None:
    """Let nothing be renamed, replaced or deleted that this process has open, which Windows doesn't."""
    if event in ("os.remove", "os.rename"):
        names = [name for name in arguments if isinstance(name, str | bytes | os.PathLike)]
        affected = {os.path.realpath(os.fsdecode(name)) for name in names}
        for descriptor in os.listdir("/proc/self/fd"):
            if os.path.realpath(f"/proc/self/fd/{descriptor}") in affected:
                raise PermissionError(13, "the file is open", str(arguments[0]))


sys.addaudithook(refuse_open_files)
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
    store = StateStore.default()
    terminal = identify(TerminalReplies(), os.environ)
    app = MaliApp(explainer, "en", first_location(explainer), store=store, state=store.load(), terminal=terminal)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("n", "enter", "ctrl+z", "l")
        await pilot.pause()
        print("\n".join(strip.text for strip in app.screen._compositor.render_strips()))
    assert app.session.save()
    drivers = [each.__name__ for each in app.driver_class.__mro__ if each.__name__.endswith("Driver")]
    print(terminal.family, " ".join(drivers), store.path, sep="\n")


def break_off() -> None:
    """Be ended by Ctrl+Break as the app is; what has to be done at the end is done."""
    from mali_tui.cli.signals import exit_on_signals

    with exit_on_signals():
        try:
            signal.raise_signal(SIGBREAK)
        finally:
            print("saved")


if __name__ == "__main__":
    if sys.argv[1:] == ["--app"]:
        asyncio.run(show())
    elif sys.argv[1:] == ["--break"]:
        break_off()
    else:
        from mali_tui.cli.main import main

        sys.argv[0] = "mali-tui"
        sys.exit(main())
