"""Chromium without a window, spoken to over its DevTools pipe: pages opened, looked at, and nothing left behind."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--remote-debugging-pipe",
    "--disable-ipc-flooding-protection",  # else it stops following links after 200 in a row
)


class BrowserError(RuntimeError):
    """The browser went away, or a script in a page failed."""


def find_browser() -> str | None:
    """The browser's path, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Tab:
    """One page. Messages in either direction are JSON, each ending in a NUL byte."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands = commands
        self._answers = os.fdopen(answers, "rb", closefd=False)
        self._number = 0
        self._session = ""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the DevTools protocol and wait for its answer; events in between are passed over."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = json.loads(self._read())
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _read(self) -> bytes:
        message = bytearray()
        while (byte := self._answers.read(1)) != b"\0":
            if not byte:
                raise BrowserError("the browser is gone")
            message += byte
        return bytes(message)

    def open(self, address: str, *, width: int, height: int, scheme: str = "light", media: str = "screen") -> None:
        """Show a page; sizes in pixels, ``scheme`` light or dark, ``media`` screen or print."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.send(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}]
        )
        self.send("Page.navigate", url="about:blank")
        self.send("Page.navigate", url=address)
        self.run(
            "await new Promise(done => document.readyState == 'complete' ? done() : addEventListener('load', done))"
        )

    def run(self, script: str) -> Any:
        """What ``script``, the body of an async function, returns.

        Raises:
            BrowserError: where it throws.
        """
        answer = self.send(
            "Runtime.evaluate", expression=f"(async () => {{ {script} }})()", awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise BrowserError(answer["exceptionDetails"]["exception"].get("description", "a script failed"))
        return answer["result"].get("value")


@contextmanager
def open_browser(program: str, profile: Path) -> Iterator[Tab]:
    """A browser with a fresh profile and one page, ended with the block."""
    # well above the descriptors 3 and 4, which are those that the browser uses
    ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for pipe in (os.pipe(), os.pipe()) for end in pipe]
    its_commands, our_commands, our_answers, its_answers = ends

    def hand_over() -> None:
        os.dup2(its_commands, 3)
        os.dup2(its_answers, 4)

    process = subprocess.Popen(
        [program, *FLAGS, f"--user-data-dir={profile}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=hand_over,
        pass_fds=(3, 4),
    )
    os.close(its_commands)
    os.close(its_answers)
    try:
        yield Tab(our_commands, our_answers)
    finally:
        os.close(our_commands)
        os.close(our_answers)
        process.terminate()
        process.wait(30)
