"""``mali-tui pack DIR``: packs an explainer into one file, to pass on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mali_tui.cli.errors import UsageError
from mali_tui.cli.exit_codes import EXIT_FAILURE, EXIT_OK
from mali_tui.content.images import image_files
from mali_tui.content.loader import examine, explainer_files
from mali_tui.content.package import SUFFIX, pack
from mali_tui.content.sanitize import sanitize
from mali_tui.i18n.locale import Locale


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Write the package, unless the explainer has errors; they are listed."""
    folder: Path = arguments.folder
    target: Path = arguments.output or Path(f"{folder.resolve().name}{SUFFIX}")
    explainer, problems = examine(folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    if errors := sum(problem.severity == "error" for problem in problems):
        print(words("pack.problems", n=errors), file=sys.stderr)
        return EXIT_FAILURE
    try:
        images = image_files(folder, explainer.graph) if explainer else []
        pack(folder, [*explainer_files(folder), *images], target)
    except OSError as error:
        path = sanitize(str(error.filename or target))
        raise UsageError(words("new.unwritable", path=path, why=error.strerror)) from None
    print(words("pack.done", path=sanitize(str(target))))
    return EXIT_OK
