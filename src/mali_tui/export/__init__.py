"""Exports of an explainer: the article, its timeline, actors, evidence or sources, one Location, or bookmarks.

They are what ``mali-tui print`` writes (``cli/print.py``), and what the app copies and exports. A format is added to
`DocumentFormat` or `BibliographyFormat` and to `render` here, and to `FORMATS` in ``cli/commands.py``. Text is in
logical order; the program that displays it lays it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias, get_args

from mali_tui.content.explainer import Explainer
from mali_tui.export.build import document, full_document
from mali_tui.export.document import Document
from mali_tui.export.sanitize import clean, escape_in_json
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location

PrintablePart: TypeAlias = Literal["article", "timeline", "actors", "evidence", "sources", "bookmarks"]
DocumentFormat: TypeAlias = Literal["text", "markdown", "json", "html"]
BibliographyFormat: TypeAlias = Literal["bibtex", "csl"]
Format: TypeAlias = DocumentFormat | BibliographyFormat
PRINTABLE_PARTS: tuple[PrintablePart, ...] = get_args(PrintablePart)
DOCUMENT_FORMATS: tuple[DocumentFormat, ...] = get_args(DocumentFormat)
FORMATS: tuple[Format, ...] = (*DOCUMENT_FORMATS, *get_args(BibliographyFormat))
DEFAULT_WIDTH = 72  # cells
NO_BOOKMARKS: Mapping[str, str] = {}
NO_IMAGES: Mapping[str, str] = {}


def render(
    explainer: Explainer,
    what: PrintablePart | Location = "article",
    *,
    languages: Sequence[str],
    format_: Format = "text",
    width: int = DEFAULT_WIDTH,
    plain: bool = False,
    bookmarks: Mapping[str, str] = NO_BOOKMARKS,
    since: bool = False,
    images: Mapping[str, str] = NO_IMAGES,
) -> str:
    """``what`` in one of the `FORMATS`, ending in a line feed and free of control characters.

    ``languages`` are those to print in, in that order; see `default_languages`. BibTeX and CSL-JSON, which list the
    sources that are cited, use the first alone. ``width`` is in cells, 0 for no limit, and matters to text alone.
    ``plain`` is for screen readers: no signs and no drawing, kinds and statuses in words; JSON and the bibliographies
    ignore it. ``bookmarks`` are addresses and notes, for when they are what is printed. HTML of the article has
    everything else on the page too, to go from claim to event and back. ``since`` adds what has happened since the
    article's day to text and Markdown; the other formats have it. ``images`` maps an image's path to the URL to use.
    """
    # each format is imported only if it is asked for
    if format_ == "json":
        from mali_tui.export import json

        return escape_in_json(json.write(explainer, what, languages, bookmarks))

    wordings = [PrintWording(explainer, language) for language in languages]
    if format_ == "html":
        from mali_tui.export import html

        pages = [(_page(words, what, bookmarks), words) for words in wordings]
        return clean(html.write(pages, plain=plain, images=images))
    if format_ == "bibtex":
        from mali_tui.export import bibtex

        return clean(bibtex.write(wordings[0], _find_sources(wordings[0], what, bookmarks)))
    if format_ == "csl":
        from mali_tui.export import csl

        return escape_in_json(csl.write(wordings[0], _find_sources(wordings[0], what, bookmarks)))
    documents = [(document(words, what, bookmarks, since=since), words) for words in wordings]
    if format_ == "markdown":
        from mali_tui.export import markdown

        several = len(wordings) > 1
        printed = [markdown.write(page, words, plain=plain, several=several) for page, words in documents]
    else:
        from mali_tui.export import text

        printed = [text.write(page, words, width=width, plain=plain) for page, words in documents]
    return clean("\n\n".join(printed))


def render_site(
    explainer: Explainer, *, languages: Sequence[str], plain: bool = False, images: Mapping[str, str] = NO_IMAGES
) -> dict[str, str]:
    """The explainer as a site: a page for each language by its file name, the first as ``index.html``."""
    from mali_tui.export import html

    files = {code: f"{code}.html" if number else "index.html" for number, code in enumerate(languages)}
    wordings = [PrintWording(explainer, language) for language in languages]
    written = {
        words.edition.code: html.write([(full_document(words), words)], plain=plain, pages=files, images=images)
        for words in wordings
    }
    return {files[code]: clean(page) for code, page in written.items()}


def _find_sources(
    wording: PrintWording, what: PrintablePart | Location, bookmarks: Mapping[str, str]
) -> Sequence[str]:
    """The ids of the sources that ``what`` cites, or of the one that it is."""
    if isinstance(what, Location) and what.kind == "source":
        return (what.id,)
    return _page(wording, what, bookmarks).sources


def _page(wording: PrintWording, what: PrintablePart | Location, bookmarks: Mapping[str, str]) -> Document:
    """What an HTML page shows, and whose sources a bibliography lists: with the article, everything else."""
    return full_document(wording) if what == "article" else document(wording, what, bookmarks, since=True)


def default_languages(explainer: Explainer, format_: Format, language: str) -> list[str]:
    """The languages of an export in a chosen one: JSON and HTML have all of them, the chosen one first."""
    if format_ in ("json", "html"):
        return [language, *(code for code in explainer.editions if code != language)]
    return [language]
