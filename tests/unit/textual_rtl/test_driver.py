"""In a pseudo-terminal: its own ways are taken from it with the screen, and given back however the screen is."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mali_tui.terminal.detect import QUERIES, TerminalQuery
from mali_tui.textual_rtl import driver as driver_module
from mali_tui.textual_rtl.driver import AskingDriver, BidiDriver, TerminalModes, shorten_styles

APP = Path(__file__).with_name("bare.py")
LONGEST = 20  # seconds that a busy machine may take for anything
VTE = "\x1b[8;1$y\x1b[?65;1;9c"
TAKEN, GIVEN_BACK = "\x1b[8l\x1b[?1049h", "\x1b[8h"
SCREEN_LEFT = "\x1b[?1049l"
LINE = "\ufee1\ufefc\ufeb3"


class Session:
    """A program in a pseudo-terminal, and all that it has written."""

    def __init__(self, descriptor: int, process: subprocess.Popen[bytes]) -> None:
        self._descriptor = descriptor
        self.process = process
        self.written = ""
        self._seen = 0

    def write(self, text: str) -> None:
        """Type, or answer; half a character to be a byte that no UTF-8 has."""
        os.write(self._descriptor, text.encode("utf-8", "surrogateescape"))

    def hang_up(self) -> None:
        """The terminal goes away."""
        os.close(self._descriptor)

    def wait_for(self, text: str) -> str:
        """What was written since the last wait, up to and with ``text``."""
        while (at := self.written.find(text, self._seen)) < 0:
            assert self._read(), f"{text!r} is not in {self.written[self._seen :]!r}"
        since, self._seen = self._seen, at + len(text)
        return self.written[since : self._seen]

    def wait_for_end(self) -> str:
        """What was written since the last wait, up to the end."""
        while self._read():
            pass
        self.process.wait(LONGEST)
        return self.written[self._seen :]

    def _read(self) -> bool:
        if not select.select([self._descriptor], [], [], LONGEST)[0]:
            return False
        with contextlib.suppress(OSError):  # how Linux tells of the end
            data = os.read(self._descriptor, 65536)
            self.written += data.decode("utf-8", "replace")
            return bool(data)
        return False


@pytest.fixture
def session() -> Iterator[Session]:
    """The bare app in a pseudo-terminal that calls itself nothing."""
    ours, theirs = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": "40", "LINES": "4"}
    for_measures = ("COVERAGE_", "PYTHONPYCACHEPREFIX")  # what coverage and mutants are given
    environment |= {name: value for name, value in os.environ.items() if name.startswith(for_measures)}
    command = [sys.executable, str(APP)]
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        preexec_fn=os.setpgrp,  # as a shell with job control starts it
    ) as process:
        os.close(theirs)
        yield Session(ours, process)
        process.kill()
    with contextlib.suppress(OSError):  # it has hung up
        os.close(ours)


def start_in_vte(session: Session) -> None:
    session.wait_for(QUERIES)
    session.write(VTE)
    assert TAKEN in session.wait_for(LINE)


def test_it_is_given_back_at_the_end(session: Session) -> None:
    start_in_vte(session)
    session.write("q")
    session.wait_for(SCREEN_LEFT)
    assert GIVEN_BACK in session.wait_for_end()
    assert session.process.returncode == 0


def test_it_is_given_back_on_an_error(session: Session) -> None:
    start_in_vte(session)
    session.write("x")
    session.wait_for(SCREEN_LEFT)
    session.wait_for(GIVEN_BACK)
    assert "as asked" in session.wait_for_end()
    assert session.process.returncode == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_it_is_given_back_when_told_to_end(session: Session, number: signal.Signals) -> None:
    start_in_vte(session)
    session.process.send_signal(number)
    session.wait_for(SCREEN_LEFT)
    assert GIVEN_BACK in session.wait_for_end()
    assert session.process.returncode == 128 + number


@pytest.mark.parametrize("by_key", [True, False])
def test_it_is_given_back_in_the_background_and_taken_again(session: Session, by_key: bool) -> None:
    start_in_vte(session)
    if by_key:
        session.write("z")
    else:
        session.process.send_signal(signal.SIGTSTP)
    session.wait_for(SCREEN_LEFT)
    session.wait_for(GIVEN_BACK)
    _, status = os.waitpid(session.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    session.process.send_signal(signal.SIGCONT)
    session.wait_for(TAKEN)
    session.wait_for(LINE)
    session.write("q")
    assert GIVEN_BACK in session.wait_for_end()


def test_answers_that_come_late_are_not_taken_for_keys(session: Session) -> None:
    session.wait_for(QUERIES)
    session.wait_for(LINE[0])  # it has given up waiting
    session.write("\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[8;0$y\x1b[?64;1;2c" + "k")
    session.wait_for("pressed_k")
    session.write("q")
    session.wait_for_end()


def test_a_lone_escape_is_a_key_and_what_is_no_character_is_no_trouble(session: Session) -> None:
    start_in_vte(session)
    session.write("\x1b")
    session.wait_for("pressed_escape")
    session.write("\udcff")
    session.write("k")
    session.wait_for("_k")
    session.write("q")
    session.wait_for_end()
    assert session.process.returncode == 0


def test_a_signal_to_go_on_that_followed_no_stop_changes_nothing(session: Session) -> None:
    start_in_vte(session)
    session.process.send_signal(signal.SIGCONT)
    session.write("k")
    assert TAKEN not in session.wait_for("pressed_k")


def test_the_app_ends_with_its_terminal(session: Session) -> None:
    start_in_vte(session)
    session.hang_up()
    assert session.process.wait(LONGEST) == 128 + signal.SIGHUP


# ── While it starts ──────────────────────────────────────────────────────────────────────────────


class App:
    """Stands in for the app: the exit codes that it was told to end with."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    def exit(self, return_code: int) -> None:
        self.codes.append(return_code)


@pytest.fixture
def default_signals() -> Iterator[None]:
    """Signals that nothing handles."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def start(kind: type[BidiDriver]) -> list[int]:
    """Start a driver, and the exit codes that its app is then told to end with."""
    app = App()
    driver = kind.__new__(kind)
    driver._app = app  # type: ignore[assignment]

    async def start_and_turn() -> None:
        driver.start_application_mode()
        await asyncio.sleep(0)  # the loop reads which signals have come
        await asyncio.sleep(0)

    asyncio.run(start_and_turn())
    return app.codes


@pytest.mark.usefixtures("default_signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_the_screen_is_taken_ends_the_app_once_it_runs(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send(*_: object) -> None:
        assert callable(signal.getsignal(number))  # else it would kill the tests
        signal.raise_signal(number)

    monkeypatch.setattr(TerminalModes, "start_application_mode", send)
    assert start(BidiDriver) == [128 + number]


@pytest.mark.usefixtures("default_signals")
def test_a_signal_while_the_terminal_is_asked_ends_the_app_once_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextlib.contextmanager
    def send(before_app: bool) -> Iterator[TerminalQuery]:
        assert before_app
        assert callable(signal.getsignal(signal.SIGTERM))
        signal.raise_signal(signal.SIGTERM)
        yield TerminalQuery(None)

    monkeypatch.setattr(driver_module, "query_terminal", send)
    monkeypatch.setattr(TerminalModes, "start_application_mode", lambda _: None)
    assert start(AskingDriver) == [128 + signal.SIGTERM]


@pytest.mark.usefixtures("default_signals")
def test_a_signal_that_is_ignored_as_by_nohup_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    monkeypatch.setattr(TerminalModes, "start_application_mode", lambda _: signal.raise_signal(signal.SIGHUP))
    assert start(BidiDriver) == []
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN


def test_styles_are_sent_in_parts_where_a_terminal_takes_few_numbers_at_once() -> None:
    bold = "\x1b[1;38;2;10;20;30;48;2;4;5;6mx"
    parts = "\x1b[1m\x1b[38;2;10;20;30m\x1b[48;2;4;5;6mx"
    assert shorten_styles(bold, 10) == parts
    assert shorten_styles(bold, 11) == bold
    assert (
        shorten_styles("\x1b[4;38;5;9;48;5;8mx\x1b[0m\x1b[2J", 4) == "\x1b[4m\x1b[38;5;9m\x1b[48;5;8mx\x1b[0m\x1b[2J"
    )
