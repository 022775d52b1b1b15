"""Two languages at once: peeking at a paragraph in place, and both side by side or below each other."""

from __future__ import annotations

import pytest
from screen import MakeApp, lines, press, reading, resize, settle
from textual import events
from textual.pilot import Pilot
from thorough import combinations

from mali_tui.app.app import MaliApp
from mali_tui.app.views.article.page import Article
from mali_tui.app.views.article.parallel import ParallelText, TranslationPage
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location
from mali_tui.rtl.line_layout import Direction, layout_line

OTHER = {"en": "ar", "ar": "en"}
PEEK = {"en": "v", "ar": "ر"}
BOTH = {"en": "d", "ar": "ي"}


def article(app: MaliApp) -> Article:
    return reading(app).query_one(Article)


def facing(app: MaliApp) -> TranslationPage:
    return reading(app).query_one(ParallelText).facing


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> str:
    """What is selected by dragging from one cell of the screen to another."""
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await settle(pilot)
    return pilot.app.screen.get_selected_text() or ""


@pytest.mark.parametrize(("size", "language"), combinations([(120, 36), (40, 12)], ["en", "ar"]))
async def test_peeking_puts_the_other_language_below_the_paragraph_in_its_own_direction(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int]
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        page = article(app)
        before = page.cursor_row
        await press(pilot, PEEK[language])
        below = next(i for i, block in enumerate(page.blocks) if block.is_translation)
        echo, other = page.blocks[below], explainer.editions[OTHER[language]]
        assert [block.is_translation for block in page.blocks].count(True) == 1
        assert page.blocks[below - 1].key == "two-coups/0"
        assert echo.plain_text(0, len(echo.text)) == other.points["two-coups"].paragraphs[0].text
        assert page.cursor_visible and reading(app).location == Location("claim", "second-coup")
        row = page._layout.first_row(below) - page.scroll_offset.y
        assert row < page.size.height
        line = page._layout.line(row + page.scroll_offset.y)
        assert line is not None
        guide = f"│ {echo.text[line.start : line.end].rstrip()}".replace("\u00a0", " ")
        base: Direction = other.direction
        drawn = layout_line(guide.ljust(page.text_width), base, False).drawn
        assert drawn in lines(app)[page.content_region.y + row]
        await press(pilot, PEEK[language])
        assert not any(block.is_translation for block in page.blocks)
        assert page.cursor_row is not None and before is not None
        assert page.cursor_visible


async def test_peeking_again_elsewhere_moves_it_and_the_claims_are_walked_once(
    make_app: MakeApp, explainer: Explainer
) -> None:
    app = make_app("claim:goita-took-presidency")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "v", "n")
        order = list(explainer.graph.claims)
        assert reading(app).location.id == order[order.index("goita-took-presidency") + 1]
        await press(pilot, "v")
        assert [block.key for block in article(app).blocks if block.is_translation] == ["two-coups/1~"]
        await press(pilot, "l")
        assert [block.key for block in article(app).blocks if block.is_translation] == ["two-coups/1~"]
        assert reading(app).wording.edition.code == "ar"


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_what_is_dragged_over_in_a_peek_is_copied_in_reading_order(
    make_app: MakeApp, explainer: Explainer, language: str
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, PEEK[language])
        page, other = article(app), explainer.editions[OTHER[language]]
        below = next(i for i, block in enumerate(page.blocks) if block.is_translation)
        y = page.content_region.y + page._layout.first_row(below) - page.scroll_offset.y
        inside, before, after = page.content_region, page.text_margin, page.text_margin + page.text_width
        left = inside.x + before if language == "en" else inside.right - after
        right = left + page.text_width - 1
        start, end = (left, right) if other.direction == "ltr" else (right, left)
        selected = await drag(pilot, (start, y), (end, y))
        text = other.points["two-coups"].paragraphs[0].text
        assert selected and len(selected) > 20
        assert text.startswith(selected.split("\u00a0")[0].strip())


@pytest.mark.parametrize(("size", "language"), combinations([(160, 48), (120, 36)], ["en", "ar"]))
async def test_side_by_side_paragraphs_stand_against_each_other_and_scroll_together(
    make_app: MakeApp, language: str, size: tuple[int, int]
) -> None:
    app = make_app("claim:second-coup", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, BOTH[language])
        own, other = article(app), facing(app)
        assert other.display and len(own.blocks) == len(other.blocks)
        assert other.region.x > own.region.x if language == "en" else other.region.x < own.region.x

        def together() -> bool:
            count = range(len(own.blocks))
            aligned = [own._layout.first_row(i) for i in count] == [other._layout.first_row(i) for i in count]
            return aligned and own.scroll_offset.y == other.scroll_offset.y

        assert together() and own.cursor_visible
        assert own.current == other.current == Location("claim", "second-coup")
        await press(pilot, "n", "n")
        assert own.current == other.current == reading(app).location
        await press(pilot, "pagedown", "pagedown")
        assert together() and own.scroll_offset.y > 0
        at = own.scroll_offset.y
        x, y = other.content_region.x + 5, other.content_region.y + 5
        app.screen._forward_event(events.MouseScrollDown(other, x, y, 0, 1, 0, False, False, False, x, y))
        await settle(pilot)
        assert own.scroll_offset.y > at and together()
        await press(pilot, "end")
        assert together() and own.scroll_offset.y == own.max_scroll_y
        await press(pilot, "l")
        assert together()
        assert other.wording.edition.code == language
        await press(pilot, BOTH[language])
        assert not other.display and own.partner is None


async def test_a_click_and_a_selection_work_in_the_other_column_too(make_app: MakeApp) -> None:
    app = make_app("claim:goita-took-presidency")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "n")
        other = facing(app)
        row = other.cursor_row
        assert row is not None
        spot = (other.content_region.right - 3 - 4, other.content_region.y + row)
        await press(pilot, "p", "p")
        await pilot.click(offset=spot)
        await settle(pilot)
        assert reading(app).location.kind == "claim"
        assert article(app).current == other.current == reading(app).location
        block = other.top_block(0.5)
        assert block is not None and block != other.top_block()
        y = other.content_region.y + other._layout.first_row(block) - other.scroll_offset.y
        right, left = other.content_region.right - 3, other.content_region.x
        selected = await drag(pilot, (right, y), (left, y))
        assert len(selected) > 20 and other.blocks[block].text.startswith(selected.split("\u00a0")[0].strip())


async def test_where_columns_are_too_narrow_each_paragraph_stands_above_its_counterpart(make_app: MakeApp) -> None:
    app = make_app("claim:second-coup", "ar")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        page = article(app)
        assert not facing(app).display
        for own, echo in zip(page.blocks[::2], page.blocks[1::2], strict=True):
            assert echo.is_translation and echo.key == own.key + "~" and echo.direction == "ltr"
        assert page.cursor_visible and page.current == Location("claim", "second-coup")
        await resize(pilot, 130, 30)
        assert facing(app).display and not any(block.is_translation for block in page.blocks)
        assert page.cursor_visible
        await resize(pilot, 60, 20)
        assert not facing(app).display and any(block.is_translation for block in page.blocks)
        await press(pilot, "2", "1", "d")
        assert not any(block.is_translation for block in page.blocks)
        assert reading(app).location == Location("claim", "second-coup")


async def test_where_there_is_no_article_that_is_said(make_app: MakeApp) -> None:
    app = make_app("event:coup-2021")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ("v", "d"):
            app.clear_notifications()
            await press(pilot, key)
            assert [note.message for note in app._notifications] == [reading(app).wording("messages.no_peek")]


async def test_a_lens_draws_back_the_same_claims_in_both_columns(make_app: MakeApp) -> None:
    app = make_app("actor:goita")
    async with app.run_test(size=(130, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "f", "1", "d")

        def faded_blocks(page: Article | TranslationPage) -> list[int]:
            return [i for i, block in enumerate(page.blocks) if any(span.style == "dimmed" for span in block.spans)]

        assert faded_blocks(article(app)) == faded_blocks(facing(app)) != []
        await press(pilot, "escape")
        assert faded_blocks(article(app)) == faded_blocks(facing(app)) == []
