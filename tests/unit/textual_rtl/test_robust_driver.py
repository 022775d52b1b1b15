"""The driver: all is sent in order, to a terminal that takes it slowly or not at all, and read until it goes away."""

from __future__ import annotations

import os
import threading
from functools import partial

import pytest
from textual.drivers.linux_driver import LinuxDriver

from mali_tui.textual_rtl.robust_driver import EXIT_HANGUP, NonBlockingOutput, RobustLinuxDriver


def read_all(descriptor: int, into: list[bytes]) -> None:
    while data := os.read(descriptor, 1_000):
        into.append(data)


def test_what_was_written_is_sent_with_the_flush() -> None:
    ours, theirs = os.pipe()
    output = NonBlockingOutput(theirs)
    output.write("a")
    output.write("ب")
    output.flush()
    output.flush()
    assert os.read(ours, 10) == "aب".encode()
    assert output.fileno() == theirs
    os.close(ours)
    os.close(theirs)


def test_a_terminal_that_takes_little_at_once_gets_everything() -> None:
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    read: list[bytes] = []
    reader = threading.Thread(target=read_all, args=(ours, read))
    reader.start()
    output = NonBlockingOutput(theirs)
    output.write("م" * 500_000)
    output.flush()
    os.close(theirs)
    reader.join()
    os.close(ours)
    assert b"".join(read).decode() == "م" * 500_000


def test_a_terminal_that_has_gone_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    output = NonBlockingOutput(theirs)
    output.write("a")
    with pytest.raises(BrokenPipeError):
        os.write(theirs, b"a")
    output.flush()
    os.close(theirs)
    sent: list[bytes] = []
    monkeypatch.setattr(os, "write", lambda _, data: sent.append(bytes(data)))
    output.flush()
    assert sent == []  # what could not be sent is dropped


def test_half_a_character_is_no_error() -> None:
    ours, theirs = os.pipe()
    output = NonBlockingOutput(theirs)
    output.write("a\ud800b")
    output.flush()
    assert os.read(ours, 10) == b"a?b"
    os.close(ours)
    os.close(theirs)


def test_nothing_is_taken_for_typed_that_nobody_typed() -> None:
    assert RobustLinuxDriver.typed == ""


# ── What is read ─────────────────────────────────────────────────────────────────────────────────


class Told:
    """Stands in for the app: what it was told to do."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def call_later(self, callback: partial[None]) -> None:
        self.told.append(callback.keywords)

    def exit(self) -> None: ...

    def refresh(self, *, layout: bool = False) -> None:
        self.told.append(layout)


def a_driver(reads: int, *, from_terminal: bool = True) -> tuple[RobustLinuxDriver, Told]:
    """A driver without an app."""
    driver, told = RobustLinuxDriver.__new__(RobustLinuxDriver), Told()
    driver._app = told  # type: ignore[assignment]
    driver._debug, driver.fileno, driver.exit_event = False, reads, threading.Event()
    driver.input_tty = from_terminal
    return driver, told


@pytest.mark.parametrize("from_terminal", [True, False])
def test_what_was_typed_before_it_began_comes_first_and_the_end_of_the_terminal_is_the_apps(
    from_terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads, writes = os.pipe()
    os.write(writes, b"b\xff\xd8\xa8")  # a byte that is no character, and a letter
    os.close(writes)
    driver, told = a_driver(reads, from_terminal=from_terminal)
    driver.typed = "a"
    keys: list[str | None] = []
    monkeypatch.setattr(driver, "process_message", lambda event: keys.append(event.character))
    driver.run_input_thread()
    os.close(reads)
    assert keys == ["a", "b", "\ufffd", "ب"]
    assert told.told == ([{"return_code": EXIT_HANGUP}] if from_terminal else [])


def test_of_a_terminal_that_has_gone_away_nothing_is_read() -> None:
    ours, terminal = os.openpty()
    os.close(terminal)
    driver, _ = a_driver(ours)
    assert driver._read() == b""
    os.close(ours)


@pytest.mark.parametrize("known", [True, False])
def test_after_a_stop_that_it_knew_of_all_is_drawn_again(known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LinuxDriver, "_sigcont_application", lambda driver: None)
    driver, told = a_driver(0)
    driver._must_signal_resume = known
    driver._sigcont_application()
    assert told.told == ([True] if known else [])
