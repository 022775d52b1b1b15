"""Records a start of the app with the frame of the last time, as an asciicast for `asciinema play`.

Usage: recording.py FILE.cast   A marker in it says when a bare app, started right before, had drawn its first frame.
"""

from __future__ import annotations

import codecs
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from programs import Programs
from session import COLUMNS, ROWS

HEADER = {
    "version": 2,
    "width": COLUMNS,
    "height": ROWS,
    "title": "mali-tui, started where it was left",
    "env": {"TERM": "xterm-256color"},
}
BARE_FRAME = "first frame of a bare Textual app"


def record(programs: Programs) -> tuple[float, float, list[tuple[float, bytes]]]:
    """When a bare app's first frame was drawn, when our first text, and what ours wrote until it was idle."""
    with programs.again() as session:  # stores the frame
        session.settle()
    with programs.bare() as (_, bare):
        pass
    with programs.again() as session:
        text = session.first_text(programs.sign)
        session.settle()
        return bare.clock, text.clock, session.written


def cast_lines(written: Iterable[tuple[float, bytes]], bare_frame: float) -> Iterator[str]:
    """The lines of the file, in order of time: an output may end within a letter, an event may not."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    events = [(time, "o", decoder.decode(data)) for time, data in written]
    yield json.dumps(HEADER)
    for time, kind, text in sorted([*events, (bare_frame, "m", BARE_FRAME)], key=lambda event: event[0]):
        yield json.dumps([round(time, 6), kind, text], ensure_ascii=False)


def main(path: Path) -> None:
    """Write the recording, and print what it shows."""
    with tempfile.TemporaryDirectory(prefix="recording-") as folder:
        bare_frame, first_text, written = record(Programs(Path(folder)))
    path.write_text("".join(f"{line}\n" for line in cast_lines(written, bare_frame)), encoding="utf-8")
    ratio = first_text / bare_frame
    print(f"first text after {first_text * 1e3:.0f} ms, bare app after {bare_frame * 1e3:.0f} ms: {ratio:.2f} ×")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
