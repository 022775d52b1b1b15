"""The commands: the arguments of each, explained in the reader's language, and the module that runs it.

A command is added in `COMMANDS`. Its description is ``cli.NAME`` in every file of ``locales/``; ``docs/man`` and
``docs/installing.md`` describe it, too.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, cast

from mali_tui import __version__
from mali_tui.cli.parser import LocalizedParser, choice_type, folder_type, width_type
from mali_tui.i18n.locale import Locale
from mali_tui.last_frame import NO_INSTANT_OPTION

MODES = ("auto", "visual", "lrm", "words_lrm", "words", "words_run", "colour")
FORMATS = ("text", "markdown", "json", "html", "bibtex", "csl")
"""Those of `export`, as a test checks: importing that would take longer than parsing the command line."""
COMPLETE_COMMAND = "complete"  # called by shells at every Tab, not by readers; takes an unfinished command line


class Parsers(Mapping[str, LocalizedParser]):
    """The parser of each command by its name; that of opening the app under the empty name.

    Parsers are built on access: all of them take 4 ms, a twentieth of what ``check`` takes.
    """

    def __init__(self, words: Locale) -> None:
        self._words = words

    def __getitem__(self, command: str) -> LocalizedParser:
        parser = LocalizedParser(f"mali-tui {command}".strip(), _description(command, self._words), self._words)
        COMMANDS[command].add_arguments(parser, self._words)
        return parser

    def split_command(self, given: Sequence[str]) -> tuple[str, list[str]]:
        """The command in a command line, empty for opening the app, and the other words.

        Options may come before the command.
        """
        commands = [name for name in self if name]
        if not given or not given[0].startswith("-"):
            return (given[0], list(given[1:])) if given and given[0] in commands else ("", list(given))
        actions = [action for parser in self.values() for action in parser.actions]
        takes_value = {name for action in actions if action.nargs != 0 for name in action.option_strings}
        number = 0
        while number < len(given) and given[number].startswith("-") and given[number] != "--":
            number += 2 if given[number] in takes_value else 1
        if number < len(given) and given[number] in commands:
            return given[number], [*given[:number], *given[number + 1 :]]
        return "", list(given)

    def __contains__(self, command: object) -> bool:
        return command in COMMANDS

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _description(command: str, words: Locale) -> str:
    key = f"cli.{command}"
    return words(key) if command and words.has(key) else words("cli.description")


def _open(parser: LocalizedParser, words: Locale) -> None:
    _add_reading_options(parser, words)
    parser.add_argument("location", nargs="?", metavar="LOCATION", help=words("cli.location"))
    parser.add_argument("--watch", action="store_true", help=words("cli.watch"))
    parser.add_argument("--plain", action="store_true", help=words("cli.plain"))
    parser.add_argument(NO_INSTANT_OPTION, action="store_true", help=words("cli.no_instant"))
    _add_choice(parser, words, "--bidi", MODES, default="auto", metavar="MODE", help=words("cli.bidi"))
    version = f"mali-tui {__version__}"
    parser.add_argument("--version", action="version", version=version, help=words("cli.version"))
    named = (name for name in COMMANDS if name)
    parser.commands = {f"{parser.prog} {name}": _description(name, words) for name in named}


def _print(parser: LocalizedParser, words: Locale) -> None:
    _add_reading_options(parser, words)
    parser.add_argument("what", nargs="?", metavar="WHAT", help=words("cli.what"))
    _add_choice(parser, words, "--format", FORMATS, default=FORMATS[0], metavar="FORMAT", help=words("cli.format"))
    parser.add_argument("--width", type=width_type("--width", words), metavar="CELLS", help=words("cli.width"))
    parser.add_argument("--plain", action="store_true", help=words("cli.plain_print"))
    parser.add_argument("--since", action="store_true", help=words("cli.since"))
    parser.add_argument("--one-page", action="store_true", help=words("cli.one_page"))
    parser.add_argument("--site", type=folder_type(words), metavar="DIR", help=words("cli.site"))


def _check(parser: LocalizedParser, words: Locale) -> None:
    parser.add_argument("folder", nargs="?", type=folder_type(words), metavar="DIR", help=words("cli.checked_folder"))
    parser.add_argument("--content", type=folder_type(words), metavar="DIR", help=words("cli.content"))
    parser.add_argument("--lang", metavar="CODE", help=words("cli.checked_lang"))


def _new(parser: LocalizedParser, words: Locale) -> None:
    parser.add_argument("folder", type=folder_type(words), metavar="DIR", help=words("cli.new_folder"))
    parser.add_argument("--lang", metavar="CODE", help=words("cli.new_lang"))


def _pack(parser: LocalizedParser, words: Locale) -> None:
    parser.add_argument("folder", type=folder_type(words), metavar="DIR", help=words("cli.packed_folder"))
    parser.add_argument("--output", type=Path, metavar="FILE", help=words("cli.package"))


def _import(parser: LocalizedParser, words: Locale) -> None:
    from mali_tui.importing.formats import IMPORT_FORMATS  # here and below: other commands start sooner without

    parser.add_argument("file", type=Path, metavar="FILE", help=words("cli.imported_file"))
    parser.add_argument("folder", type=folder_type(words), metavar="DIR", help=words("cli.new_folder"))
    _add_choice(parser, words, "--format", IMPORT_FORMATS, metavar="FORMAT", help=words("cli.import_format"))
    parser.add_argument("--lang", metavar="CODE", help=words("cli.import_lang"))


def _docs(parser: LocalizedParser, words: Locale) -> None:
    from mali_tui.cli.docs import DOCS

    _add_choice(parser, words, "name", list(DOCS), nargs="?", metavar="NAME", help=words("cli.docs_name"))


def _doctor(parser: LocalizedParser, words: Locale) -> None:
    pass  # it has no arguments


def _completion(parser: LocalizedParser, words: Locale) -> None:
    from mali_tui.cli.completion_scripts import SHELLS

    _add_choice(parser, words, "shell", SHELLS, metavar="SHELL", help=words("cli.shell"))


def _help(parser: LocalizedParser, words: Locale) -> None:
    commands = [name for name in COMMANDS if name]
    _add_choice(parser, words, "command", commands, nargs="?", metavar="COMMAND", help=words("cli.helped_command"))


def _add_reading_options(parser: LocalizedParser, words: Locale) -> None:
    """Add the options of the commands that show an explainer."""
    parser.add_argument("--lang", metavar="CODE", help=words("cli.lang"))
    parser.add_argument("--content", type=folder_type(words), metavar="DIR", help=words("cli.content"))


def _add_choice(parser: LocalizedParser, words: Locale, name: str, choices: Sequence[str], **settings: Any) -> None:
    """Add an argument that has to be one of ``choices``."""
    parser.add_argument(name, type=choice_type(choices, words), choices=choices, **settings)


class Command(NamedTuple):
    """A function that adds a command's arguments to its parser, and the module of this package with its ``run``.

    The module is imported only when the command is run.
    """

    add_arguments: Callable[[LocalizedParser, Locale], None]
    module: str

    def run(self, arguments: Namespace, words: Locale) -> int:
        """Run the command and return its exit code."""
        return cast("int", import_module(f"mali_tui.cli.{self.module}").run(arguments, words))


COMMANDS = {
    "": Command(_open, "open"),
    "print": Command(_print, "print"),
    "check": Command(_check, "check"),
    "new": Command(_new, "new"),
    "import": Command(_import, "import_explainer"),
    "pack": Command(_pack, "pack"),
    "docs": Command(_docs, "docs"),
    "doctor": Command(_doctor, "doctor"),
    "completion": Command(_completion, "completion"),
    "help": Command(_help, "help"),
}
