"""BibTeX export of sources, for BibTeX, Biber and reference managers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mali_tui.cards.citation import origin
from mali_tui.content.model import Source
from mali_tui.content.urls import ascii_url
from mali_tui.i18n.wording import Wording

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# BibTeX counts braces whether or not a backslash stands before them, so those of a text are written as commands
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
}


def write(wording: Wording, sources: Sequence[str]) -> str:
    """An entry for each source, under its id."""
    graph = wording.explainer.graph
    return "\n".join(_entry(id, dict(_fields(wording, graph.sources[id]))) for id in sources)


def escape_bibtex(text: str) -> str:
    """``text`` for TeX, in one line."""
    return re.sub(r"[\\{}~^&%$#_]", lambda match: _SPECIAL[match[0]], " ".join(text.split()))


def _entry(id: str, fields: dict[str, str]) -> str:
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@misc{{{id},\n{lines}}}\n"


def _fields(wording: Wording, source: Source) -> Iterator[tuple[str, str]]:
    """The fields in TeX. Of such an entry, classic styles print ``howpublished`` and others ``publisher``."""
    if source.title:
        yield "title", f"{{{{{escape_bibtex(source.title)}}}}}"  # the inner braces keep its capitals
    yield "howpublished", f"{{{escape_bibtex(source.publisher)}}}"
    yield "publisher", f"{{{escape_bibtex(source.publisher)}}}"
    if source.date:
        year, *rest = source.date.split("-")
        yield "year", f"{{{year}}}"
        if rest:
            yield "month", _MONTHS[int(rest[0]) - 1]
        yield "date", f"{{{source.date}}}"  # the day as well, which only BibLaTeX knows
    if source.language:
        yield "language", f"{{{escape_bibtex(source.language)}}}"
    if source.pages:
        yield "pages", f"{{{re.sub('[-–]+', '--', escape_bibtex(source.pages))}}}"
    yield "url", f"{{{ascii_url(source.url)}}}"  # taken literally by styles, and free of braces
    notes = [origin(wording, source)] if source.copy_of else []
    if source.archived:
        notes.append(f"{wording('sources.archived')}: {ascii_url(source.archived)}")
    if notes:
        yield "note", f"{{{escape_bibtex('; '.join(notes))}}}"
