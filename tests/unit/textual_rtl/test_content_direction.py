"""What a widget shows gives it a direction: code in every app, lists and tables of Markdown where it is "auto"."""

from __future__ import annotations

from typing import Any

from rich.syntax import Syntax
from screen import settle
from textual.app import App, ComposeResult
from textual.widgets import Label, Markdown, Static, TabbedContent, TabPane
from textual.widgets._tabs import Tab, Underline

from mali_tui.rtl.line_layout import layout_line
from mali_tui.textual_rtl import Directed, direction_of, install

CODE = 'print("كتب", end="!")  # (1)'
MARKDOWN = """\
1. الأول
2. second

- first
- الثاني

> «قول»

| أ | ب |
|---|---|
| ج | د |
"""


class Page(App[Any]):
    """Code, Markdown, and a label of its own kind."""

    CSS = "Markdown { height: auto }"

    def compose(self) -> ComposeResult:
        yield Static(Syntax(CODE, "python"), id="code")
        yield Label(CODE, classes="listing")
        yield Markdown(MARKDOWN)


def lines(app: App[Any]) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def test_code_runs_from_the_left_in_an_app_from_the_right() -> None:
    app = Page()
    install(app, "rtl", {".listing": "ltr"})
    async with app.run_test(size=(60, 30)) as pilot:
        await settle(pilot)
        drawn = layout_line(CODE, "ltr", False).drawn
        assert [line.strip() for line in lines(app)[:2]] == [drawn, drawn]
        app.query_one("#code", Static).update("نص")
        await settle(pilot)
        assert direction_of(app.query_one("#code")) == "rtl"


async def test_selectors_can_be_given_to_an_app_that_has_a_direction() -> None:
    class Reader(Directed, Page):
        DIRECTIONS = {"#code": "rtl"}  # noqa: RUF012

    app = Reader()
    install(app, "auto", {".listing": "rtl"})
    async with app.run_test():
        assert [direction_of(app.query_one(name)) for name in ("#code", ".listing", "Markdown")] == [
            "rtl",
            "rtl",
            "auto",
        ]


async def test_arabic_lists_and_tables_are_mirrored_among_others() -> None:
    app = Page()
    install(app, "auto")
    async with app.run_test(size=(60, 30)) as pilot:
        await settle(pilot)
        kinds = ("MarkdownOrderedList", "MarkdownBulletList", "MarkdownBlockQuote", "MarkdownTable")
        assert [direction_of(app.query_one(kind)) for kind in kinds] == ["rtl", "auto", "rtl", "rtl"]
        shown = [line.rstrip() for line in lines(app)]
        numbered, bulleted = (next(line for line in shown if sign in line) for sign in (".1", "•"))
        assert numbered.endswith(layout_line("1. الأول", "rtl", False).drawn.strip())
        assert bulleted.strip().startswith("•")
        first, second = (cell.region for cell in list(app.query("MarkdownTableCellContents"))[:2])
        assert first.x > second.x
        await app.query_one(Markdown).update(MARKDOWN.replace("الأول", "one"))
        await settle(pilot)
        assert direction_of(app.query_one("MarkdownOrderedList")) == "auto"


async def test_the_line_under_tabs_is_under_the_active_one() -> None:
    class Tabbed(Directed, App[Any]):
        def compose(self) -> ComposeResult:
            with TabbedContent("الأول", "الثاني", "الثالث والأخير"):
                for name in "abc":
                    yield TabPane(name, Static(name))

    app = Tabbed()
    app.animation_level = "none"
    async with app.run_test(size=(60, 10)) as pilot:
        for number in (1, 3):
            app.query_one(TabbedContent).active = f"tab-{number}"
            await settle(pilot)
            line = app.query_one(Underline)
            tab = app.query(Tab)[number - 1]
            row = lines(app)[line.region.y]
            gaps = [column for column, sign in enumerate(row) if sign in "╸╺"]
            assert gaps and all(column in (tab.region.x, tab.region.right - 1) for column in gaps)
