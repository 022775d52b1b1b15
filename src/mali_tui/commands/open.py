"""``mali-tui [LOCATION]``: opens the app."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from typing import TYPE_CHECKING

import msgspec

from mali_tui import crash
from mali_tui.commands.choices import choose_explainer, choose_language, choose_location, explainer_name
from mali_tui.commands.ending import Limit, ended_by_signals
from mali_tui.content.load import find_content
from mali_tui.content.watch import Watch
from mali_tui.lean import import_asyncio
from mali_tui.locales import Locale
from mali_tui.reading.state import Memory, State
from mali_tui.rtl.terminal import Answers, Terminal, asking, identify

if TYPE_CHECKING:
    from mali_tui.rtl.encoding import Encoding

GRACE = 4.0  # seconds for the app to leave a terminal that may take nothing more


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Open the app where it was left, or at the Location asked for."""
    # until the first frame, since what a start makes stays, and looking through it for rubbish is a sixth of a start
    gc.disable()
    with ended_by_signals():
        return _run(arguments, words)


def _run(arguments: argparse.Namespace, words: Locale) -> int:
    explainer = choose_explainer(arguments.content)
    memory = Memory.in_platform_place(explainer_name(arguments.content))
    state = memory.load()
    language = choose_language(explainer, arguments.lang, state, words)
    location = choose_location(explainer, arguments.location, state, words)
    if arguments.location:
        state = msgspec.structs.replace(state, view="")
    with asking() as asked:  # the terminal answers while Textual is imported, so that neither waits for the other
        import_asyncio()
        # imports Textual, which what comes before should not wait for
        from mali_tui.app.app import MaliApp
        from mali_tui.app.themes import colours_of_terminal

        terminal = choose_terminal(asked.answers(), arguments.bidi, state)
    watch = Watch(arguments.content or find_content()) if arguments.watch else None
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
        first=memory.first,
        typed=asked.typed,
    )
    with ended_by_signals(app.end, Limit(GRACE, app.remember)):
        try:
            app.run()
        finally:
            app.remember()
    if app.trouble:
        print(app.wording(app.trouble), file=sys.stderr)
    if app.crash:
        return crash.tell_of(app.crash, app.wording.locale)
    return app.return_code or 0


def choose_terminal(answers: Answers, mode: str, state: State) -> Terminal:
    """The terminal at hand, in the mode asked for, else in the one its reader chose, else as measured for it."""
    terminal = identify(answers, os.environ)
    chosen = state.bidi.get(terminal.family) if mode == "auto" else mode
    encoding = as_encoding(chosen) if chosen else None
    return terminal._replace(encoding=encoding) if encoding else terminal


def as_encoding(name: str) -> Encoding | None:
    """The encoding of a name, if it is one's."""
    from mali_tui.rtl.encoding import ENCODINGS  # 4 ms, for a start on which nobody has chosen anything

    return next((encoding for encoding in ENCODINGS if encoding == name), None)
