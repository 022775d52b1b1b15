"""Starts the app in processes forked from a server that has imported it, which saves half of the time of a start.

Run as a program, this is the server. It only imports the app and calls nothing of it, so that the forked processes
differ from a new Python just in what has been imported. What depends on when something is imported, or on variables
that are read then, is to be tested in a new Python.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import json
import os
import pty
import runpy
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

IMPORTED = """
mali_tui.cli.start mali_tui.cli.main mali_tui.cli.open mali_tui.cli.store_frame
mali_tui.app.app mali_tui.app.first_frame mali_tui.app.views.article.view textual.drivers.linux_driver
"""
MAX_MESSAGE_BYTES = 100_000
MAX_FILES = 1024  # that are open in the server


class ForkServer:
    """A server, in a process of its own."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """``environment``: one with the locale and the path of modules that the forked processes will have."""
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # a terminal, so that Python makes the standard streams as it does for the app
        self._terminal, theirs_to_draw = pty.openpty()
        command = [sys.executable, __file__, str(theirs.fileno())]
        streams: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), theirs_to_draw)
        self._process = subprocess.Popen(command, env=environment, pass_fds=[theirs.fileno()], **streams)
        theirs.close()
        os.close(theirs_to_draw)

    def ask(self, request: Mapping[str, Any], *files: int) -> Any:
        """What it answers to a request with open files."""
        answer = b""
        with contextlib.suppress(ConnectionError):
            socket.send_fds(self._socket, [json.dumps(request).encode()], files)
            answer = self._socket.recv(MAX_MESSAGE_BYTES)
        if not answer:
            printed = b""
            with contextlib.suppress(OSError):  # it has printed nothing
                printed = os.read(self._terminal, MAX_MESSAGE_BYTES)
            raise RuntimeError(f"the server has failed: {printed.decode()}")
        return json.loads(answer)


@cache
def server_for(path: str, language: str) -> ForkServer:
    """The server of this process for a path of modules and a language; it ends with this process."""
    return ForkServer({"PYTHONPATH": path, "LANG": language, "TERM": "xterm-256color"})


class ForkedApp:
    """The app in a process of its own, with those methods of `subprocess.Popen` that the tests call."""

    def __init__(
        self, terminal: int, folder: str, arguments: Sequence[str], environment: Mapping[str, str], first: str
    ) -> None:
        """``first``: Python code that is executed before the app starts."""
        self._server = server_for(environment["PYTHONPATH"], environment["LANG"])
        start = {"folder": folder, "arguments": arguments, "environment": dict(environment), "first": first}
        self.pid: int = self._server.ask(start, terminal)
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code, if it has ended."""
        if self.returncode is None:
            self.returncode = self._server.ask({"ended": self.pid})
        return self.returncode

    def wait(self, timeout: float = float("inf")) -> int:
        """The exit code, once it has ended."""
        end = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("mali-tui", timeout)
            time.sleep(0.005)
        return code


# ── In the server ────────────────────────────────────────────────────────────────────────────


def next_start(requests: socket.socket) -> dict[str, Any]:
    """Answer requests until one is for a start, fork, and return it in the forked process."""
    while True:
        message, files, *_ = socket.recv_fds(requests, MAX_MESSAGE_BYTES, 1)
        if not message:
            os._exit(0)
        request: dict[str, Any] = json.loads(message)
        if "ended" in request:
            pid, status = os.waitpid(request["ended"], os.WNOHANG)
            requests.send(json.dumps(os.waitstatus_to_exitcode(status) if pid else None).encode())
        elif pid := os.fork():
            os.close(files[0])
            requests.send(json.dumps(pid).encode())
        else:
            attach(files[0])
            os.closerange(3, MAX_FILES)
            return request


def attach(terminal: int) -> None:
    """Make a terminal the one that controls this process, and its standard streams."""
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for stream in (0, 1, 2):
        os.dup2(terminal, stream)


def run_app(start: Mapping[str, Any]) -> None:
    """Run the app as ``python -m mali_tui`` does, with the time limits that ``sitecustomize`` sets for tests."""
    os.chdir(start["folder"])
    os.environ.clear()
    os.environ.update(start["environment"])
    import_module("sitecustomize").change(start["environment"]["PATIENCE"])
    exec(start["first"], {})
    sys.argv[1:] = start["arguments"]
    runpy.run_module("mali_tui", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    for name in IMPORTED.split():
        import_module(name)
    gc.collect()
    gc.freeze()  # collecting would copy the pages that a forked process shares
    with socket.socket(fileno=int(sys.argv[1])) as requests:
        start = next_start(requests)
        requests.detach()  # `next_start` has closed it
    run_app(start)
