"""Which command a command line asks for, and how it ends. stdout is data, stderr is diagnostics."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from mali_tui.cli.arguments import COMPLETE_COMMAND, Parsers
from mali_tui.cli.errors import UsageError
from mali_tui.cli.parser import did_you_mean
from mali_tui.content.problems import ContentError
from mali_tui.i18n.locale import Locale, load_locale, system_language

PROBLEMS, USAGE = 1, 2


def dispatch(given: Sequence[str]) -> int:
    """Run what was asked for and return the exit code."""
    words = load_locale(system_language())
    parsers = Parsers(words)
    command = given[0] if given and given[0] in parsers else ""
    try:
        arguments = parsers[command].parse_arguments(given[1:] if command else given)
        return _run(command, arguments, parsers, words)
    except UsageError as error:
        print(error, file=sys.stderr)
        return USAGE
    except ContentError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(words("cli.problems", n=len(error.problems)), file=sys.stderr)
        return PROBLEMS


def _run(command: str, arguments: argparse.Namespace, parsers: Parsers, words: Locale) -> int:
    """Run a command. Each is imported only when it is asked for: printing and checking need no Textual."""
    if command == "check":
        from mali_tui.cli import check

        return check.run(arguments, words)
    if command == "new":
        from mali_tui.cli import new

        return new.run(arguments, words)
    if command == "doctor":
        from mali_tui.cli import doctor

        return doctor.run(arguments, words)
    if command in ("completion", COMPLETE_COMMAND):
        from mali_tui.cli import complete

        if command == "completion":
            return complete.run_script(arguments)
        return complete.run_answer(arguments, {name: parsers[name] for name in parsers if name != COMPLETE_COMMAND})
    if command == "":
        _refuse_misspelt(arguments, parsers, words)
        if sys.stdin.isatty() and sys.stdout.isatty() and (os.environ.get("TERM") or "dumb") != "dumb":
            from mali_tui.cli import open as opening

            return opening.run(arguments, words)
        arguments = parsers["print"].parse_arguments(_print_arguments(arguments))
    from mali_tui.cli import print as printing

    return printing.run(arguments, words)


def _refuse_misspelt(arguments: argparse.Namespace, parsers: Parsers, words: Locale) -> None:
    """A word that is no address and much like a command was meant as that.

    Raises:
        UsageError: with the command.
    """
    word = arguments.location or ""
    if ":" not in word and (
        hint := did_you_mean(word, [name for name in parsers if name != COMPLETE_COMMAND], words)
    ):
        raise UsageError(words("cli.unknown_command", word=word, hint=hint))


def _print_arguments(arguments: argparse.Namespace) -> list[str]:
    """What to print where there is no terminal to open the app in."""
    given = [arguments.location] if arguments.location else []
    given += ["--lang", arguments.lang] if arguments.lang else []
    given += ["--plain"] if arguments.plain else []
    return given + (["--content", str(arguments.content)] if arguments.content else [])
