"""The command line: its parsers and exit codes. stdout is data, stderr is diagnostics."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mali_tui import __version__
from mali_tui.commands.choices import UsageError, system_language
from mali_tui.content.problem import ContentError
from mali_tui.locales import Locale, load_locale

FINE, PROBLEMS, USAGE = 0, 1, 2
MODES = ("auto", "visual", "lrm", "words_lrm", "words", "words_run", "colour")


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``mali-tui`` and return its exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    words = load_locale(system_language())
    parsers = build_parsers(words)
    command = given[0] if given and given[0] in parsers else ""
    arguments = parsers[command].parse_args(given[1:] if command else given)
    try:
        return _run(command, arguments, parsers, words)
    except UsageError as error:
        print(error, file=sys.stderr)
        return USAGE
    except ContentError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(words("cli.problems", n=len(error.problems)), file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        # whoever read this has seen enough; what Python would still flush at its end must not complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE


def _run(
    command: str, arguments: argparse.Namespace, parsers: dict[str, argparse.ArgumentParser], words: Locale
) -> int:
    """Run a command. Each is imported only when it is asked for: printing and checking need no Textual."""
    if command == "check":
        from mali_tui.commands import check

        return check.run(arguments, words)
    if command == "doctor":
        from mali_tui.commands import doctor

        return doctor.run(arguments, words)
    if command in ("completion", "complete"):
        from mali_tui.commands import complete

        if command == "completion":
            return complete.run_script(arguments)
        return complete.run_answer(arguments, {name: parsers[name] for name in ("", "print", "check", "doctor")})
    if command == "" and sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb":
        from mali_tui.commands import open as opening

        return opening.run(arguments, words)
    from mali_tui.commands import print as printing

    if command == "":
        arguments = parsers["print"].parse_args(_as_print(arguments))
    return printing.run(arguments, words)


def _as_print(arguments: argparse.Namespace) -> list[str]:
    """What to print where there is no terminal to open the app in."""
    given = [arguments.location] if arguments.location else []
    given += ["--lang", arguments.lang] if arguments.lang else []
    return given + (["--content", str(arguments.content)] if arguments.content else [])


def build_parsers(words: Locale) -> dict[str, argparse.ArgumentParser]:
    """The parser of each command by its name; of opening the app, under the empty one."""
    main = _parser(words, "", "cli.description")
    main.add_argument("location", nargs="?", metavar="LOCATION", help=words("cli.location"))
    main.add_argument("--bidi", choices=MODES, default="auto", metavar="MODE", help=words("cli.bidi"))
    main.add_argument("--version", action="version", version=f"mali-tui {__version__}", help=words("cli.version"))
    main.epilog = words("cli.commands")
    printing = _parser(words, "print", "cli.print")
    printing.add_argument("what", nargs="?", metavar="WHAT", help=words("cli.what"))
    printing.add_argument("--format", choices=("text", "markdown", "json", "html"), default="text")
    printing.add_argument("--width", type=int, metavar="N", help=words("cli.width"))
    printing.add_argument("--plain", action="store_true", help=words("cli.plain"))
    check = _parser(words, "check", "cli.check")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=words("cli.content"))
    completion = _parser(words, "completion", "cli.completion", reads=False)
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    complete = _parser(words, "complete", "cli.completion", reads=False)
    complete.add_argument("words", nargs=argparse.REMAINDER)
    doctor = _parser(words, "doctor", "cli.doctor", reads=False)
    return {
        "": main,
        "print": printing,
        "check": check,
        "doctor": doctor,
        "completion": completion,
        "complete": complete,
    }


def _parser(words: Locale, command: str, description: str, *, reads: bool = True) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(f"mali-tui {command}".strip(), description=words(description))
    if reads:
        parser.add_argument("--lang", metavar="CODE", help=words("cli.lang"))
        parser.add_argument("--content", type=Path, metavar="DIR", help=words("cli.content"))
    return parser
