"""The search: a field, what was found as one types, and what stands at the place under the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from mali_tui.app.dialogs.dialog import Dialog
from mali_tui.app.page.blocks import Block, Span, TextBuilder, paragraph
from mali_tui.app.page.page import Page
from mali_tui.app.scope.dimming import ScopeDimmer
from mali_tui.app.ui.actions import binding
from mali_tui.app.views import cards
from mali_tui.app.views.article.blocks import prose_block
from mali_tui.cards import card_of
from mali_tui.content.model import Direction
from mali_tui.content.search.search import Group, Match, Range, Search, SearchResult
from mali_tui.content.search.snippet import excerpt
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import location_of_result
from mali_tui.symbols import SEPARATOR
from mali_tui.textual_rtl.directed_input import DirectedInput
from mali_tui.textual_rtl.mirrored_layout import set_direction

MAX_RESULTS = 80  # results that are listed, more than one reads; of the others their number
EXCERPT, BEFORE = 110, 40  # characters of an excerpt, and of those before what was found
DIRECTION_MARKS: dict[Direction, str] = {"rtl": "\u200f", "ltr": "\u200e"}
"""Marks between which an excerpt of the other direction has its full stop where its own language ends."""
WIDE = 90  # columns from which the preview stands beside the results


class SearchScreen(Dialog["SearchResult | None"]):
    """Over the reading screen, which stays as it is until Enter. The result is what the reader chose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("move(1)", "down"),
        binding("move(-1)", "up"),
        binding("page(1)", "pagedown"),
        binding("page(-1)", "pageup"),
    ]

    def __init__(self, wording: Wording, search: Search, veil: ScopeDimmer, query: str = "") -> None:
        super().__init__()
        self._veil = veil
        self._wording = wording
        self._search = search
        self._found: list[SearchResult] = []
        self.query_typed = query
        """What the reader looks for."""

    def compose(self) -> ComposeResult:
        """The field above the results and the preview."""
        with Vertical(id="search") as dialog:
            dialog.border_title = self._wording("search.title")
            dialog.border_subtitle = self._wording("search.keys")
            yield DirectedInput(self.query_typed, self._wording("search.placeholder"), id="query")
            with Horizontal(id="search-panes"):
                yield Page(id="results")
                yield Page(id="preview", list_mode=False)

    def on_mount(self) -> None:
        """Start with what was looked for last."""
        set_direction(self.query_one("#search-panes"), self._wording.edition.direction)
        self._search_for(self.query_typed)
        self.query_one(DirectedInput).focus()

    def on_resize(self) -> None:
        """A narrow window has room for the results only."""
        self.set_class(self.app.size.width < WIDE, "-narrow")

    @property
    def _results(self) -> Page:
        return self.query_one("#results", Page)

    @property
    def selected_result(self) -> SearchResult | None:
        """What the cursor is on."""
        cursor = self._results.cursor
        return self._found[cursor] if cursor is not None and cursor < len(self._found) else None

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        if message.value == message.input.value:  # else more was typed since, and will be looked for
            self._search_for(message.value)

    def _search_for(self, query: str) -> None:
        self.query_typed = query
        groups = self._search.groups(query, MAX_RESULTS)
        self._found = [found for group in groups for found in group.found]
        self._results.show(self._veil.dim_rows(result_blocks(self._wording, self._search, query, groups)))
        if self._found:
            self._results.cursor = 0
        self._preview()

    def _preview(self) -> None:
        blocks = preview_blocks(self._wording, self.selected_result) if self.selected_result else []
        self.query_one("#preview", Page).show(
            [self._highlight_matches(block) for block in self._veil.dim_blocks(blocks)]
        )

    def _highlight_matches(self, block: Block) -> Block:
        return highlight_ranges(block, self._search.ranges(self.query_typed, block.text))

    def action_move(self, by: int) -> None:
        """The next or previous result."""
        self._results.move(by)

    def action_page(self, by: int) -> None:
        """A screenful of results."""
        self._results.page_by(by)

    @on(Page.Reached, "#results")
    def _show_reached(self) -> None:
        self._preview()

    @on(Page.Followed)
    @on(Input.Submitted)
    def _choose(self) -> None:
        if self.selected_result:
            self.dismiss(self.selected_result)


# ── What the panes show ──────────────────────────────────────────────────────────────────────


def highlight_ranges(block: Block, ranges: Iterable[Range]) -> Block:
    """A block in which what was found stands out."""
    return replace(block, spans=(*block.spans, *(Span(start, end, "match") for start, end in ranges)))


def result_blocks(wording: Wording, search: Search, query: str, groups: Sequence[Group]) -> list[Block]:
    """What was found, grouped by kind, each in the language of the screen."""
    if not groups:
        words = wording("search.nothing", query=query.strip()) if query.strip() else wording("search.hint")
        return [paragraph(words, "dim", before=1)]
    blocks: list[Block] = []
    for kind, number, found in groups:
        heading = wording(f"search.groups.{kind}") + SEPARATOR + wording("search.found", n=number)
        blocks += [cards.label(heading), *(_row(wording, search, query, one) for one in found)]
        if number > len(found):
            blocks.append(paragraph(wording("search.more", n=number - len(found)), "dim"))
    return blocks


def _row(wording: Wording, search: Search, query: str, found: SearchResult) -> Block:
    """What was found by its name; and the words around it, unless the name itself holds them."""
    location = location_of_result(wording.explainer, found)
    name = wording.name(location)
    in_name = search.ranges(query, name)
    builder = TextBuilder()
    builder.add(name, "dim" if found.paragraph is not None else "", location)
    builder.spans += [Span(start, end, "match") for start, end in in_name]
    if found.kind == "event":
        builder.add(SEPARATOR + wording.when_short(found.id), "dim")
    if not in_name or found.paragraph is not None:
        own = wording.edition.code
        code = own if own in found.matches else next(iter(found.matches))
        direction = wording.for_language(code).edition.direction
        _add_excerpt(
            builder, found.matches[code], "" if direction == wording.edition.direction else DIRECTION_MARKS[direction]
        )
    return cards.signed_row(wording, builder, location)


def _add_excerpt(builder: TextBuilder, match: Match, side: str) -> None:
    piece = excerpt(match.text, match.ranges, length=EXCERPT, before=BEFORE)
    builder.add(SEPARATOR, "dim").add(side)
    at = len(builder.text)
    builder.add(piece.text, "quiet").add(side)
    builder.spans += [Span(at + start, at + end, "match") for start, end in piece.ranges]


def preview_blocks(wording: Wording, found: SearchResult) -> list[Block]:
    """What stands at the place of something that was found."""
    if found.kind != "section":
        return cards.card_blocks(card_of(wording, location_of_result(wording.explainer, found)))
    passage = wording.edition.passage(found.id)
    title = paragraph(wording.passage_title(found.id), "heading")
    number = found.paragraph or 0
    if number >= len(passage.paragraphs):
        return [title]
    return [title, prose_block(wording, passage.paragraphs[number], key="")]
