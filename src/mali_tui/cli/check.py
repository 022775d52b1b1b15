"""``mali-tui check [DIR]``: everything that is wrong with an explainer, a line for each fault."""

from __future__ import annotations

import argparse

from mali_tui.content.loader import examine, find_content
from mali_tui.i18n.locale import Locale


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Print the problems; 1 if there are any."""
    _, problems = examine(arguments.folder or find_content())
    for problem in problems:
        print(problem)
    print(words("cli.checked", n=len(problems)))
    return 1 if problems else 0
