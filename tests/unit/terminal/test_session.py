"""The terminal's own way is switched off for a block and on again after it."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from types import SimpleNamespace

import pytest

from mali_tui.terminal import session
from mali_tui.terminal.detect import ANY_TERMINAL, VTE
from mali_tui.terminal.session import disable_terminal_bidi

TWICE = (VTE.enter + VTE.leave).encode()


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where what is sent goes."""
    path = tmp_path / "output"
    monkeypatch.setattr(session, "sys", SimpleNamespace(stdout=path.open("w")))
    return path


def test_it_is_given_back(output: Path) -> None:
    with disable_terminal_bidi(VTE):
        assert output.read_bytes() == VTE.enter.encode()
    assert output.read_bytes() == TWICE


def test_a_terminal_that_needs_nothing_is_sent_nothing(output: Path) -> None:
    with disable_terminal_bidi(ANY_TERMINAL):
        assert output.read_bytes() == b""
    assert output.read_bytes() == b""


def test_without_an_output_a_terminal_that_needs_nothing_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "sys", SimpleNamespace(stdout=None))
    ran = False
    with disable_terminal_bidi(ANY_TERMINAL):
        ran = True
    assert ran


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_is_done_on_a_signal_is_done_again_afterwards(output: Path, number: signal.Signals) -> None:
    before = signal.signal(number, signal.SIG_IGN)
    with disable_terminal_bidi(VTE):
        assert signal.getsignal(number) != signal.SIG_IGN
    assert signal.signal(number, before) == signal.SIG_IGN


def test_it_is_given_back_on_an_error(output: Path) -> None:
    with pytest.raises(KeyError), disable_terminal_bidi(VTE):
        raise KeyError
    assert output.read_bytes() == TWICE


def test_it_is_given_back_when_told_to_end(output: Path) -> None:
    with pytest.raises(SystemExit) as ended, disable_terminal_bidi(VTE):
        os.kill(os.getpid(), signal.SIGTERM)
        signal.pause()
    assert ended.value.code == 128 + signal.SIGTERM
    assert output.read_bytes() == TWICE


def test_a_terminal_that_has_gone_away_is_no_trouble(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts = []

    def raise_hangup(_: int, data: bytes) -> None:
        attempts.append(data)
        raise OSError

    handler = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(os, "write", raise_hangup)
    with disable_terminal_bidi(VTE):
        assert signal.getsignal(signal.SIGTERM) != handler
    assert attempts == [VTE.enter.encode(), VTE.leave.encode()]
    assert signal.getsignal(signal.SIGTERM) == handler
