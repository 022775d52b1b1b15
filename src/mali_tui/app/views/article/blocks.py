"""The article as blocks: title, headings and prose, with each claim marked by the sign of its kind.

With "since then" on, a claim has the sign of its outcome beside that, and the later event stands below the paragraph.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache

from msgspec.structs import replace

from mali_tui.app.page.blocks import Block, TextBuilder, paragraph
from mali_tui.app.views.cards import SIGN_CELLS, item_block
from mali_tui.cards.images import image_line
from mali_tui.cards.imprint import imprint_lines
from mali_tui.cards.model import item_without_later
from mali_tui.cards.since import later_item
from mali_tui.content.model import Passage, ProseLink, ProseParagraph
from mali_tui.i18n.wording import MAX_CACHED_WORDINGS, Wording
from mali_tui.reading.location import Location
from mali_tui.reading.outcomes import KnownOutcome, last_outcome
from mali_tui.symbols import CLAIM_SIGNS, OUTCOME_SIGNS, sign_position


@lru_cache(MAX_CACHED_WORDINGS)
def article_blocks(wording: Wording, later: frozenset[str] = frozenset()) -> list[Block]:
    """The whole article, in reading order, with its claims' outcomes by the ``later`` events, given by their ids.

    A heading's key is its passage's id, a paragraph's ``id/number``, and ``id/number/later`` that of a later event
    below it.
    """
    edition = wording.edition
    first = next(iter(edition.sections))
    blocks = [
        paragraph(edition.title, "title", key=f"{first}/title"),
        paragraph(edition.subtitle, "strong", key=f"{first}/subtitle"),
        paragraph(edition.source, "secondary", before=1, key=f"{first}/source"),
        *(paragraph(line, "secondary", key=f"{first}/imprint/{n}") for n, line in enumerate(imprint_lines(wording))),
    ]
    for section_id, section in wording.explainer.graph.sections.items():
        location = Location("section", section_id)
        blocks += _passage(wording, location, edition.sections[section_id], "title", later)
        for point_id in section.points:
            location = Location("section", f"{section_id}/{point_id}")
            blocks += _passage(wording, location, edition.points[point_id], "heading", later)
    return blocks


def _passage(
    wording: Wording, location: Location, passage: Passage, style: str, later: Container[str]
) -> Iterator[Block]:
    gap, id = 3 if style == "title" else 2, location.passage
    yield paragraph(wording.passage_title(id), style, before=gap, key=id, about=location)
    for number, prose in enumerate(passage.paragraphs):
        key = f"{id}/{number}"
        yield prose_block(wording, prose, later, key=key)
        yield from _outcome_rows(wording, prose, later, key)
    for image in wording.explainer.images_of_passage.get(id, ()):
        yield paragraph(image_line(wording, image), "secondary", before=1, key=f"{id}/image/{image}")


def prose_block(
    wording: Wording, prose: ProseParagraph, later: Container[str] = (), *, key: str, before: int = 1
) -> Block:
    """A paragraph with its links as stops and a sign after each claim, with a second one for its outcome."""
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
            if known := _shown_outcome(wording, link, later):
                builder.mark(OUTCOME_SIGNS[known.outcome], "since")
    builder.add(text[position:], "quiet")
    return builder.block(key=key, before=before, prose=True)


def _shown_outcome(wording: Wording, link: ProseLink, later: Container[str]) -> KnownOutcome | None:
    """The outcome of a claim, if the later event that says so is shown."""
    known = last_outcome(wording.explainer, Location(link.kind, link.id)) if link.kind == "claim" else None
    return known if known and known.later in later else None


def _outcome_rows(wording: Wording, prose: ProseParagraph, later: Container[str], key: str) -> Iterator[Block]:
    """The outcomes of the claims of a paragraph: the later events, set off from its text, each once."""
    shown = (_shown_outcome(wording, link, later) for link in prose.links)
    for known in dict.fromkeys(known for known in shown if known):
        row = item_block(
            item_without_later(later_item(wording, known.later, known), later), wording.edition.direction
        )
        lead = row.lead.rjust(SIGN_CELLS + 1)
        yield replace(row, key=f"{key}/{known.later}", lead=lead, lead_width=len(lead) + 1)
