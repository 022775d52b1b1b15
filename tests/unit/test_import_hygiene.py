"""Arrows point one way: what prints and checks never waits for Textual, and rtl stands alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

ALONE = ("mali_tui.rtl", "mali_tui.rtl.order", "mali_tui.rtl.shape", "mali_tui.rtl.line", "mali_tui.rtl.terminal")
WITHOUT_TEXTUAL = (
    "mali_tui.cli", "mali_tui.wording", "mali_tui.content.load",
    "mali_tui.reading.addresses", "mali_tui.reading.state",
    "mali_tui.printing", "mali_tui.printing.html", "mali_tui.commands.print", "mali_tui.commands.check",
    "mali_tui.completion.candidates", *ALONE,
)  # fmt: skip


def loaded_by(module: str) -> set[str]:
    """The modules that importing one brings along, in an interpreter of its own."""
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


@pytest.mark.parametrize("module", WITHOUT_TEXTUAL)
def test_textual_is_not_imported(module: str) -> None:
    assert "textual" not in loaded_by(module)


@pytest.mark.parametrize("module", [*ALONE, "mali_tui.rtl.filter", "mali_tui.rtl.screen", "mali_tui.rtl.session"])
def test_the_right_to_left_layer_knows_nothing_else_of_ours(module: str) -> None:
    others = {name for name in loaded_by(module) if name.startswith("mali_tui.")}
    assert others == {name for name in others if name.startswith("mali_tui.rtl")}
