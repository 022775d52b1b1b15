"""Textual's driver, which sets modes of the terminal: some must be kept from laying out Arabic themselves.

Changes: `start_application_mode`, `stop_application_mode` and `write` of `robust_driver`'s, and of another driver,
such as Textual's inline. Whenever the app gives up the screen, at its end, on an error or when suspended, the
terminal's own modes are restored; when it continues, the app's are set again. Upstream: that Textual has no way to
set a terminal's modes is not reported; SIGTERM leaves the terminal in the app's modes,
https://github.com/Textualize/textual/issues/5140. Without it Arabic is reversed twice on VTE terminals and mlterm.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sys
from functools import partial
from typing import ClassVar

from textual.driver import Driver

from mali_tui.terminal.detect import ANY_TERMINAL, XTERM_JS, Terminal, identify, probe, query_terminal
from mali_tui.terminal.early_screen import ENTER_SCREEN, early_screen
from mali_tui.terminal.posix import EXIT_SIGNAL

if sys.platform == "win32":
    from textual.drivers.windows_driver import WindowsDriver as PlatformDriver
else:
    from mali_tui.textual_rtl.robust_driver import RobustLinuxDriver as PlatformDriver

_STYLE = r"\x1b\[([0-9;]+)m"  # an SGR sequence
_PARTS = r"[34]8;(?:2(?:;\d+){3}|5;\d+)|\d+"  # a colour with its parameters, else one parameter


class TerminalModes(Driver):
    """Mixin of a driver: sets the modes that the app needs while it has the screen."""

    terminal: ClassVar[Terminal] = ANY_TERMINAL

    def start_application_mode(self) -> None:
        """Set the terminal's modes, and take the screen. Some terminals can't change modes after that."""
        output = getattr(self, "_file", None) or sys.__stdout__
        if output is not None:
            with contextlib.suppress(OSError):  # a terminal that has gone away
                os.write(output.fileno(), self.terminal.enter.encode())
        super().start_application_mode()  # type: ignore[safe-super]  # a mixin

    def stop_application_mode(self) -> None:
        """Give the screen back, and then restore the terminal's modes."""
        super().stop_application_mode()  # type: ignore[safe-super]
        self.write(self.terminal.leave)
        self.flush()

    def write(self, data: str) -> None:
        """Send data in the pieces that the terminal can take."""
        max_params = self.terminal.max_sgr_params
        super().write(shorten_styles(data, max_params) if max_params else data)  # type: ignore[safe-super]


class BidiDriver(TerminalModes, PlatformDriver):
    """A driver for a certain terminal; made by `driver_for`."""

    typed = ""  # see `RobustLinuxDriver.typed`; here for Windows, whose driver ignores it
    _keeps_screen = False

    def start_application_mode(self) -> None:
        """Take the screen, which may show a frame already."""
        self._exit_on_signals()
        early = early_screen()
        self._keeps_screen = early is not None
        super().start_application_mode()
        self._keeps_screen = False
        if early:
            self.attrs_before = early.settings
            early.hand_over()

    def _exit_on_signals(self) -> None:
        """Have a signal exit the app. Otherwise it would leave the terminal in the app's modes.

        A signal that the program handles, or that is ignored, as by nohup, is left so. It serves other apps:
        mali-tui handles both signals before there is a driver.
        """
        if sys.platform == "win32":
            return  # its event loop handles no signals
        handle = asyncio.get_running_loop().add_signal_handler
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:
                handle(number, partial(self._app.exit, return_code=EXIT_SIGNAL + number))

    def suspend(self) -> None:
        """Stop together with the process group, and come back when it is continued."""
        if sys.platform != "win32":
            self.suspend_process_group()

    def write(self, data: str) -> None:
        """Send data, except what enters the alternate screen where that shows a frame already."""
        if self._keeps_screen and data == ENTER_SCREEN.decode():
            return  # it would clear the frame
        super().write(data)


class AskingDriver(BidiDriver):
    """A driver that asks the terminal what it is, before it takes the screen."""

    def start_application_mode(self) -> None:
        """Ask, tell the app, and take the screen."""
        self._exit_on_signals()  # asking changes the terminal's settings, too
        with query_terminal(before_app=True) as query:
            terminal = identify(query.replies(), os.environ)
            self.typed += query.typed
        self.terminal = terminal  # type: ignore[misc]  # on the instance
        use_terminal = getattr(self._app, "use_terminal", None)
        if use_terminal is not None:
            use_terminal(terminal)
        super().start_application_mode()


def identify_for(driver: Driver) -> Terminal:
    """The terminal of a driver that isn't ours.

    On the web it is xterm.js, and for a headless driver any; otherwise the terminal itself is asked.
    """
    if driver.is_web:
        return XTERM_JS
    return ANY_TERMINAL if driver.is_headless else identify(probe(), os.environ)


def adopt_driver(driver: Driver, terminal: Terminal) -> None:
    """Let a driver that isn't ours give its terminal the modes that it needs."""
    kind = type(driver)
    driver.__class__ = type(kind.__name__, (TerminalModes, kind), {"terminal": terminal})


def driver_for(terminal: Terminal, typed: str = "") -> type[BidiDriver]:
    """The driver of an app in a terminal: what `App` is given as ``driver_class``.

    ``typed`` is what was typed before the app started, and has been read from the terminal already.
    """
    return type("DriverForTerminal", (BidiDriver,), {"terminal": terminal, "typed": typed})


def shorten_styles(data: str, max_params: int) -> str:
    """Data with every style of more than ``max_params`` SGR parameters sent in parts, colours whole."""

    def parts(style: re.Match[str]) -> str:
        if style[1].count(";") < max_params:
            return style[0]
        return "".join([f"\x1b[{part}m" for part in re.findall(_PARTS, style[1])])

    return re.sub(_STYLE, parts, data)
