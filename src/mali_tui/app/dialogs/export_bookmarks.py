"""Export of the bookmarks to a Markdown file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from mali_tui.export import render
from mali_tui.i18n.wording import Wording

NAME = "mali-tui-bookmarks"


def export_bookmarks(wording: Wording, bookmarks: Mapping[str, str]) -> str:
    """Write bookmarks to the current folder, else the documents folder; return the message for the reader."""
    language = wording.edition.code
    text = render(wording.explainer, "bookmarks", languages=[language], format_="markdown", bookmarks=bookmarks)
    for folder in _folders():
        path = _write(folder, text)
        if path is not None:
            return wording("bookmarks.exported", path=path)
    return wording("bookmarks.not_exported")


def _folders() -> Iterator[Path]:
    from platformdirs import user_documents_path  # a slow import that only this needs

    yield Path.cwd()
    yield user_documents_path()
    yield Path.home()


def _write(folder: Path, text: str) -> Path | None:
    """Write a new file in the folder, never overwriting one; return None if that is not possible."""
    for number in count(1):
        path = folder / (f"{NAME}.md" if number == 1 else f"{NAME}-{number}.md")
        try:
            with open(path, "x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            continue
        except OSError:
            return None
        return path.absolute()
    return None
