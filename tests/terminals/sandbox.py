"""An X server, a window manager and a home folder of their own for one terminal, all gone when it is done with."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

MAX_WAIT = 30.0  # seconds; a busy machine starts a terminal in ten
SCREEN = (1800, 1100)  # pixels
TAG = "TERMINAL_LAB"  # an environment variable that marks every process of one sandbox


class LabError(RuntimeError):
    """The terminal could not be started or did not do what was asked."""


def wait_for(met: Callable[[], bool], what: str, seconds: float = MAX_WAIT) -> None:
    """Return as soon as `met()` is true; LabError, naming `what`, when it never is."""
    deadline = time.monotonic() + seconds
    while not met():
        if time.monotonic() > deadline:
            raise LabError(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.05)


@dataclass(frozen=True)
class Sandbox:
    """Where one terminal runs: what it writes stays in `folder`, what it sees of the system is `environment`."""

    folder: Path
    environment: dict[str, str]
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def runtime(self) -> Path:
        """The folder for sockets."""
        return self.folder / "run"

    def spawn(self, name: str, command: Sequence[str], pass_fds: Sequence[int] = ()) -> None:
        """Start a program in the background; what it prints goes to the log of that name."""
        with (self.folder / f"{name}.log").open("wb") as log:
            self.children.append(
                subprocess.Popen(
                    command,
                    env=self.environment,
                    cwd=self.home,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    pass_fds=pass_fds,
                    start_new_session=True,
                )
            )

    def run(self, *command: str) -> str:
        """What a program prints; LabError when it fails."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise LabError(f"{command[0]}: {done.stderr.strip()}")
        return done.stdout

    def last_words(self) -> str:
        """The ends of the logs: what a person needs to see why a terminal did not start."""
        logs = sorted(self.folder.glob("*.log"))
        return "\n".join(f"{log.name}: {log.read_text(errors='replace')[-400:]}" for log in logs)

    def end(self) -> None:
        """End every process, those that left their group (a tmux server) too, and remove the folder."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            for child in reversed(self.children):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(child.pid, sign)
            for process in self._tagged_processes():
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(process, sign)
            with contextlib.suppress(LabError):
                wait_for(self._is_empty, "the end", seconds=2.0)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _is_empty(self) -> bool:
        return all(child.poll() is not None for child in self.children) and not self._tagged_processes()

    def _tagged_processes(self) -> list[int]:
        """The processes whose environment carries this sandbox's mark."""
        mark = f"{TAG}={self.folder}".encode()
        found = []
        for path in Path("/proc").glob("[0-9]*/environ"):
            with contextlib.suppress(OSError):
                if mark in path.read_bytes().split(b"\0"):
                    found.append(int(path.parent.name))
        return found


@contextlib.contextmanager
def open_sandbox() -> Iterator[Sandbox]:
    """A sandbox with its screen and window manager running."""
    folder = Path(tempfile.mkdtemp(prefix="lab-"))
    sandbox = Sandbox(folder, _environment(folder))
    for path in (sandbox.home, sandbox.runtime):
        path.mkdir(mode=0o700)
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that it ends in good order
    try:
        _start_screen(sandbox)
        _start_window_manager(sandbox)
        yield sandbox
    except LabError as problem:
        raise LabError(f"{problem}\n{sandbox.last_words()}") from problem
    finally:
        sandbox.end()
        signal.signal(signal.SIGTERM, before)


def _environment(folder: Path) -> dict[str, str]:
    """What programs see: nothing of the terminal and the session that this was started from."""
    home = folder / "home"
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "XCURSOR_PATH": str(home),  # the smallest pointer, for Weston, which draws it
        "LANG": "C.UTF-8",
        "SHELL": "/bin/sh",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "NO_AT_BRIDGE": "1",
        "QT_XCB_NO_MITSHM": "1",
        TAG: str(folder),
        **{name: os.environ[name] for name in ("FONTCONFIG_FILE",) if name in os.environ},
    }


def _start_screen(sandbox: Sandbox) -> None:
    """Start Xvfb on a display number that it finds itself."""
    reading, writing = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset", "-dpi", "96"]
    sandbox.spawn("screen", command, pass_fds=[writing])
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    if not number:
        raise LabError("Xvfb did not start")
    sandbox.environment["DISPLAY"] = f":{number}"


def _start_window_manager(sandbox: Sandbox) -> None:
    """Start openbox, with windows without a frame, in the corner, with the keyboard."""
    rules = sandbox.folder / "openbox.xml"
    rules.write_text(
        '<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><applications>'
        '<application class="*"><decor>no</decor><position force="yes"><x>0</x><y>0</y></position>'
        "<focus>yes</focus></application></applications></openbox_config>"
    )
    sandbox.spawn("openbox", ["openbox", "--sm-disable", "--config-file", str(rules)])
    asking = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
    wait_for(lambda: "window id" in sandbox.run(*asking), "the window manager")
