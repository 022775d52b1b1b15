"""Limits for files to import, which may come from anywhere and be of any size."""

from __future__ import annotations

from pathlib import Path

from mali_tui.content.model import MAX_TEXT_LENGTH
from mali_tui.content.sanitize import sanitize

MAX_IMPORTED_FILE_BYTES = 64 * 1024 * 1024
MAX_EVENTS = 200_000  # events, or statements of an argument map
TEXT_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class ImportFailure(Exception):
    """A file that can't be imported; the message is for the author."""


def read_text(path: Path) -> str:
    """The text of a file, whatever its encoding, with line feeds and without control characters.

    Raises:
        ImportFailure: if the file can't be read or is too large.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_IMPORTED_FILE_BYTES + 1)
    except OSError as error:
        raise ImportFailure(f"{sanitize(str(path))} cannot be read: {error.strerror}") from None
    if len(raw) > MAX_IMPORTED_FILE_BYTES:
        raise ImportFailure(f"{sanitize(str(path))} has more than {MAX_IMPORTED_FILE_BYTES // 2**20} MB")
    return sanitize(_decode(raw).replace("\r\n", "\n").replace("\r", "\n"))


def _decode(raw: bytes) -> str:
    if raw.startswith(_UTF16_MARKS):
        return raw.decode("utf-16", "replace")
    for encoding in TEXT_ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("Latin-1 decodes anything")


def collapse_spaces(text: str) -> str:
    """A text in one line, with one space between words."""
    # most texts are so already, which is quickly seen: what is printable has no other space than " "
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def one_line(text: str) -> str:
    """A text in one line, no longer than an explainer's may be."""
    words = collapse_spaces(text)
    return words if len(words) <= MAX_TEXT_LENGTH else words[: MAX_TEXT_LENGTH - 1].rstrip() + "…"
