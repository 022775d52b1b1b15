"""The command line: runs a command, and reports every failure with a message and an exit code.

Output goes to stdout, diagnostics go to stderr. Each module is imported where it is first needed: the version is
printed 30 ms sooner without the parsers, and ``print`` and ``check`` need no Textual.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mali_tui import __version__
from mali_tui.cli import stdio
from mali_tui.cli.exit_codes import EXIT_FAILURE, EXIT_OK, EXIT_USAGE

if TYPE_CHECKING:
    import argparse

    from mali_tui.cli.commands import Parsers
    from mali_tui.i18n.locale import Locale

COMPLETE_BASH_ARGUMENT_COUNT = 4  # `complete --bash BREAKS LINE`


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``mali-tui`` and return its exit code; no exception leaves it as a traceback."""
    stdio.repair_stdio()
    try:
        try:
            return _run(argv)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # as with `mali-tui print | head`
        stdio.silence_stdio()
        return EXIT_OK
    except KeyboardInterrupt:
        from signal import SIGINT

        from mali_tui.terminal.posix import EXIT_SIGNAL

        return EXIT_SIGNAL + SIGINT
    except Exception as error:
        return _report(error)


def _report(error: Exception) -> int:
    """Report an unexpected exception, and return the exit code."""
    from mali_tui.cli.show_frame import give_back_screen
    from mali_tui.i18n.language_tags import system_language
    from mali_tui.i18n.locale import load_locale

    give_back_screen()
    words = load_locale(system_language())
    if isinstance(error, OSError) and error.errno in stdio.UNWRITABLE:
        stdio.silence_stdio()
        print(words("cli.unwritable", reason=error.strerror), file=sys.stderr)
        return EXIT_FAILURE
    from mali_tui.cli import crash_report

    return crash_report.report_crash(error, words)


def _run(argv: Sequence[str] | None) -> int:
    given = list(sys.argv[1:] if argv is None else argv)
    if given == ["--version"]:
        print(f"mali-tui {__version__}")
        return EXIT_OK
    if argv is None:  # only in a process of its own: it changes global state
        from mali_tui.cli.speed_ups import speed_up_start

        speed_up_start()
    return _dispatch(given)


def _dispatch(given: Sequence[str]) -> int:
    """Parse the command line, run its command and return the exit code."""
    from mali_tui.cli.commands import COMMANDS, COMPLETE_COMMAND, Parsers
    from mali_tui.cli.errors import UsageError
    from mali_tui.cli.show_frame import give_back_screen
    from mali_tui.content.problems import ContentError
    from mali_tui.i18n.language_tags import system_language
    from mali_tui.i18n.locale import load_locale

    words = load_locale(system_language())
    parsers = Parsers(words)
    if given[:1] == [COMPLETE_COMMAND]:
        return _complete(given, parsers)
    try:
        command, rest = parsers.split_command(given)
        arguments = parsers[command].parse_arguments(rest)
        opens_app = not command
        if opens_app:
            from mali_tui.terminal.detect import is_interactive

            _reject_misspelt_command(arguments, parsers, words)
            if not is_interactive():
                command, arguments = "print", parsers["print"].parse_arguments(_print_arguments(arguments))
        return COMMANDS[command].run(arguments, words)
    except UsageError as error:
        give_back_screen()
        print(error, file=sys.stderr)
        return EXIT_USAGE
    except ContentError as error:
        give_back_screen()
        errors = [problem for problem in error.problems if problem.severity == "error"]
        for problem in errors:
            print(problem, file=sys.stderr)
        print(words("cli.problems", n=len(errors)), file=sys.stderr)
        return EXIT_FAILURE


def _complete(given: Sequence[str], parsers: Parsers) -> int:
    """Print what the shell can complete a command line with, and return the exit code.

    Not by argparse, which would reject a command line that is unfinished.
    """
    from mali_tui.cli import completion

    if given[1:2] == ["--bash"] and len(given) == COMPLETE_BASH_ARGUMENT_COUNT:
        return completion.print_bash_candidates(given[2], given[3], dict(parsers))
    return completion.print_candidates(given[2:] if given[1:2] == ["--"] else given[1:], dict(parsers))


def _reject_misspelt_command(arguments: argparse.Namespace, parsers: Parsers, words: Locale) -> None:
    """Reject a word that looks like a misspelt command.

    Raises:
        UsageError: suggesting the command.
    """
    from mali_tui.cli.errors import UsageError, did_you_mean

    word = arguments.location or ""
    if ":" not in word and word not in parsers and (hint := did_you_mean(word, parsers, words)):
        raise UsageError(words("cli.unknown_command", word=word, hint=hint))


def _print_arguments(arguments: argparse.Namespace) -> list[str]:
    """The arguments of ``print`` where there is no terminal to open the app in.

    Options of the app alone, such as ``--watch`` and ``--bidi``, are dropped.
    """
    given = [arguments.location] if arguments.location else []
    given += ["--lang", arguments.lang] if arguments.lang else []
    given += ["--plain"] if arguments.plain else []
    return given + (["--content", str(arguments.content)] if arguments.content else [])
