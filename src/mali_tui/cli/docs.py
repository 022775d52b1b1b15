"""``mali-tui docs [NAME]``: where the guide for authors and the schemas are, or the text of one of them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mali_tui.cli.exit_codes import EXIT_OK
from mali_tui.i18n.locale import Locale

DOCS = {
    "format": "content-format.md",
    "graph-schema": "schema/graph.schema.json",
    "edition-schema": "schema/edition.schema.json",
}
"""The documents by their names, with their paths in the folder."""
_PACKAGE = Path(__file__).parents[1]


def find_docs() -> Path:
    """The folder of the documents: the checkout's, or the one in the wheel."""
    checkout = _PACKAGE.parents[1] / "docs"
    return checkout if (checkout / DOCS["format"]).is_file() else _PACKAGE / "_docs"


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Print a document or, without its name, where each of them is."""
    folder = find_docs()
    if arguments.name:
        sys.stdout.buffer.write((folder / DOCS[arguments.name]).read_bytes())
        sys.stdout.buffer.flush()
    else:
        column = max(map(len, DOCS)) + 2
        for name, path in DOCS.items():
            print(f"{name.ljust(column)}{folder / path}")
    return EXIT_OK
