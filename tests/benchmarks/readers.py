"""Other readers in the terminal, where they are installed: from spawning to the first text of the same article."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from shutil import which

from pairs import Figure, alternate
from programs import OURS, Programs
from session import Spent, open_session

MARKDOWN, E_BOOK = "article.md", "article.epub"
READERS = {"less": MARKDOWN, "epy": E_BOOK, "baca": E_BOOK, "frogmouth": MARKDOWN, "hike": MARKDOWN}
"""The command of each, and the file that it opens."""
CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
BOOK = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">article</dc:identifier>
<dc:title>Article</dc:title><dc:language>en</dc:language></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="article.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
CONTENTS = """<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc">
<ol><li><a href="article.xhtml">Article</a></li></ol></nav>"""
PAGE = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Article</title></head><body>{}</body></html>"""


def figures(programs: Programs, times: int) -> Iterator[Figure]:
    """Those that are on the path, against a bare app's first frame."""

    def base() -> Spent:
        with programs.bare() as (_, spent):
            return spent

    installed = {name: programs.folder / file for name, file in READERS.items() if which(name)}
    if installed:
        write_article(programs)
    for name, file in installed.items():

        def read(command: tuple[str, str] = (name, str(file))) -> Spent:
            with open_session(command, programs.environment) as session:
                return session.first_text(programs.title)

        read()
        yield alternate(f"{name}: start to first text", base, read, None, times)


def write_article(programs: Programs) -> None:
    """The article in English as Markdown, and as an e-book of one chapter."""
    command = [OURS, "print", "--lang", "en", "--format", "markdown"]
    text = subprocess.run(command, env=dict(programs.environment), capture_output=True, text=True, check=True).stdout
    (programs.folder / MARKDOWN).write_text(text, encoding="utf-8")
    write_book(programs.folder / E_BOOK, text)


def write_book(path: Path, text: str) -> None:
    """An e-book with the paragraphs of a text."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in escaped.split("\n\n"))
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("book.opf", BOOK)
        book.writestr("nav.xhtml", PAGE.format(CONTENTS))
        book.writestr("article.xhtml", PAGE.format(paragraphs))
