"""The screen taken before there is an app is given back by a signal at any moment."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest

from mali_tui.terminal.early_screen import LEAVE_SCREEN, EarlyScreen
from mali_tui.terminal.posix import END_SIGNALS


def test_a_signal_before_all_are_handled_gives_it_back(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    install = signal.signal
    handlers = {number: signal.getsignal(number) for number in (*END_SIGNALS, signal.SIGTSTP)}

    def install_and_signal(number: int, handler: Any) -> Any:
        before = install(number, handler)
        if callable(handler) and handler not in handlers.values():
            signal.raise_signal(number)
        return before

    def end(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(signal, "signal", install_and_signal)
    monkeypatch.setattr(os, "_exit", end)
    with pytest.raises(SystemExit) as ended:
        EarlyScreen(b"frame", b"", b"", b"leave")
    for number, handler in handlers.items():
        install(number, handler)
    assert ended.value.code == 128 + END_SIGNALS[0]
    written = capfdbinary.readouterr().out
    assert LEAVE_SCREEN in written
    assert b"frame" not in written
    assert written.endswith(b"leave")
