"""HTML export: one self-contained page with every language asked for, claims and events linked both ways.

Each language is an element of its own with its direction. The style sheet shows the one that contains the target of
the page's address, so links between languages switch without a script. The markup is in ``templates``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mali_tui.content.model import ClaimKind, Edition
from mali_tui.export import json_ld
from mali_tui.export.document import (
    ClaimMark,
    ClaimTable,
    Document,
    DocumentBlock,
    DocumentLink,
    DocumentSection,
    Figure,
    LabelledLine,
    List,
    Sign,
    SourceMark,
    TextParagraph,
    WebLink,
    all_lines,
    all_parts,
)
from mali_tui.export.map_drawing import MapDrawing, draw_map
from mali_tui.export.timeline_drawing import WIDTH, TimelineDrawing, draw_timeline
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location

TEMPLATES = Path(__file__).with_name("templates")
ONE_PAGE: Mapping[str, str] = {}
NO_IMAGES: Mapping[str, str] = {}
STYLE_SHEET = Path(__file__).with_name("page.css")


def write(
    documents: Sequence[tuple[Document, PrintWording]],
    *,
    plain: bool = False,
    pages: Mapping[str, str] = ONE_PAGE,
    images: Mapping[str, str] = NO_IMAGES,
) -> str:
    """Return the page of a document that is given in one language or several, the first of them leading.

    ``pages`` are the files of languages that have pages of their own, by code, to link to. ``images`` are the URLs of
    images by the paths of their files; others are named by their alt text.
    """
    first, words = documents[0]
    here = {wording.edition.code for _, wording in documents}
    known = words.explainer.editions
    editions = [edition for code, edition in known.items() if code in here or code in pages]
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            first=words.edition,
            title=_title(first),
            description=words.edition.source,
            published=words.explainer.graph.article.published.isoformat(),
            others=[edition for edition in editions if edition is not words.edition],
            pages=pages,
            style_sheet=Markup(STYLE_SHEET.read_text(encoding="utf-8")),
            editions=[_Edition(document, wording, editions, plain, pages, images) for document, wording in documents],
        )
    )


def _title(document: Document) -> str:
    """The name of the page: with the question that the explainer answers, or of a card."""
    return f"{document.title}: {document.subtitle}" if document.title else document.parts[0].title


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests |= {
        "paragraph": lambda block: isinstance(block, TextParagraph),
        "field": lambda block: isinstance(block, LabelledLine),
        "figure": lambda block: isinstance(block, Figure),
        "claim_table": lambda block: isinstance(block, ClaimTable),
        "notes": lambda block: isinstance(block, List) and block.role == "notes",
        "claim_mark": lambda inline: isinstance(inline, ClaimMark),
        "source_mark": lambda inline: isinstance(inline, SourceMark),
        "web_link": lambda inline: isinstance(inline, WebLink),
        "link": lambda inline: isinstance(inline, DocumentLink),
    }
    return environment


class _Edition:
    """A document in one language, as the templates see it: with the anchors of everything on the page."""

    def __init__(
        self,
        document: Document,
        wording: PrintWording,
        editions: Sequence[Edition],
        plain: bool,
        pages: Mapping[str, str],
        images: Mapping[str, str],
    ) -> None:
        self.document = document
        self.wording = wording
        self.code = wording.edition.code
        self.direction = wording.edition.direction
        self.title = wording.edition.title
        self.others = [edition for edition in editions if edition.code != self.code]
        self.plain = plain
        self.pages = pages
        self.images = images
        self.source_numbers = document.source_numbers
        self.anchors = frozenset(self._find_anchors())

    def section_anchor(self, part: DocumentSection, code: str = "") -> str:
        """The anchor of a section, in this language or another."""
        return self.location_anchor(part.at, code) if part.at else f"{code or self.code}-{part.name}"

    def location_anchor(self, location: Location, code: str = "") -> str:
        """The anchor of a Location; that of a point does not contain its section."""
        return f"{code or self.code}-{location.kind}-{location.passage}"

    def has(self, location: Location) -> bool:
        """Whether the page has the thing at a Location, and with it its anchor."""
        return self.location_anchor(location) in self.anchors

    @property
    def json_ld(self) -> Markup:
        """What this language has, for machines."""
        translations = [f"{self.pages.get(edition.code, '')}#{edition.code}" for edition in self.others]
        return Markup(json_ld.write(self.wording, self, self.document.sources, translations))

    # ── Drawings ─────────────────────────────────────────────────────────────────────────────

    @cached_property
    def timeline(self) -> TimelineDrawing | None:
        """The drawing of the timeline, if the page has all that it leads to."""
        events = self.wording.explainer.graph.events
        whole = all(self.has(Location("event", event)) for event in events)
        return draw_timeline(self.wording) if whole else None

    @cached_property
    def map(self) -> MapDrawing | None:
        """The drawing of the map, if any event has a place."""
        return draw_map(self.wording)

    def place_names(self, places: Iterable[str]) -> str:
        """The names of places, in a line."""
        return self.wording("print.comma").join(self.wording.edition.places[id] for id in places)

    def x(self, x: float) -> float:
        """A place in a drawing, counted from the start of the line."""
        return round(x if self.direction == "ltr" else WIDTH - x, 1)

    def event_anchor(self, event: str) -> str:
        """The anchor of an event's card."""
        return self.location_anchor(Location("event", event))

    def claim_anchor(self, claim: str) -> str:
        """The anchor of the sentence that makes a claim."""
        return self.location_anchor(Location("claim", claim))

    def note_anchor(self, claim: str) -> str:
        """The anchor of the note about a claim."""
        return f"{self.code}-behind-{claim}"

    def source_anchor(self, source: str) -> str:
        """The anchor of the note about a source."""
        return f"{self.code}-source-{source}"

    def claim_kind(self, claim: str) -> ClaimKind:
        """The kind of a claim."""
        return self.wording.explainer.graph.claims[claim].kind

    def kind_sign(self, kind: ClaimKind) -> Sign:
        """The sign of a kind of claim, without a number."""
        return Sign(kind)

    def _find_anchors(self) -> Iterator[str]:
        """Every anchor in this language that a link may lead to."""
        for block in self.document.blocks:
            yield from self._find_anchors_in(block)
        for part in all_parts(self.document.parts):
            yield self.section_anchor(part)
            for block in part.blocks:
                yield from self._find_anchors_in(block)

    def _find_anchors_in(self, block: DocumentBlock) -> Iterator[str]:
        if isinstance(block, List):
            yield from (self.source_anchor(item.source) for item in block.items if item.source)
        for line in all_lines(block):
            yield from (
                self.location_anchor(link.to) for link in line if isinstance(link, DocumentLink) and link.is_anchor
            )
