"""``mali-tui print [WHAT]``: writes the article, a list or one Location to standard output.

Here is what the command line asks for; the formats themselves are in the package ``export``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from mali_tui.cli.errors import UsageError
from mali_tui.cli.exit_codes import EXIT_OK
from mali_tui.cli.resolve import choose_explainer, choose_language, explainer_name, find_location, report_left_out
from mali_tui.cli.stdio import columns
from mali_tui.content.explainer import Explainer
from mali_tui.content.images import embed_images, read_images
from mali_tui.content.loader import find_content
from mali_tui.content.sanitize import sanitize
from mali_tui.export import (
    DEFAULT_WIDTH,
    FORMATS,
    PRINTABLE_PARTS,
    PrintablePart,
    default_languages,
    render,
    render_site,
)
from mali_tui.i18n.locale import Locale
from mali_tui.i18n.wording import languages_in_english
from mali_tui.reading.state import State


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Print in UTF-8 and in logical order, whatever the terminal is."""
    explainer = choose_explainer(arguments.content)
    report_left_out(explainer, words)
    language = choose_language(explainer, arguments.lang, State(), words)
    if arguments.site:
        return _write_site(explainer, language, arguments, words)
    wanted = arguments.what or PRINTABLE_PARTS[0]
    languages = default_languages(explainer, arguments.format, language)
    if arguments.format == "html" and arguments.lang and not arguments.one_page:
        languages = [language]
    whole: PrintablePart | None = next((what for what in PRINTABLE_PARTS if what == wanted), None)
    for code in languages_in_english(explainer, languages):
        print(words("cli.english_interface", code=code), file=sys.stderr)
    images = read_images(arguments.content or find_content(), explainer.graph) if arguments.format == "html" else {}
    text = render(
        explainer,
        whole or find_location(explainer, wanted, words, PRINTABLE_PARTS),
        languages=languages,
        format_=arguments.format,
        width=min(DEFAULT_WIDTH, columns()) if arguments.width is None else arguments.width,
        plain=arguments.plain,
        since=arguments.since,
        bookmarks=_bookmarks(arguments.content) if whole == "bookmarks" else {},
        images=embed_images(images),
    )
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
    return EXIT_OK


def _write_site(explainer: Explainer, language: str, arguments: argparse.Namespace, words: Locale) -> int:
    """Write the pages into the folder asked for, and list them.

    Raises:
        UsageError: if that is impossible.
    """
    if arguments.what not in (None, PRINTABLE_PARTS[0]) or arguments.format not in ("html", FORMATS[0]):
        raise UsageError(words("site.article_only"))
    folder: Path = arguments.site
    images = read_images(arguments.content or find_content(), explainer.graph)
    pages = render_site(
        explainer,
        languages=default_languages(explainer, "html", language),
        plain=arguments.plain,
        images={path: quote(path) for path in images},
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in images.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
            print(sanitize(str(folder / name)))
        for name, page in pages.items():
            (folder / name).write_text(page, encoding="utf-8", newline="\n")
            print(sanitize(str(folder / name)))
    except OSError as error:
        path = sanitize(str(error.filename or folder))
        raise UsageError(words("new.unwritable", path=path, why=error.strerror)) from None
    return EXIT_OK


def _bookmarks(folder: Path | None) -> Mapping[str, str]:
    from mali_tui.reading.state_store import StateStore  # 4 ms, and rarely needed

    return StateStore.default(explainer_name(folder)).load().bookmarks
