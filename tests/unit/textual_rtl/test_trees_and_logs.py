"""Names of files, code and logs, which Textual draws without `Content`, in stock apps with the layer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screen import settle
from textual.app import App, ComposeResult
from textual.widgets import DirectoryTree, Pretty

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
