"""``mali-tui [LOCATION]``: opens the app."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

import msgspec

from mali_tui.cli import crash_report
from mali_tui.cli.resolve import choose_explainer, choose_language, choose_location, explainer_name
from mali_tui.cli.signals import ShutdownLimit, exit_on_signals
from mali_tui.content.loader import find_content
from mali_tui.content.watcher import FileWatcher
from mali_tui.i18n.locale import Locale
from mali_tui.reading.state_store import State, StateStore
from mali_tui.terminal.colours import correct_colours
from mali_tui.terminal.detect import Terminal, TerminalReplies, identify, query_terminal
from mali_tui.terminal.session import leave_screen

if TYPE_CHECKING:
    from mali_tui.rtl.encodings import Encoding

SHUTDOWN_SECONDS = 4.0  # for the app to leave a terminal that may not accept output any more


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Open the app at the Location asked for, else where the reader left it."""
    with exit_on_signals():
        return _run(arguments, words)


def _run(arguments: argparse.Namespace, words: Locale) -> int:
    explainer = choose_explainer(arguments.content)
    memory = StateStore.default(explainer_name(arguments.content))
    state = memory.load()
    language = choose_language(explainer, arguments.lang, state, words)
    location = choose_location(explainer, arguments.location, state, words)
    if arguments.location:
        state = msgspec.structs.replace(state, view="")
    correct_colours(os.environ)
    with query_terminal() as query:  # Textual is imported while the terminal replies
        from mali_tui.app.app import MaliApp
        from mali_tui.app.ui.themes import colours_of_terminal

        terminal = choose_terminal(query.answers(), arguments.bidi, state)
    watch = FileWatcher(arguments.content or find_content()) if arguments.watch else None
    app = MaliApp(
        explainer,
        language,
        location,
        memory=memory,
        state=state,
        terminal=terminal,
        watch=watch,
        colours=colours_of_terminal(),
        plain=True if arguments.plain else None,
        is_first_run=memory.is_first_run,
        typed=query.typed,
    )

    def give_up() -> None:
        app.session.save()
        leave_screen(terminal)

    with exit_on_signals(app.exit_on_signal, ShutdownLimit(SHUTDOWN_SECONDS, give_up)):
        try:
            app.run()
        finally:
            app.session.save()
    if app.session.error_key:
        print(app.wording(app.session.error_key), file=sys.stderr)
    if app.fatal_error:
        return crash_report.report_crash(app.fatal_error, app.wording.locale)
    return app.return_code or 0


def choose_terminal(replies: TerminalReplies, mode: str, state: State) -> Terminal:
    """The terminal with the encoding asked for, else the one that the reader chose, else the one known for it."""
    terminal = identify(replies, os.environ)
    chosen = state.bidi.get(terminal.family) if mode == "auto" else mode
    encoding = as_encoding(chosen) if chosen else None
    return terminal._replace(encoding=encoding) if encoding else terminal


def as_encoding(name: str) -> Encoding | None:
    """The encoding with a name; None if there is none."""
    from mali_tui.rtl.encodings import ENCODINGS  # 4 ms, only needed if an encoding was chosen

    return next((encoding for encoding in ENCODINGS if encoding == name), None)
