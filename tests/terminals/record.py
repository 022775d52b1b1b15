"""Writes the pictures of the app in every terminal to a folder, and prints the tables of results as Markdown.

Usage: record.py FOLDER [TERMINAL ...]
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from expected import expected_fields
from lab import KINDS
from likeness import READS, Score, least_score, misread
from page import SENDINGS
from pixels import convert
from proof import ADDRESS, COLUMNS, LANGUAGES, ROWS, compare_app, photograph_app, photograph_page

SMALL = ("-define", "png:compression-level=9", "-define", "png:compression-filter=0")
HEAD = "words | lowest | median | misread |"


def results(scores: Sequence[Score], least: float) -> str:
    values = [score.value for score in scores]
    return f"{len(values)} | {min(values):.2f} | {median(values):.2f} | {len(misread(scores, least))} |"


def app_rows(folder: Path, scratch: Path, kinds: Sequence[str]) -> Iterator[str]:
    """The app in every terminal and language; the pictures are reduced to a palette, as they are to be published."""
    for language in LANGUAGES:
        fields = asyncio.run(expected_fields(language, ADDRESS, (COLUMNS, ROWS), (), scratch))
        for kind in kinds:
            picture = scratch / "picture.png"
            photograph_app(kind, language, picture)
            published = folder / f"{kind.replace('@', '-')}-{language}.png"
            convert(str(picture), "-strip", "+dither", "-colors", "24", *SMALL, f"png8:{published}")
            found = results(compare_app(picture, fields), least_score(kind, in_app=True))
            yield f"| [{kind}, {language}]({published.name}) | {found}"


def page_rows(scratch: Path, kinds: Sequence[str]) -> Iterator[str]:
    """The test page: rightly in every terminal, then wrongly in xterm."""
    for kind in kinds:
        found = photograph_page(kind, "right", scratch / "page.png")
        yield f"| right, {kind} | {results(found, least_score(kind))}"
    for sending in SENDINGS[1:] if "xterm" in kinds else ():
        yield f"| {sending}, xterm | {results(photograph_page('xterm', sending, scratch / 'page.png'), READS)}"


def main(folder: Path, *names: str) -> None:
    kinds = names or KINDS
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        app, page = app_rows(folder, Path(scratch), kinds), page_rows(Path(scratch), kinds)
        for title, rows in (("app", app), ("test page", page)):
            print(f"| {title} | {HEAD}\n|---|---|---|---|---|")
            for row in rows:
                print(row, flush=True)
            print()
    print(f"A word is misread below {READS}; in the app below {least_score('any', in_app=True)}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
