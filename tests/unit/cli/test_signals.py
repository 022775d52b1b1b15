"""The first signal to exit ends the command, also where the exception that it raises is lost."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator

import pytest

from mali_tui.cli.signals import exit_on_signals
from mali_tui.terminal.posix import END_SIGNALS


@pytest.fixture(autouse=True)
def same_handlers() -> Iterator[None]:
    """After a signal all are ignored up to the end of the process."""
    before = {number: signal.getsignal(number) for number in END_SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", END_SIGNALS)
def test_a_signal_exits_with_its_number(number: signal.Signals) -> None:
    with pytest.raises(SystemExit) as ended, exit_on_signals():
        signal.raise_signal(number)
    assert ended.value.code == 128 + number


def test_a_signal_whose_exception_was_lost_in_an_import_ends_what_comes_next() -> None:
    ended: list[int] = []
    with exit_on_signals():
        with contextlib.suppress(SystemExit):
            signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)  # ignored
        with exit_on_signals(ended.append):
            assert ended == [signal.SIGTERM]
    with exit_on_signals(ended.append):
        assert ended == [signal.SIGTERM]


def test_an_exception_that_python_drops_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dropping:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGTERM)

    printed: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", printed.append)
    with exit_on_signals():
        Dropping()
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_IGN
    assert printed == []
    with exit_on_signals():
        pass
    assert sys.unraisablehook == printed.append


def test_an_error_that_an_import_makes_of_the_exception_is_no_crash() -> None:
    with pytest.raises(SystemExit) as ended, exit_on_signals():
        try:
            signal.raise_signal(signal.SIGTERM)
        except SystemExit as error:
            raise RuntimeError from error
    assert ended.value.code == 128 + signal.SIGTERM


def test_other_errors_go_their_way() -> None:
    with pytest.raises(RuntimeError), exit_on_signals():
        raise RuntimeError
