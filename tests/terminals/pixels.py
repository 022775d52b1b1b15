"""Pictures as bytes: read and written by ImageMagick, so that nothing but Python's own library is needed."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path


class PictureError(RuntimeError):
    """A picture could not be taken or read."""


@dataclass(frozen=True)
class Box:
    """A rectangle of a picture, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def geometry(self) -> str:
        return f"{self.width}x{self.height}+{self.left}+{self.top}"


@dataclass(frozen=True)
class Grey:
    """A picture in shades of grey, one byte a pixel, row by row."""

    width: int
    height: int
    pixels: bytes

    def row(self, top: int, left: int, width: int) -> bytes:
        start = top * self.width + left
        return self.pixels[start : start + width]


def convert(*arguments: str) -> bytes:
    """What ImageMagick's `convert` writes to its output."""
    done = subprocess.run(["convert", *arguments], capture_output=True, check=False)
    if done.returncode:
        raise PictureError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def read_grey(path: Path, crop: Box | None = None) -> Grey:
    """The picture in `path`, or the part of it in `crop`."""
    cut = ["-crop", crop.geometry, "+repage"] if crop else []
    return parse_pgm(convert(str(path), *cut, "-colorspace", "Gray", "-depth", "8", "pgm:-"))


def parse_pgm(data: bytes) -> Grey:
    """A binary PGM file as ImageMagick writes it."""
    magic, width, height, _depth = data.split(maxsplit=4)[:4]
    if magic != b"P5":
        raise PictureError(f"not a PGM picture: {magic!r}")
    size = int(width) * int(height)
    return Grey(int(width), int(height), data[len(data) - size :])


def count_ink(picture: Grey) -> int:
    """How many pixels are not of the commonest shade."""
    return len(picture.pixels) - max(map(picture.pixels.count, set(picture.pixels)))


def find_colour(path: Path, colour: tuple[int, int, int]) -> Box | None:
    """The smallest box holding every run of two or more pixels of a colour in a PPM file; None without any."""
    data = path.read_bytes()
    magic, columns, lines, brightest = data.split(maxsplit=4)[:4]
    if (magic, brightest) != (b"P6", b"255"):
        raise PictureError(f"not a PPM picture of one byte a colour: {magic!r} {brightest!r}")
    width, height = int(columns), int(lines)
    stride, run = width * 3, bytes(colour) * 2
    first = len(data) - stride * height
    rows = [data[first + stride * y : first + stride * (y + 1)] for y in range(height)]
    marked = [y for y, row in enumerate(rows) if run in row]
    if not marked:
        return None
    left = min(rows[y].find(run) // 3 for y in marked)
    right = max(rows[y].rfind(run) // 3 + 2 for y in marked)
    return Box(left, marked[0], right - left, marked[-1] + 1 - marked[0])
