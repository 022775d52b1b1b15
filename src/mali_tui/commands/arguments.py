"""What each command takes: its parser, in the reader's language."""

from __future__ import annotations

import argparse
from pathlib import Path

from mali_tui import __version__
from mali_tui.commands.parser import Parser
from mali_tui.completion import SHELLS
from mali_tui.locales import Locale

MODES = ("auto", "visual", "lrm", "words_lrm", "words", "words_run", "colour")
FORMATS = ("text", "markdown", "json", "html")
ANSWERING = "complete"  # what shells call at every Tab; not for readers


def build_parsers(words: Locale) -> dict[str, Parser]:
    """The parser of each command by its name; of opening the app, under the empty one."""
    opening = _parser(words, "", reads=True)
    opening.add_argument("location", nargs="?", metavar="LOCATION", help=words("cli.location"))
    opening.add_argument("--watch", action="store_true", help=words("cli.watch"))
    opening.add_argument("--plain", action="store_true", help=words("cli.plain"))
    opening.add_argument("--bidi", choices=MODES, default="auto", metavar="MODE", help=words("cli.bidi"))
    version = f"mali-tui {__version__}"
    opening.add_argument("--version", action="version", version=version, help=words("cli.version"))
    printing = _parser(words, "print", reads=True)
    printing.add_argument("what", nargs="?", metavar="WHAT", help=words("cli.what"))
    printing.add_argument("--format", choices=FORMATS, default=FORMATS[0], metavar="FORMAT", help=words("cli.format"))
    printing.add_argument("--width", type=_cells, metavar="CELLS", help=words("cli.width"))
    printing.add_argument("--plain", action="store_true", help=words("cli.plain_print"))
    check = _parser(words, "check")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=words("cli.checked_folder"))
    new = _parser(words, "new")
    new.add_argument("folder", type=Path, metavar="DIR", help=words("cli.new_folder"))
    new.add_argument("--lang", metavar="CODE", help=words("cli.new_lang"))
    completion = _parser(words, "completion")
    completion.add_argument("shell", choices=SHELLS, metavar="SHELL", help=words("cli.shell"))
    complete = _parser(words, ANSWERING)
    complete.add_argument("words", nargs=argparse.REMAINDER)
    commands = [printing, check, new, _parser(words, "doctor"), completion]
    opening.commands = commands
    return {"": opening, **{parser.prog.split()[-1]: parser for parser in (*commands, complete)}}


def _parser(words: Locale, command: str, *, reads: bool = False) -> Parser:
    """A parser; with the options that concern reading."""
    described = words(f"cli.{command}") if words.has(f"cli.{command}") else ""
    parser = Parser(f"mali-tui {command}".strip(), described or words("cli.description"), words)
    if reads:
        parser.add_argument("--lang", metavar="CODE", help=words("cli.lang"))
        parser.add_argument("--content", type=Path, metavar="DIR", help=words("cli.content"))
    return parser


def _cells(text: str) -> int:
    cells = int(text)
    if cells < 0:
        raise ValueError(text)
    return cells
