"""What the program leaves out of its imports can still be imported later."""

from __future__ import annotations

import subprocess
import sys

import pytest


def run(code: str) -> list[str]:
    """What an interpreter of its own prints."""
    code = f"import sys\nfrom mali_tui.cli import speed_ups\n{code}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.skipif(sys.version_info < (3, 11), reason="there msgspec needs them")
def test_typing_extensions_are_left_out_but_can_be_had_later() -> None:
    code = (
        "speed_ups.speed_up_start(); import msgspec; print('typing_extensions' in sys.modules)\n"
        "import typing_extensions"
    )
    assert run(code) == ["False"]
