"""The command line: arguments, exit codes, and opening the app last. stdout is data, stderr is diagnostics."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mali_tui import __version__
from mali_tui.content.explainer import Explainer
from mali_tui.content.load import find_content, load
from mali_tui.content.problem import ContentError
from mali_tui.locales import Locale, load_locale
from mali_tui.reading import addresses
from mali_tui.reading.location import BadLocation, Location
from mali_tui.reading.state import Memory, State
from mali_tui.rtl.encoding import ENCODINGS, Encoding
from mali_tui.rtl.session import own_layout
from mali_tui.rtl.terminal import Terminal, identify, probe

FINE, PROBLEMS, USAGE = 0, 1, 2


class UsageError(Exception):
    """Something on the command line that cannot be done; the message is for the reader."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``mali-tui`` and return its exit code."""
    words = load_locale(_system_language())
    arguments = _parser(words).parse_args(argv)
    try:
        return _open(arguments, words)
    except UsageError as error:
        print(error, file=sys.stderr)
        return USAGE
    except ContentError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(words("cli.problems", n=len(error.problems)), file=sys.stderr)
        return PROBLEMS


def _parser(words: Locale) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("mali-tui", description=words("cli.description"))
    parser.add_argument("location", nargs="?", metavar="LOCATION", help=words("cli.location"))
    parser.add_argument("--lang", metavar="CODE", help=words("cli.lang"))
    parser.add_argument("--content", type=Path, metavar="DIR", help=words("cli.content"))
    modes = ("auto", *ENCODINGS)
    parser.add_argument("--bidi", choices=modes, default="auto", metavar="MODE", help=words("cli.bidi"))
    parser.add_argument("--version", action="version", version=f"mali-tui {__version__}", help=words("cli.version"))
    return parser


def _open(arguments: argparse.Namespace, words: Locale) -> int:
    explainer = load(arguments.content or find_content())
    memory = Memory.in_platform_place()
    state = memory.load()
    language = choose_language(explainer, arguments.lang, state, words)
    location = choose_location(explainer, arguments.location, state, words)

    from mali_tui.app.app import MaliApp  # imports Textual, which what comes before should not wait for

    terminal = choose_terminal(arguments.bidi, state)
    app = MaliApp(explainer, language, location, memory=memory, state=state, terminal=terminal)
    with own_layout(terminal):
        try:
            app.run()
        finally:
            app.remember()
    return app.return_code or FINE


def choose_terminal(mode: str, state: State) -> Terminal:
    """The terminal at hand, in the mode asked for, else in the one its reader chose, else as measured for it."""
    terminal = identify(probe(), os.environ)
    wanted: list[Encoding] = [known for known in ENCODINGS if known in (mode, state.bidi.get(terminal.family))]
    if mode == "auto":
        return terminal._replace(encoding=wanted[0]) if wanted else terminal
    return terminal._replace(encoding=next(known for known in ENCODINGS if known == mode))


def choose_language(explainer: Explainer, wanted: str | None, state: State, words: Locale) -> str:
    """The language asked for, else the last one read, else the system's, else English, else the first.

    Raises:
        UsageError: where the explainer lacks the language asked for.
    """
    known = explainer.editions
    if wanted and wanted not in known:
        raise UsageError(words("cli.unknown_language", code=wanted, known=", ".join(known)))
    for code in (wanted, state.language, _system_language(), "en"):
        if code in known:
            return str(code)
    return next(iter(known))


def _system_language() -> str:
    """The language part of the locale's name, in the order of precedence of POSIX; empty for C."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.partition("_")[0].partition(".")[0]
    return ""


def choose_location(explainer: Explainer, wanted: str | None, state: State, words: Locale) -> Location:
    """The Location asked for, else where the reader last was, else the beginning.

    Raises:
        UsageError: where there is no such Location; with the nearest that there is.
    """
    if wanted is None:
        return saved_location(explainer, state) or addresses.start(explainer)
    try:
        location = Location.parse(wanted)
    except BadLocation:
        raise UsageError(words("cli.bad_location", address=wanted)) from None
    found = addresses.find(explainer, location)
    if found is None:
        near = difflib.get_close_matches(wanted, [str(known) for known in addresses.all_locations(explainer)], 1)
        hint = words("cli.did_you_mean", address=near[0]) if near else ""
        raise UsageError(words("cli.unknown_location", address=wanted, hint=hint))
    return found


def saved_location(explainer: Explainer, state: State) -> Location | None:
    """Where the reader last was, if this explainer has it."""
    try:
        return addresses.find(explainer, Location.parse(state.location))
    except BadLocation:
        return None
