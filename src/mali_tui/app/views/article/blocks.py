"""The article as blocks: title, headings and prose, with each claim marked by the sign of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mali_tui.app.page.blocks import Block, TextBuilder, paragraph
from mali_tui.content.model import Passage, ProseParagraph
from mali_tui.i18n.wording import MAX_CACHED_WORDINGS, Wording
from mali_tui.reading.location import Location
from mali_tui.symbols import CLAIM_SIGNS, sign_position


@lru_cache(MAX_CACHED_WORDINGS)
def article_blocks(wording: Wording) -> list[Block]:
    """The whole article, in reading order. A heading's key is its passage's id, a paragraph's ``id/number``."""
    edition = wording.edition
    first = next(iter(edition.sections))
    blocks = [
        paragraph(edition.title, "title", key=f"{first}/title"),
        paragraph(edition.subtitle, "strong", key=f"{first}/subtitle"),
        paragraph(edition.source, "dim", before=1, key=f"{first}/source"),
    ]
    for section_id, section in wording.explainer.graph.sections.items():
        blocks += _passage(wording, Location("section", section_id), edition.sections[section_id], "title")
        for point_id in section.points:
            location = Location("section", f"{section_id}/{point_id}")
            blocks += _passage(wording, location, edition.points[point_id], "heading")
    return blocks


def _passage(wording: Wording, location: Location, passage: Passage, style: str) -> Iterator[Block]:
    gap, id = 3 if style == "title" else 2, location.passage
    yield paragraph(wording.passage_title(id), style, before=gap, key=id, about=location)
    for number, prose in enumerate(passage.paragraphs):
        yield prose_block(wording, prose, key=f"{id}/{number}")


def prose_block(wording: Wording, prose: ProseParagraph, *, key: str, before: int = 1) -> Block:
    """A paragraph with its links as stops and a sign after each claim."""
    text, builder, position = prose.text, TextBuilder(), 0
    for link in prose.links:
        builder.add(text[position : link.start], "quiet")
        position = link.end
        location = Location(link.kind, link.id)
        is_claim = link.kind == "claim"
        builder.add(text[link.start : link.end], "claim" if is_claim else "link", location)
        if is_claim:
            position = sign_position(text, link.end)
            builder.add(text[link.end : position], "quiet")
            builder.mark(CLAIM_SIGNS[wording.explainer.graph.claims[link.id].kind], "mark")
    builder.add(text[position:], "quiet")
    return builder.block(key=key, before=before, prose=True)
