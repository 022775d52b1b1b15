"""The import of a table of 100,000 rows, against what a person waits for, and what any machine has to spare."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

from pairs import Figure
from programs import OURS, Programs

ROWS = 100_000
MAX_SECONDS = 5.0
MAX_MEGABYTES = 300.0
HEAD = "title,text,date,actors,place,lat,lon,source\n"


def write_table(path: Path, rows: int = ROWS) -> None:
    """Write a table whose rows all differ, of some actors, places and sources."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for row in range(rows):
            date = f"{1900 + row % 120}-{row % 12 + 1:02}-{row % 28 + 1:02}"
            file.write(
                f'Event {row} in the town,"What happened in case {row}, in a sentence.",{date},'
                f"Actor {row % 50}; Actor {row % 37},Place {row % 200},{row % 80}.5,{row % 170}.25,"
                f"https://example.org/{row % 5000}\n"
            )


def figures(programs: Programs, times: int) -> Iterator[Figure]:
    """Time and memory of the whole command, the best of some runs."""
    table, folder = programs.folder / "table.csv", programs.folder / "imported"
    write_table(table)
    clocks, processor, memory = [], [], []
    for _ in range(min(times, 3)):
        rmtree(folder, ignore_errors=True)
        command = [OURS, "import", str(table), str(folder), "--lang", "en"]
        start = time.monotonic()
        process = subprocess.Popen(command, env=dict(programs.environment), stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        clocks.append(time.monotonic() - start)
        process.returncode = os.waitstatus_to_exitcode(status)
        processor.append(used.ru_utime + used.ru_stime)
        memory.append(used.ru_maxrss / 1024)
        if not (folder / "graph.yaml").exists():
            raise subprocess.CalledProcessError(process.returncode, command)
    clock, spent, most = min(clocks), min(processor), max(memory)
    yield Figure(
        f"import of {ROWS:,} rows", 1e3 * MAX_SECONDS, 1e3 * clock, clock / MAX_SECONDS, 1.0,
        processor=(1e3 * MAX_SECONDS, 1e3 * spent, spent / MAX_SECONDS),
    )  # fmt: skip
    yield Figure("its memory", MAX_MEGABYTES, most, most / MAX_MEGABYTES, 1.0, "MB")
