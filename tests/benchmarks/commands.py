"""Commands that start no app, compared with Python importing yaml and parsing the same files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from shutil import copytree

from pairs import Figure, alternate
from programs import HERE, OURS, Programs
from session import Spent

from mali_tui.content.loader import find_content

MAX_RATIO = 1.3
COMMANDS = (("print",), ("check",), ("--version",))


def figures(programs: Programs, times: int) -> Iterator[Figure]:
    """Each command in turn."""
    files = [str(path) for path in sorted(find_content().glob("*.yaml"))]
    parse = partial(_run, programs, [sys.executable, str(HERE / "bare_parse.py"), *files])
    for command in COMMANDS:
        run = partial(_run, programs, [OURS, *command])
        parse(), run()
        yield alternate(" ".join(("mali-tui", *command)), parse, run, MAX_RATIO, times)
    folder = Path(copytree(find_content(), programs.folder / "edited"))
    for name, edited in (("one file", ["en.yaml"]), ("all files", [Path(file).name for file in files])):
        check = partial(_check_edited, programs, folder, edited)
        check()
        yield alternate(f"mali-tui check, {name} edited", parse, check, MAX_RATIO, times)


def _check_edited(programs: Programs, folder: Path, edited: Sequence[str]) -> Spent:
    """Run `mali-tui check` after a change of a comment in some of the files."""
    for name in edited:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(f"# {time.time_ns()}\n")
    return _run(programs, [OURS, "check", str(folder)])


def _run(programs: Programs, command: Sequence[str]) -> Spent:
    start = time.monotonic()
    process = subprocess.Popen(command, env=dict(programs.environment), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    end = time.monotonic()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(end - start, used.ru_utime + used.ru_stime)
