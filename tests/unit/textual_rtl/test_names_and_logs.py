"""Names of files, code and logs, which Textual draws without `Content`, in stock apps with the layer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.syntax import Syntax
from screen import settle
from textual.app import App, ComposeResult
from textual.widgets import DirectoryTree, Log, Pretty, RichLog

from mali_tui.rtl.line_layout import layout_line
from mali_tui.textual_rtl import install


def lines(app: App[Any]) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def test_names_of_files_and_reprs_run_from_the_left_in_an_app_from_the_right(tmp_path: Path) -> None:
    class Files(App[None]):
        CSS = "DirectoryTree { height: 8 }"

        def compose(self) -> ComposeResult:
            yield DirectoryTree(tmp_path)
            yield Pretty({"key": [1, "(a)"]})

    (tmp_path / ".git").mkdir()
    for name in ("main.py", "(1).txt", "ملف.txt", "سلام"):
        (tmp_path / name).touch()
    app = Files()
    install(app, "rtl")
    async with app.run_test(size=(60, 12)) as pilot:
        tree = app.query_one(DirectoryTree)
        await tree.reload()
        await settle(pilot)
        rows = lines(app)[1:6]
        for name in (".git", "main.py", "(1).txt"):
            row = next(row for row in rows if name in row)
            assert row.index(name) > 30 and row.rstrip().endswith(("┤", "┘", "┐", "│", "─┤", "─┘")), row
        for name in ("ملف.txt", "سلام"):
            assert any(layout_line(name, "rtl", False).drawn in row for row in rows)
        assert lines(app)[8].startswith("{'key': [1, '(a)']}")


async def test_each_line_of_a_log_has_its_own_side_and_code_runs_from_the_left() -> None:
    class Logs(App[None]):
        CSS = "Log, RichLog { height: 4 }"

        def compose(self) -> ComposeResult:
            yield Log()
            yield RichLog(min_width=10)

    app = Logs()
    install(app, "auto")
    seen = layout_line("سلام abc", "rtl", False).drawn.strip()
    async with app.run_test(size=(40, 9)) as pilot:
        app.query_one(Log).write_lines(["abc", "سلام abc", "abc سلام"])
        app.query_one(RichLog).write("abc").write("سلام abc").write(Syntax("(a)", "python")).write({"k": [1]})
        await settle(pilot)
        for top in (0, 4):
            rows = lines(app)[top : top + 3]
            assert rows[0].startswith("abc ") and rows[1].rstrip().endswith(seen) and rows[1].startswith(" ")
        assert lines(app)[2].startswith("abc ")
        assert [line.rstrip() for line in lines(app)[6:8]] == ["(a)", "{'k': [1]}"]
        app.direction = "rtl"  # type: ignore[attr-defined]
        await settle(pilot)
        assert lines(app)[0].startswith("abc ")
        assert [line.strip() for line in lines(app)[4:8]] == ["abc", seen, "(a)", "{'k': [1]}"]
