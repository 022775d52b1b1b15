"""Writing the bookmarks to a Markdown file where the reader will find it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from mali_tui.export import render
from mali_tui.i18n.wording import Wording

NAME = "mali-tui-bookmarks"


def export_bookmarks(wording: Wording, bookmarks: Mapping[str, str]) -> str:
    """Write them to the current folder, or where the platform keeps documents; what to tell the reader of it."""
    language = wording.edition.code
    text = render(wording.explainer, "bookmarks", languages=[language], fmt="markdown", bookmarks=bookmarks)
    for folder in _folders():
        path = _write(folder, text)
        if path is not None:
            return wording("bookmarks.exported", path=path)
    return wording("bookmarks.not_exported")


def _folders() -> Iterator[Path]:
    from platformdirs import user_documents_path  # milliseconds that only this needs

    yield Path.cwd()
    yield user_documents_path()
    yield Path.home()


def _write(folder: Path, text: str) -> Path | None:
    """A new file in the folder, never over another; None where the folder takes none."""
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
