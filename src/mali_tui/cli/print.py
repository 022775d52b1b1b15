"""``mali-tui print [WHAT]``: writes the article, a list or one Location to standard output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from mali_tui.cli.exit_codes import EXIT_OK
from mali_tui.cli.resolve import choose_explainer, choose_language, explainer_name, find_location
from mali_tui.cli.stdio import columns
from mali_tui.export import DEFAULT_WIDTH, WHATS, What, default_languages, render
from mali_tui.i18n.locale import Locale
from mali_tui.reading.state import State


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Print in UTF-8 and in logical order, whatever the terminal is."""
    explainer = choose_explainer(arguments.content)
    language = choose_language(explainer, arguments.lang, State(), words)
    wanted = arguments.what or WHATS[0]
    whole: What | None = next((what for what in WHATS if what == wanted), None)
    text = render(
        explainer,
        whole or find_location(explainer, wanted, words, WHATS),
        languages=default_languages(explainer, arguments.format, language),
        fmt=arguments.format,
        width=min(DEFAULT_WIDTH, columns()) if arguments.width is None else arguments.width,
        plain=arguments.plain,
        since=arguments.since,
        bookmarks=_bookmarks(arguments.content) if whole == "bookmarks" else {},
    )
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
    return EXIT_OK


def _bookmarks(folder: Path | None) -> Mapping[str, str]:
    from mali_tui.reading.state_store import StateStore  # 4 ms, and rarely needed

    return StateStore.default(explainer_name(folder)).load().bookmarks
