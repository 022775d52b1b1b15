"""Selecting the article with the mouse: what is under it is what is highlighted, and what is copied is the text."""

from __future__ import annotations

import unicodedata

import pytest
from mouse import Place, click, drag
from rich.cells import cell_len
from rich.segment import Segment
from screen import MakeApp, lines, press, reading, settle
from textual.strip import Strip
from thorough import IS_THOROUGH

from mali_tui.app.app import MaliApp
from mali_tui.app.views.article.page import Article
from mali_tui.i18n.wording import Wording
from mali_tui.rtl.line_layout import layout_cells
from mali_tui.rtl.mirroring import mirror_text
from mali_tui.textual_rtl.selection import seen_at

MARKS = {"Mn", "Cf"}


def cell_of(app: MaliApp, block: int, index: int) -> Place:
    """The cell of the screen in which a character of a block of the article is seen."""
    article = reading(app).query_one(Article)
    inside = article.content_region
    y = inside.y + article._layout.row_of(block, index) - article.scroll_offset.y
    seen = seen_at(app.screen, inside.x + inside.width // 2, y)
    assert seen is not None
    column = inside.x
    text = "".join(segment.text for segment in seen.segments)
    for cell in layout_cells(text + " " * (inside.width - cell_len(text)), app.direction, False):
        offset = seen._replace(start=cell.start, end=cell.end).span
        if offset and offset[0].y == block and offset[0].x <= index < offset[1].x:
            return column, y
        column += cell_len(cell.text)
    raise AssertionError(f"character {index} of block {block} is not on the screen")


def letters(text: str) -> str:
    """A text as it can be told from its drawing: without marks, and brackets whichever way they face."""
    plain = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in MARKS)
    return "".join(min(c, mirror_text(c)) for c in plain)


@pytest.mark.parametrize(
    ("language", "size", "every"),
    [("ar", (80, 24), 1 if IS_THOROUGH else 3), ("ar", (120, 36), 4), ("ar", (40, 12), 4), ("en", (80, 24), 4)],
)
async def test_dragging_over_a_claim_copies_exactly_its_sentence(
    make_app: MakeApp, language: str, size: tuple[int, int], every: int
) -> None:
    app = make_app(language=language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        article = reading(app).query_one(Article)
        blocks = article.blocks
        prose = prose_of(reading(app).wording)
        claims = [(i, s) for i, block in enumerate(blocks) for s in block.links if s.location.kind == "claim"]
        assert len(claims) == len(app.wording.explainer.graph.claims)
        wrapped = 0
        for block, stop in claims[::every]:
            sentence = blocks[block].text[stop.start : stop.end]
            rows = article._layout.rows_of(block, stop.start, stop.end)
            inside = article.content_region
            if len(rows) > inside.height:
                continue
            wrapped += len(rows) > 1
            top = article.scroll_offset.y
            if rows[0] < top or rows[-1] >= top + inside.height:
                article.scroll_to(y=rows[0], animate=False, force=True)
                await settle(pilot)
            last = stop.end - 1
            while unicodedata.category(blocks[block].text[last]) in MARKS:
                last -= 1
            start, end = cell_of(app, block, stop.start), cell_of(app, block, last)
            # what is drawn there is what is pointed at
            shown = lines(app)
            for place, index in ((start, stop.start), (end, last)):
                drawn = letters(shown[place[1]][place[0]])
                assert drawn.startswith(letters(blocks[block].text[index]))
            assert drag(pilot, start, end) == sentence
            assert sentence in prose
        assert wrapped > 5


def prose_of(wording: Wording) -> str:
    """All that the edition says in prose."""
    passages = (*wording.edition.sections.values(), *wording.edition.points.values())
    return "\n".join(paragraph.text for passage in passages for paragraph in passage.paragraphs)


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_the_selection_is_highlighted_and_copied_by_a_key(make_app: MakeApp, language: str) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+c")
        assert app.clipboard == ""
        assert [n.message for n in app._notifications] == [app.wording("messages.nothing_selected")]
        article = reading(app).query_one(Article)
        block = next(
            i for i, b in enumerate(article.blocks) if any(s.location == reading(app).location for s in b.links)
        )
        stop = next(s for s in article.blocks[block].links if s.location == reading(app).location)
        sentence = article.blocks[block].text[stop.start : stop.end]
        before = [strip for strip in app.screen._compositor.render_strips()]
        drag(pilot, cell_of(app, block, stop.start), cell_of(app, block, stop.end - 1))
        await settle(pilot)
        after = [strip for strip in app.screen._compositor.render_strips()]
        changed = [
            "".join(a.text for b, a in zip(cells(old), cells(new), strict=True) if b.style != a.style)
            for old, new in zip(before, after, strict=True)
        ]
        assert len(letters("".join(changed)).replace(" ", "")) == len(letters(sentence).replace(" ", ""))
        await press(pilot, "ctrl+c")
        assert app.clipboard == sentence
        assert app.is_running


async def test_a_double_click_takes_a_word_of_a_claim_and_goes_nowhere(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MaliApp, "CLICK_CHAIN_TIME_THRESHOLD", 60)  # however slow the machine, it is a double click
    app = make_app("claim:second-coup", "ar")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        article = reading(app).query_one(Article)
        block = next(
            i for i, b in enumerate(article.blocks) if any(s.location == reading(app).location for s in b.links)
        )
        stop = next(s for s in article.blocks[block].links if s.location == reading(app).location)
        text = article.blocks[block].text
        second = text.index(" ", stop.start) + 1
        place = cell_of(app, block, second + 1)
        assert await click(pilot, place, 2) == text[second : text.index(" ", second)]
        assert reading(app).location.kind == "claim"
        assert await click(pilot, place, 3) == article.blocks[block].plain_text(0, len(text))


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_a_click_hits_the_claim_that_is_seen_there(make_app: MakeApp, language: str) -> None:
    app = make_app(language=language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        article = reading(app).query_one(Article)
        for block in range(len(article.blocks)):
            for stop in article.blocks[block].links:
                row = article._layout.row_of(block, stop.start) - article.scroll_offset.y
                if stop.location.kind != "claim" or not 0 <= row < article.content_region.height:
                    continue
                await click(pilot, cell_of(app, block, stop.start))
                assert reading(app).location == stop.location


async def test_a_drag_that_ends_on_a_claim_goes_nowhere(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "ar")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        blocks = reading(app).query_one(Article).blocks
        block = next(i for i, b in enumerate(blocks) if any(s.location == reading(app).location for s in b.links))
        other = next(
            s for s in blocks[block].links if s.location.kind == "claim" and s.location != reading(app).location
        )
        assert drag(pilot, cell_of(app, block, other.end - 1), cell_of(app, block, other.start))
        await settle(pilot)
        assert str(reading(app).location) == "claim:second-coup"


async def test_a_new_text_has_nothing_selected(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "ar")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        article = reading(app).query_one(Article)
        inside = article.content_region
        assert drag(pilot, (inside.right - 4, inside.y + 3), (inside.x + 4, inside.y + 6))
        await press(pilot, "l")
        assert not app.screen.get_selected_text()


def cells(strip: Strip) -> list[Segment]:
    """The strip cell by cell."""
    return [segment for piece in strip.divide(range(1, strip.cell_length + 1)) for segment in piece]
