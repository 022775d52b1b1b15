"""``mali-tui check [DIR]``: lists every problem of an explainer, one per line."""

from __future__ import annotations

import argparse

from mali_tui.cli.exit_codes import EXIT_FAILURE, EXIT_OK
from mali_tui.content.loader import examine, find_content
from mali_tui.content.sanitize import sanitize
from mali_tui.i18n.locale import Locale


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Print the errors and the warnings; the exit code tells whether there are errors."""
    folder = arguments.folder or find_content()
    _, problems = examine(folder)
    for problem in problems:
        print(problem)
    errors = sum(problem.severity == "error" for problem in problems)
    print(words("cli.checked", folder=sanitize(str(folder)), n=errors))
    if warnings := len(problems) - errors:
        print(words("cli.warnings", n=warnings))
    return EXIT_FAILURE if errors else EXIT_OK
