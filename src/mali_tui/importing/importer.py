"""Makes an explainer from a file: a table, a timeline, arguments, marked text, or printed JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mali_tui.i18n.locale import load_locale
from mali_tui.importing.argdown import read_argdown
from mali_tui.importing.csv_table import read_csv
from mali_tui.importing.draft import Draft
from mali_tui.importing.formats import ImportFormat
from mali_tui.importing.limits import ImportFailure, read_text
from mali_tui.importing.markdown import read_markdown
from mali_tui.importing.timelinejs import parse_json, read_timeline
from mali_tui.importing.yaml_writer import Data, dump

SUFFIXES: dict[str, ImportFormat] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".argdown": "argdown",
    ".ad": "argdown",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
}


class Imported(NamedTuple):
    """The data of each file by its name without ``.yaml``, and what is left for the author to do."""

    files: dict[str, dict[str, Data]]
    todo: Sequence[str]

    def write(self, folder: Path) -> list[Path]:
        """Write the files, and return their paths.

        Raises:
            OSError: if one of them is there already, or can't be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for name, data in self.files.items():
            path = folder / f"{name}.yaml"
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.writelines(dump(data))
            paths.append(path)
        return paths


def import_file(path: Path, language: str, format: ImportFormat | None = None) -> Imported:
    """Make an explainer of a file, in a ``language`` unless the file says in which it is.

    Raises:
        ImportFailure: if that can't be done; the message says why.
    """
    format = format or SUFFIXES.get(path.suffix.lower())
    if format is None:
        known = ", ".join(SUFFIXES)
        raise ImportFailure(f"the name of {path.name} does not tell its format; known are {known}; see --format")
    draft = Draft(language, load_locale(language))
    if format in ("json", "timelinejs"):
        data = parse_json(read_text(path))
        if isinstance(data, dict) and "schema" in data and "languages" in data:
            from mali_tui.importing.printed_json import read_printed

            return Imported(read_printed(data), ())
        if not isinstance(data, dict) or not ("events" in data or "eras" in data):
            raise ImportFailure("this JSON is neither a timeline of TimelineJS nor printed by mali-tui")
        read_timeline(data, draft)
    elif format == "csv":
        read_csv(path, draft)
    elif format == "argdown":
        read_argdown(read_text(path), draft)
    else:
        read_markdown(read_text(path), draft)
    draft.complete()
    return Imported({"graph": draft.to_graph(), language: draft.to_edition()}, tuple(draft.todo))
