"""Scripts for completion in shells."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias, get_args

Shell: TypeAlias = Literal["bash", "zsh", "fish"]
SHELLS: tuple[Shell, ...] = get_args(Shell)


def script(shell: Shell) -> str:
    """The script that a shell has to source; it runs `mali-tui complete -- WORD…` at every Tab."""
    return Path(__file__).with_name(f"mali-tui.{shell}").read_text(encoding="utf-8")
