"""What YAML makes of a text that isn't in quotes, explained where an author meets it."""

from __future__ import annotations

import re
from typing import NamedTuple

from mali_tui.content.parsing.position import Position

FALSE_INDENTATION = "\u00a0\u2007\u202f\u3000"  # they look like an indentation, and are none
_COMMENT = re.compile(r"[ \t]+#")
_INDENT = re.compile(rf" *[{FALSE_INDENTATION}]")
_NOTHING = re.compile(r"(?:Null|null|NULL|~)(?=[ \t]*(?:[,}\]#]|$))")
_MAX_COMMENT_LENGTH = 40  # characters of a comment
QUOTES = "Put the text in quotes."


class Trap(NamedTuple):
    """What is wrong, where, and what to do."""

    position: Position
    message: str
    fix: str


def explain_missing(lines: list[str], key: Position) -> Trap | None:
    """Why there is no value after a key: it begins with #, or is a word for nothing."""
    line = lines[key[0] - 1][key[1] - 1 :] if key[0] <= len(lines) else ""
    name, colon, rest = line.partition(":")
    value = rest.lstrip(" ")
    position = key[0], key[1] + len(name) + len(colon) + len(rest) - len(value)
    if value.startswith("#"):
        return Trap(position, "what follows # is a comment, so that there is no text", QUOTES)
    if match := _NOTHING.match(value):
        return Trap(position, f"{match.group()} without quotes means that there is nothing", QUOTES)
    return None


def find_comment(lines: list[str], position: Position, value: str) -> Trap | None:
    """The comment that ends a text which is not in quotes."""
    line = lines[position[0] - 1][position[1] - 1 :]
    match = _COMMENT.search(line)
    if match is None or line[: match.start()] != value:
        return None
    comment = line[match.end() - 1 :].strip()
    shown = comment if len(comment) <= _MAX_COMMENT_LENGTH else f"{comment[:_MAX_COMMENT_LENGTH]}…"
    at = position[0], position[1] + match.end() - 1
    return Trap(at, f"the text ends before {shown}", f"{QUOTES[:-1]}, or the comment on a line of its own.")


def find_indentation(lines: list[str], row: int) -> Trap | None:
    """A no-break space before the first letter of a line, or of the one above it."""
    for number in (row, row - 1):
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        if match := _INDENT.match(line):
            code = f"U+{ord(line[match.end() - 1]):04X}"
            return Trap(
                (number, match.end()), f"the line begins with a no-break space ({code})", "Use spaces instead."
            )
    return None
