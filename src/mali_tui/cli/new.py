"""``mali-tui new DIR``: creates a small explainer to start from."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from mali_tui.cli.docs import DOCS, find_docs
from mali_tui.cli.errors import UsageError
from mali_tui.cli.exit_codes import EXIT_OK
from mali_tui.content.loader import GRAPH
from mali_tui.i18n.language_tags import find_language, system_language
from mali_tui.i18n.locale import Locale

TEMPLATE = Path(__file__).parents[1] / "template"


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Write the files, and print what to do next."""
    folder: Path = arguments.folder
    names = [GRAPH, *(f"{code}.yaml" for code in choose_languages(arguments.lang, words))]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if existing := sorted(folder.glob("*.yaml")):
            raise UsageError(words("new.there", path=existing[0]))
        for name in names:
            # "x": a file created in the meantime isn't overwritten either
            with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(_schema_line(name) + (TEMPLATE / name).read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(words("new.unwritable", path=error.filename or folder, why=error.strerror)) from None
    for name in names:
        print(folder / name)
    print("\n" + words("new.next", folder=shlex.quote(str(folder))))
    return EXIT_OK


def _schema_line(name: str) -> str:
    """The first line of a file, by which editors find the schema that is installed with the program."""
    schema = find_docs() / DOCS["graph-schema" if name == GRAPH else "edition-schema"]
    return f"# yaml-language-server: $schema={schema.resolve().as_uri()}\n"


def choose_languages(wanted: str | None, words: Locale) -> list[str]:
    """The languages asked for, as in ``ar,en``; by default the system's, else English.

    Raises:
        UsageError: for a language without a template.
    """
    known = sorted(path.stem for path in TEMPLATE.glob("*.yaml") if path.name != GRAPH)
    if wanted is None:
        return [find_language(system_language(), known) or "en"]
    chosen: dict[str, None] = {}
    for tag in wanted.split(","):
        code = find_language(tag.strip(), known)
        if code is None:
            raise UsageError(words("new.unknown_language", code=tag.strip(), known=", ".join(known)))
        chosen[code] = None
    return list(chosen)
