"""``mali-tui [LOCATION]``: opens the app."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mali_tui.cli.exit_codes import EXIT_FAILURE
from mali_tui.cli.resolve import choose_explainer, choose_language, choose_location, explainer_name, report_left_out
from mali_tui.cli.signals import ShutdownLimit, exit_on_signals
from mali_tui.content.loader import explainer_files, find_content
from mali_tui.i18n.locale import Locale, load_locale
from mali_tui.reading.state_store import State, StateStore
from mali_tui.terminal.colours import correct_colours
from mali_tui.terminal.detect import Terminal, TerminalReplies, identify, query_terminal
from mali_tui.terminal.early_screen import early_screen

if TYPE_CHECKING:
    from mali_tui.app.app import MaliApp
    from mali_tui.rtl.encodings import Encoding

SHUTDOWN_SECONDS = 4.0  # time that the app has to leave a terminal that may accept no output


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Open the app at the Location asked for, else where the reader left it."""
    with exit_on_signals():
        return _run(arguments, words)


def _run(arguments: argparse.Namespace, words: Locale) -> int:
    factory = AppFactory(arguments, words)
    correct_colours(os.environ)
    with query_terminal(before_app=True) as query:  # Textual is imported while the terminal replies
        from mali_tui.app.app import MaliApp
        from mali_tui.app.ui.themes import colours_of_terminal

        replies = query.replies()
    if (early := early_screen()) and early.replies != replies.encode():
        early.give_back()
    if not replies.is_utf8:
        # in English, since it can show nothing else
        print(load_locale("en")("cli.not_utf8"), file=sys.stderr)
        return EXIT_FAILURE
    colours = colours_of_terminal()
    app = factory.new_app(MaliApp, replies, colours, query.typed)

    def give_up() -> None:
        from mali_tui.terminal.session import leave_screen  # only after a signal

        app.session.save()
        leave_screen(app.terminal)

    with exit_on_signals(app.exit_on_signal, ShutdownLimit(SHUTDOWN_SECONDS, give_up)):
        try:
            app.run()
        finally:
            app.session.save()
    report_left_out(app.session.explainer, app.wording.locale)
    if app.session.error_key:
        print(app.wording(app.session.error_key), file=sys.stderr)
    if app.fatal_error:
        from mali_tui.cli import crash_report  # 2 ms, only needed after a crash

        return crash_report.report_crash(app.fatal_error, app.wording.locale)
    if not (app.return_code or arguments.watch or arguments.no_instant):
        from mali_tui.cli import store_frame  # only when the app is left

        store_frame.store(
            replies, lambda: AppFactory(arguments, words).new_app(MaliApp, replies, colours), factory.files
        )
    return app.return_code or 0


class AppFactory:
    """Makes the app that a command line opens, with the state that is saved when this is made.

    Raises:
        ContentError, UsageError
    """

    def __init__(self, arguments: argparse.Namespace, words: Locale) -> None:
        self._arguments = arguments
        self._explainer = choose_explainer(arguments.content)
        self._store = StateStore.default(explainer_name(arguments.content))
        self._state = self._store.load()
        self._language = choose_language(self._explainer, arguments.lang, self._state, words)
        self._location = choose_location(self._explainer, arguments.location, self._state, words)
        if arguments.location:
            self._state = msgspec.structs.replace(self._state, view="")

    def new_app(self, app_class: type[MaliApp], replies: TerminalReplies, colours: int, typed: str = "") -> MaliApp:
        """The app, for a terminal with these replies and colours. ``typed``: what was typed before."""
        arguments, watch = self._arguments, None
        if arguments.watch:
            from mali_tui.content.watcher import FileWatcher  # only who writes an explainer needs it

            watch = FileWatcher(arguments.content or find_content())
        return app_class(
            self._explainer,
            self._language,
            self._location,
            store=self._store,
            state=self._state,
            terminal=choose_terminal(replies, arguments.bidi, self._state),
            watch=watch,
            colours=colours,
            plain=True if arguments.plain else None,
            is_first_run=self._store.is_first_run,
            typed=typed,
        )

    @property
    def files(self) -> list[Path]:
        """The files that decide what it opens: the explainer, its folder, and the reader's state."""
        folder = self._arguments.content or find_content()
        return [folder.resolve(), *(path.resolve() for path in explainer_files(folder)), *self._store.files]


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
