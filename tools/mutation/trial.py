"""Trying a mutant: the tests of a module, in a process of their own in which that module is the mutant.

The mutant is put where Python keeps compiled modules, in a folder of its own, as a module that needs not be compared
with its source. So no file of the project is touched, and programs that a test starts are given the mutant, too.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import marshal
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from importlib.util import MAGIC_NUMBER, cache_from_source
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType
from typing import Literal

Outcome = Literal["killed", "survived", "took too long"]

_HEADER = MAGIC_NUMBER + (0b01).to_bytes(4, "little") + bytes(8)  # hash-based, and not to be checked (PEP 552)
_MEMORY = 4 << 30  # bytes that a mutant may take, before it harms the machine
_SLOW = (
    "_pytest",
    "pytest",
    "pytest_asyncio.plugin",
    "hypothesis",
    "bidi",
    "yaml",
    "msgspec",
    "markdown_it",
    "textual.app",
)
_WITHOUT = (
    "-p",
    "no:cacheprovider",
    "-p",
    "no:unraisableexception",
    "-p",
    "no:xdist",
)  # what takes time, or keeps files


class Trials:
    """Runs tests, each time in a fork of this process, which has imported all that is slow and nothing of ours."""

    def __init__(self, folder: Path) -> None:
        for module in _SLOW:
            importlib.import_module(module)
        for plugin in entry_points(group="pytest11"):
            plugin.load()
        gc.freeze()
        sys.dont_write_bytecode = False
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(folder)
        os.environ["PYTHONHASHSEED"] = "0"

    def seconds(self, tests: Sequence[str]) -> float:
        """How long the tests take; they must pass where nothing is wrong."""
        began = time.monotonic()
        if _run(tests, 600) != "survived":
            raise SystemExit(f"these tests fail as it is: {' '.join(tests)}")
        return time.monotonic() - began

    def outcome(self, path: Path, code: CodeType, tests: Sequence[str], limit: float) -> Outcome:
        """What becomes of the mutant ``code`` of the module at ``path`` within ``limit`` seconds."""
        compiled = Path(cache_from_source(str(path)))
        compiled.parent.mkdir(parents=True, exist_ok=True)
        compiled.write_bytes(_HEADER + marshal.dumps(code))
        try:
            return _run(tests, limit)
        finally:
            compiled.unlink()


@contextlib.contextmanager
def trials() -> Iterator[Trials]:
    """Trials with a folder for what they compile."""
    with TemporaryDirectory(prefix="mutants-") as folder:
        yield Trials(Path(folder))


def _run(tests: Sequence[str], limit: float) -> Outcome:
    child = os.fork()
    if not child:
        status = 70
        with contextlib.suppress(BaseException):
            status = _test(tests, limit)
        os._exit(status)
    ended = _wait(child, limit)
    with contextlib.suppress(ProcessLookupError):  # what it has started and left
        os.killpg(child, signal.SIGKILL)
    if ended is None:
        os.waitpid(child, 0)
        return "took too long"
    return "killed" if ended else "survived"


def _wait(child: int, limit: float) -> int | None:
    """The child's exit status, or None if it has none in time."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.01)
    return None


def _test(tests: Sequence[str], limit: float) -> int:
    """In the child: whether a test fails; properties are tried with the same examples each time."""
    tests = [str(Path(test).absolute()) for test in tests]
    os.chdir(str(sys.pycache_prefix))  # where a mutant may leave what it likes
    os.setsid()
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        # for what it starts in sessions of their own, which nobody would end
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(limit), ceil(limit)))
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nothing, descriptor)
    import hypothesis
    import pytest

    found = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # and not made smaller
    hypothesis.settings.register_profile("mutants", derandomize=True, database=None, deadline=None, phases=found)
    hypothesis.settings.load_profile("mutants")
    return int(pytest.main(["-x", "-q", *_WITHOUT, "--tb=no", "--no-summary", *tests]))
