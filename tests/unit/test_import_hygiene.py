"""Arrows point one way: what prints and checks never waits for Textual, and rtl stands alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mali_tui import rtl

ALONE = (
    "mali_tui.rtl",
    "mali_tui.rtl.bidi",
    "mali_tui.rtl.shaping",
    "mali_tui.rtl.line_layout",
    "mali_tui.terminal.detect",
    "mali_tui.rtl.encodings",
    "mali_tui.terminal.session",
    "mali_tui.rtl.isolates",
)
WITHOUT_TEXTUAL = (
    "mali_tui.cli.main", "mali_tui.i18n.wording", "mali_tui.content.loader",
    "mali_tui.reading.location", "mali_tui.reading.state_store",
    "mali_tui.export", "mali_tui.export.html", "mali_tui.cli.print", "mali_tui.cli.check",
    "mali_tui.cli.completion", *ALONE,
)  # fmt: skip


def loaded_by(module: str) -> set[str]:
    """The modules that importing one brings along, in an interpreter of its own."""
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


@pytest.mark.parametrize("module", WITHOUT_TEXTUAL)
def test_textual_is_not_imported(module: str) -> None:
    assert "textual" not in loaded_by(module)


def test_the_right_to_left_layer_knows_nothing_else_of_ours() -> None:
    folder = Path(str(rtl.__file__)).parent
    modules = sorted(f"mali_tui.rtl.{path.stem}" for path in folder.glob("*.py"))
    loaded = loaded_by(", ".join(modules))
    assert set(modules) - {"mali_tui.rtl.__init__"} <= loaded
    assert [name for name in loaded if name.startswith("mali_tui.") and not name.startswith("mali_tui.rtl")] == []


@pytest.mark.parametrize("command", ["print", "check"])
def test_commands_bring_along_nothing_slow_that_they_do_not_need(command: str, tmp_path: Path) -> None:
    code = "import sys; from mali_tui.cli.main import main; main(); print(*sys.modules, file=sys.stderr)"
    run = [sys.executable, "-c", code, command]
    environment = {"HOME": str(tmp_path), "LANG": "C"}
    for _ in range(2):  # what it keeps the first time it finds the second time
        result = subprocess.run(run, capture_output=True, text=True, env=environment, check=True)
    slow = {"textual", "rich", "yaml", "markdown_it", "jinja2", "sqlite3"}
    slow |= {"platformdirs", "shutil", "tempfile", "dataclasses"}
    slow |= {"typing_extensions", "inspect"} if sys.version_info >= (3, 11) else set()
    assert slow.isdisjoint(result.stderr.split())
