"""``make bench``: every figure beside its base. ``--only start,keys`` picks some of those in MEASURES.

``--only speed_ups`` tells what each change of Textual buys, which takes a quarter of an hour.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import commands
import drawing
import keys
import layer
import memory
import readers
import size
import speed_ups
import start
import table
from pairs import HEADING, TIMES, Figure
from programs import Programs

MEASURES: dict[str, Callable[[Programs, int], Iterator[Figure]]] = {
    "start": start.figures,
    "readers": readers.figures,
    "keys": keys.figures,
    "memory": memory.figures,
    "commands": commands.figures,
    "size": size.figures,
    "drawing": drawing.figures,
    "gallery": layer.figures,
    "table": table.figures,
    "speed_ups": speed_ups.figures,
}
DEFAULT = [name for name in MEASURES if name != "speed_ups"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(DEFAULT), metavar="NAMES")
    parser.add_argument("--times", type=int, default=TIMES, metavar="N", help="pairs of each figure")
    arguments = parser.parse_args()
    began, missed = time.monotonic(), 0
    print(HEADING)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        programs = Programs(Path(folder))
        for name in arguments.only.split(","):
            for figure in MEASURES[name](programs, arguments.times):
                print(figure, flush=True)
                missed += not figure.met
    load = os.getloadavg()[0]
    print(f"\n{missed} missed; {time.monotonic() - began:.0f} s; load of the machine {load:.1f} on {os.cpu_count()}")


if __name__ == "__main__":
    main()
