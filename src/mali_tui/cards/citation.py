"""The citation of a source: the same on cards, in printed notes and on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

from mali_tui.cards.model import Piece, text_for
from mali_tui.content.model import Source
from mali_tui.content.urls import ascii_url, host
from mali_tui.i18n.wording import Wording


def citation(wording: Wording, source: Source) -> tuple[Piece, ...]:
    """Publisher and title as a link, then what else is known: language, date, pages, origin, a copy in an archive."""
    return tuple(_pieces(wording, source))


def citation_text(wording: Wording, id: str) -> str:
    """The citation of the source with an id as one line of text, with its URLs."""
    return text_for("clipboard", citation(wording, wording.explainer.graph.sources[id]))


def origin(wording: Wording, source: Source) -> str:
    """Whose text a source repeats, in words; empty if its own."""
    return wording("sources.copy_of", name=" ".join(source.copy_of.split())) if source.copy_of else ""


def _pieces(wording: Wording, source: Source) -> Iterator[Piece]:
    url = ascii_url(source.url)
    yield Piece(source.name, url=url, is_isolated=True)
    details = wording("print.comma").join(["", *source_details(wording, source)])
    if details:
        yield Piece(details, is_secondary=True)
    if source.copy_of:
        # the name of the origin is an item of its own, as it may be in another script than the words around it
        before, _, after = wording("sources.copy_of", name="\n").partition("\n")
        yield Piece(wording("print.comma") + before, is_secondary=True)
        yield Piece(" ".join(source.copy_of.split()), is_secondary=True, is_isolated=True)
        if after:
            yield Piece(after, is_secondary=True)
    yield Piece(f" ({host(url)})", is_secondary=True, url=url, only=("screen",))
    yield Piece(f" <{url}>", only=("clipboard",))
    if source.archived:
        archived = ascii_url(source.archived)
        yield Piece(wording("print.comma"), is_secondary=True)
        yield Piece(wording("sources.archived"), is_secondary=True, url=archived)
        yield Piece(f" ({host(archived)})", is_secondary=True, url=archived, only=("screen",))
        yield Piece(f" <{archived}>", only=("clipboard",))


def source_details(wording: Wording, source: Source) -> Iterator[str]:
    """Language, date and pages, in the page's own language."""
    if source.language:
        names: dict[str, str] = wording.locale.words("sources.languages")
        yield names.get(source.language) or wording("sources.other_language", code=source.language)
    if source.date:
        yield wording("sources.dated", date=wording.date(source.date))
    if source.pages:
        yield wording("sources.pages", pages=" ".join(source.pages.split()))
