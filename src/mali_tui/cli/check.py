"""``mali-tui check [DIR]``: lists every problem of an explainer, one per line, and what is still to be translated."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from mali_tui.cli.errors import UsageError
from mali_tui.cli.exit_codes import EXIT_FAILURE, EXIT_OK
from mali_tui.content.loader import LOCALE_PREFIX, examine, find_content, language_codes
from mali_tui.content.problems import Problem
from mali_tui.content.sanitize import sanitize
from mali_tui.i18n.language_tags import find_language
from mali_tui.i18n.locale import Locale
from mali_tui.i18n.own_words import check_own_words
from mali_tui.i18n.wording import languages_in_english


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Print errors, warnings and to-dos, of all languages or one; the exit code tells whether there are errors."""
    folder = arguments.folder or arguments.content or find_content()
    explainer, problems = examine(folder)
    problems = [*problems, *check_own_words(folder)]
    if arguments.lang:
        problems = _of_language(problems, folder, arguments.lang, words)
    counts = Counter(problem.severity for problem in problems)
    for problem in problems:
        if problem.severity != "todo":
            print(problem)
    _print_todos([problem for problem in problems if problem.severity == "todo"], words)
    for code in languages_in_english(explainer, explainer.editions) if explainer else ():
        print(words("cli.english_interface", code=code))
    print(words("cli.checked", folder=sanitize(str(folder)), n=counts["error"]))
    if counts["warning"]:
        print(words("cli.warnings", n=counts["warning"]))
    return EXIT_FAILURE if counts["error"] else EXIT_OK


def _of_language(problems: Sequence[Problem], folder: Path, wanted: str, words: Locale) -> list[Problem]:
    """The problems of one language's file.

    Raises:
        UsageError: if there is no such file.
    """
    known = language_codes(folder)
    code = find_language(wanted, known)
    if code is None:
        raise UsageError(words("cli.unknown_language", code=wanted, known=", ".join(known)))
    return [problem for problem in problems if Path(problem.file).stem in (code, f"{LOCALE_PREFIX}{code}")]


def _print_todos(todos: Sequence[Problem], words: Locale) -> None:
    """Print what is to be done in each language, below the number of these."""
    for file in dict.fromkeys(problem.file for problem in todos):
        of_file = [problem for problem in todos if problem.file == file]
        print(words("cli.todos", file=file, n=len(of_file)))
        for problem in of_file:
            print(f"  {problem}")
