"""``mali-tui import FILE DIR``: makes an explainer of what an author has."""

from __future__ import annotations

import argparse
import gc
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mali_tui.cli.errors import UsageError
from mali_tui.cli.exit_codes import EXIT_FAILURE, EXIT_OK
from mali_tui.content.loader import examine, is_language_code
from mali_tui.content.sanitize import sanitize
from mali_tui.i18n.language_tags import system_language
from mali_tui.i18n.locale import Locale
from mali_tui.importing.importer import import_file
from mali_tui.importing.limits import ImportFailure

MAX_TODO_LINES = 40  # lines printed about what is left to do


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Write the files, check them, and print what is left to do."""
    folder: Path = arguments.folder
    language = (arguments.lang or system_language() or "en").lower()
    if not is_language_code(language):
        raise UsageError(words("import.bad_language", code=sanitize(language)))
    if existing := sorted(folder.glob("*.yaml")) if folder.is_dir() else []:
        raise UsageError(words("new.there", path=existing[0]))
    try:
        with _without_collector():
            paths, todo = _write_files(arguments, language)
    except ImportFailure as error:
        raise UsageError(f"mali-tui import: {error}") from None
    except OSError as error:
        raise UsageError(words("new.unwritable", path=error.filename or folder, why=error.strerror)) from None
    for path in paths:
        print(path)
    _, problems = examine(folder)
    for problem in problems:
        print(problem)
    if todo:
        print("\n" + words("import.todo", n=len(todo)))
        for line in todo[:MAX_TODO_LINES]:
            print(f"- {sanitize(line)}")
        if len(todo) > MAX_TODO_LINES:
            print(f"- … {len(todo) - MAX_TODO_LINES}")
    print("\n" + words("import.next", folder=shlex.quote(str(folder))))
    return EXIT_FAILURE if any(problem.severity == "error" for problem in problems) else EXIT_OK


def _write_files(arguments: argparse.Namespace, language: str) -> tuple[list[Path], Sequence[str]]:
    """Write the files; their paths, and what is left to do."""
    imported = import_file(arguments.file, language, arguments.format)
    return imported.write(arguments.folder), imported.todo


@contextmanager
def _without_collector() -> Iterator[None]:
    """Turn off garbage collection: with a hundred thousand events it takes seconds and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
