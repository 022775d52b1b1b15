"""Inline, with a driver that the environment names, and served to a browser: the terminal gets what it needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich.segment import Segment
from terminal import ANSWERS, open_app, surroundings

from mali_tui.rtl.encodings import encode
from mali_tui.terminal.detect import XTERM_JS

APP = Path(__file__).with_name("anywhere.py")
SEEN = "\ufee1\ufefc\ufeb3"
VTE = {**ANSWERS, b"\x1b[>q": b"", b"\x1b[8$p": b"\x1b[8;1$y"}
EXPLICIT, IMPLICIT = b"\x1b[8l", b"\x1b[8h"
DRIVERS = {
    "inline": ("inline", ""),
    "stock driver": ("", "textual.drivers.linux_driver:LinuxDriver"),
    "own driver": ("", ""),
}


@pytest.mark.parametrize(("argument", "driver"), DRIVERS.values(), ids=DRIVERS)
def test_a_terminal_is_asked_and_has_its_own_order_back_at_the_end(
    argument: str, driver: str, tmp_path: Path
) -> None:
    environment = {"TEXTUAL_DRIVER": driver} if driver else {}
    with open_app(tmp_path, argument, program=[str(APP)], answers=VTE, environment=environment) as terminal:
        terminal.wait_for(SEEN)
        terminal.type("q")
        assert terminal.wait_for_end() == 7
        drawn = terminal.output
        assert drawn.index(EXPLICIT) < drawn.index(SEEN.encode())
        assert drawn.find(b"\x1b[?1049h") == -1 or drawn.index(EXPLICIT) < drawn.index(b"\x1b[?1049h")
        assert drawn.rindex(IMPLICIT) > drawn.rindex(SEEN.encode())
        assert terminal.modes[25] and terminal.settings == terminal.before


def test_a_browser_is_sent_what_its_terminal_needs(tmp_path: Path) -> None:
    variables = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "COLUMNS": "40", "ROWS": "3"}
    with subprocess.Popen(
        [sys.executable, str(APP)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=surroundings(tmp_path) | variables,
    ) as process:
        assert process.stdin and process.stdout
        assert process.stdout.readline() == b"__GANGLION__\n"
        drawn = ""
        [wanted] = encode([Segment(SEEN)], XTERM_JS.encoding)
        while wanted.text not in drawn:
            kind, size = process.stdout.read(1), int.from_bytes(process.stdout.read(4), "big")
            assert kind, drawn
            drawn += process.stdout.read(size).decode() if kind == b"D" else ""
        packet = json.dumps({"type": "quit"}).encode()
        process.stdin.write(b"M" + len(packet).to_bytes(4, "big") + packet)
        process.stdin.flush()
        assert b'"exit"' in process.stdout.read()
