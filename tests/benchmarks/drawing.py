"""The cost of drawing a screen of Arabic, compared with one of English: the same article, screen by screen.

First from the key to the last byte, which is the whole cost; then the frame alone, with the least of Textual in it:
drawing, layout and encoding of the lines, and the bytes for the terminal. No line was drawn before.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pairs import Figure, compare
from programs import Programs
from session import COLUMNS, ROWS, Spent

from mali_tui.app.app import MaliApp
from mali_tui.app.views.article.page import Article
from mali_tui.content.loader import find_content, load
from mali_tui.reading.location import first_location
from mali_tui.reading.state_store import State, StateStore
from mali_tui.rtl import encodings, line_layout
from mali_tui.rtl.encodings import ENCODINGS, Encoding
from mali_tui.terminal.detect import ANY_TERMINAL

MAX_RATIO = 1.5
SCREENS = 6  # that the article has in either language


def figures(programs: Programs, times: int) -> Iterator[Figure]:
    """A new screen in every encoding."""
    rounds = max(1, times // 3)
    for sent_as in ENCODINGS:
        shown = [pair for _ in range(rounds) for pair in _screens(programs, sent_as)]
        yield compare(f"a screen of Arabic for one of English, {sent_as}", shown, MAX_RATIO)
    for sent_as in ENCODINGS:
        drawn: list[tuple[Spent, Spent]] = []
        for _ in range(rounds):
            english, arabic = (asyncio.run(frames(language, sent_as)) for language in ("en", "ar"))
            drawn += zip(english, arabic, strict=False)
        yield compare(f"its frame alone, {sent_as}", drawn, None)


def _screens(programs: Programs, sent_as: Encoding) -> Iterator[tuple[Spent, Spent]]:
    """The time from the key to the last byte of each screen of the article, in English and in Arabic."""
    with programs.reading("en", sent_as) as english, programs.reading("ar", sent_as) as arabic:
        for _ in range(SCREENS):
            yield english.press(b" "), arabic.press(b" ")


async def frames(language: str, sent_as: Encoding) -> list[Spent]:
    """The time it takes to draw each screen of the article."""
    for cache in (line_layout.layout_line, encodings._encode_text, encodings._reverse_run):
        cache.cache_clear()
    explainer = load(find_content())
    with tempfile.TemporaryDirectory() as folder:
        store = StateStore(Path(folder) / "state.sqlite3")
        terminal = ANY_TERMINAL._replace(encoding=sent_as)
        app = MaliApp(explainer, language, first_location(explainer), store=store, state=State(), terminal=terminal)
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            await pilot.pause()
            article = app.screen.query_one(Article)
            height = article.content_region.height
            return [_measure_drawing(app, article, row) for row in range(height, article.max_scroll_y, height)]


def _measure_drawing(app: MaliApp, article: Article, row: int) -> Spent:
    article.scroll_to(y=row, animate=False, force=True)
    clock, processor = time.perf_counter(), time.process_time()
    app.screen._compositor.render_full_update().render_segments(app.console)
    return Spent(time.perf_counter() - clock, time.process_time() - processor)
