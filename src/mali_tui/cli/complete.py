"""``mali-tui completion SHELL``: a shell script, which calls ``mali-tui complete`` for what may stand next."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from mali_tui.cli.completion import chosen_folder, complete
from mali_tui.cli.completion_scripts import script
from mali_tui.cli.resolve import choose_explainer
from mali_tui.content.problems import ContentError
from mali_tui.i18n.locale import system_language


def run_script(arguments: argparse.Namespace) -> int:
    """Print the script to be sourced."""
    print(script(arguments.shell), end="")
    return 0


def run_answer(arguments: argparse.Namespace, parsers: Mapping[str, argparse.ArgumentParser]) -> int:
    """Answer a shell; in silence where there is nothing to say, for it shows whatever is printed."""
    words = [word for word in arguments.words if word != "--"] if arguments.words[:1] == ["--"] else arguments.words
    folder = chosen_folder(words)
    try:
        found = complete(
            words, parsers, lambda: choose_explainer(Path(folder) if folder else None), system_language()
        )
    except ContentError:
        return 0
    sys.stdout.buffer.write(found.encode())
    return 0
