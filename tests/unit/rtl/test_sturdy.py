"""The driver's output: all of it is sent in order, to a terminal that takes it slowly or not at all."""

from __future__ import annotations

import os
import threading

from mali_tui.rtl.sturdy import Output, SturdyDriver


def read_all(descriptor: int, into: list[bytes]) -> None:
    while data := os.read(descriptor, 1_000):
        into.append(data)


def test_what_was_written_is_sent_with_the_flush() -> None:
    ours, theirs = os.pipe()
    output = Output(theirs)
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
    output = Output(theirs)
    output.write("م" * 500_000)
    output.flush()
    os.close(theirs)
    reader.join()
    os.close(ours)
    assert b"".join(read).decode() == "م" * 500_000


def test_a_terminal_that_has_gone_away_is_no_error() -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    output = Output(theirs)
    output.write("a")
    output.flush()
    os.close(theirs)


def test_half_a_character_is_no_error() -> None:
    ours, theirs = os.pipe()
    output = Output(theirs)
    output.write("a\ud800b")
    output.flush()
    assert os.read(ours, 10) == b"a?b"
    os.close(ours)
    os.close(theirs)


def test_nothing_is_taken_for_typed_that_nobody_typed() -> None:
    assert SturdyDriver.typed == ""
