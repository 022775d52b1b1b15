"""The article as printed: its passages, each with the notes about its claims, and the glossary."""

from __future__ import annotations

from typing import get_args

from mali_tui.cards import card_of
from mali_tui.cards.images import image_line, image_notes
from mali_tui.content.model import ClaimKind
from mali_tui.export.cards import card_section, printed_fields
from mali_tui.export.document import (
    DocumentBlock,
    DocumentSection,
    Figure,
    List,
    ListEntry,
    Sign,
    Text,
    TextParagraph,
)
from mali_tui.export.list_items import note_item
from mali_tui.export.prose import prose_line
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location, location_of_passage


def section_parts(wording: PrintWording) -> tuple[DocumentSection, ...]:
    """Every section with its points, in reading order."""
    return tuple(section_part(wording, id) for id in wording.explainer.graph.sections)


def section_part(wording: PrintWording, id: str) -> DocumentSection:
    """A section with its points."""
    points = tuple(_passage(wording, point) for point in wording.explainer.graph.sections[id].points)
    return _passage(wording, id, points)


def passage_part(wording: PrintWording, location: Location) -> DocumentSection:
    """The section at a Location: with its points, or one point alone."""
    if location.passage in wording.explainer.graph.sections:
        return section_part(wording, location.passage)
    return _passage(wording, location.passage)


def _passage(wording: PrintWording, id: str, points: tuple[DocumentSection, ...] = ()) -> DocumentSection:
    edition, explainer = wording.edition, wording.explainer
    passage = edition.passage(id)
    blocks: list[DocumentBlock] = [TextParagraph(prose_line(paragraph)) for paragraph in passage.paragraphs]
    blocks += (_figure(wording, image) for image in explainer.images_of_passage.get(id, ()))
    if claims := explainer.claims_of_passage.get(id):
        notes = tuple(note_item(wording, claim) for claim in claims)
        blocks.append(List(notes, wording("print.notes"), role="notes"))
    location = location_of_passage(explainer, id)
    blocks += printed_fields(wording, card_of(wording, location, wording.later))
    return DocumentSection(
        wording.passage_title(id),
        tuple(blocks),
        points,
        at=location,
        short=wording.passage_title(id, short=True),
    )


def _figure(wording: PrintWording, id: str) -> Figure:
    image, text = wording.explainer.graph.images[id], wording.edition.images[id]
    words = Text(image_line(wording, id), "quiet")
    return Figure(image.file, text.alt, tuple(image_notes(wording, id)), (words,))


def legend_list(wording: PrintWording) -> List:
    """What the kinds of claims mean."""
    kinds: tuple[ClaimKind, ...] = get_args(ClaimKind)
    items = (
        ListEntry(
            (
                Text(wording(f"print.kinds.{kind}"), "strong"),
                Text(wording("print.colon") + wording(f"help.kind.{kind}")),
            ),
            Sign(kind),
        )
        for kind in kinds
    )
    return List(tuple(items), wording("print.legend"), role="legend")


def glossary_parts(wording: PrintWording) -> tuple[DocumentSection, ...]:
    """The glossary, in the order of the article; nothing where there are no terms."""
    terms = tuple(card_section(wording, Location("term", id)) for id in wording.explainer.graph.terms)
    return (DocumentSection(wording("print.glossary"), parts=terms, name="glossary"),) if terms else ()
