"""The search dialog: a field, the results while typing, and a preview of the result under the cursor."""

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
from mali_tui.app.ui.action import binding
from mali_tui.app.views import cards
from mali_tui.app.views.article.blocks import prose_block
from mali_tui.cards import card_of
from mali_tui.content.model import Direction
from mali_tui.content.search.search import Group, Match, Range, Search, SearchResult
from mali_tui.content.search.snippet import excerpt
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import location_of_result
from mali_tui.symbols import RECORD_SIGN, SEPARATOR, SOURCED_SIGN
from mali_tui.textual_rtl.bidi_input import BidiInput

MAX_RESULTS = 80  # results listed; of further ones only the number is shown
EXCERPT_LENGTH, LENGTH_BEFORE_MATCH = 110, 40  # characters of an excerpt, and of those before the match
DIRECTION_MARKS: dict[Direction, str] = {"rtl": "\u200f", "ltr": "\u200e"}
"""Marks around an excerpt of the other direction, so that its punctuation is ordered as in its own language."""
SIGNS_OF_RESULTS = {"record": RECORD_SIGN, "source": SOURCED_SIGN}
"""Of what isn't a thing of its own; other results have the sign of the thing."""
PREVIEW_COLUMNS = 90  # columns from which the preview is beside the results


class SearchScreen(Dialog["SearchResult | None"]):
    """The search over the reading screen. The result is the chosen search result, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("move(1)", "down"),
        binding("move(-1)", "up"),
        binding("page(1)", "pagedown"),
        binding("page(-1)", "pageup"),
    ]

    def __init__(
        self, wording: Wording, search: Search, dimmer: ScopeDimmer, query: str = "", *, since_then: bool = False
    ) -> None:
        """``since_then``: whether later events are found; if not, only their number is given."""
        super().__init__()
        self._since_then = since_then
        self._dimmer = dimmer
        self._wording = wording
        self._search = search
        self._listed_results: list[SearchResult] = []
        self.query_typed = query
        """The current query."""

    def compose(self) -> ComposeResult:
        """Compose the field, the results and the preview."""
        with Vertical(id="search") as dialog:
            dialog.border_title = self._wording("search.title")
            dialog.border_subtitle = self._wording("search.keys")
            yield BidiInput(self.query_typed, self._wording("search.placeholder"), id="query")
            with Horizontal(id="search-panes"):
                yield Page(id="results")
                yield Page(id="preview", list_mode=False)

    def on_mount(self) -> None:
        """Start with the given query."""
        self._search_for(self.query_typed)
        self.query_one(BidiInput).focus()

    def on_resize(self) -> None:
        """Hide the preview in a narrow window, which has room for the results only."""
        self.set_class(self.app.size.width < PREVIEW_COLUMNS, "-narrow")

    @property
    def _results(self) -> Page:
        return self.query_one("#results", Page)

    @property
    def selected_result(self) -> SearchResult | None:
        """The result at the cursor."""
        cursor = self._results.cursor
        return self._listed_results[cursor] if cursor is not None and cursor < len(self._listed_results) else None

    @on(Input.Changed)
    def _query_changed(self, message: Input.Changed) -> None:
        if message.value == message.input.value:  # else the message is outdated and another follows
            self._search_for(message.value)

    def _search_for(self, query: str) -> None:
        self.query_typed = query
        groups = self._search.groups(query, MAX_RESULTS, since_then=self._since_then)
        self._listed_results = [result for group in groups for result in group.found]
        blocks = result_blocks(self._wording, self._search, query, groups)
        hidden = 0 if self._since_then else self._search.count_later(query)
        if hidden:
            blocks.append(paragraph(self._wording("search.later", n=hidden), "secondary", before=1))
        self._results.show(self._dimmer.dim_rows(blocks))
        if self._listed_results:
            self._results.cursor = 0
        self._preview()

    def _preview(self) -> None:
        blocks = preview_blocks(self._wording, self.selected_result) if self.selected_result else []
        self.query_one("#preview", Page).show(
            [self._highlight_matches(block) for block in self._dimmer.dim_blocks(blocks)]
        )

    def _highlight_matches(self, block: Block) -> Block:
        return highlight_ranges(block, self._search.ranges(self.query_typed, block.text))

    def action_move(self, by: int) -> None:
        """Move to the next or previous result."""
        self._results.move(by)
        self._tell_choice()

    def action_page(self, by: int) -> None:
        """Move by a screenful of results."""
        self._results.page_by(by)
        self._tell_choice()

    def _tell_choice(self) -> None:
        """For screen readers, put the terminal's cursor at the result; typing takes it back to the field."""
        if self.app.has_class("-plain"):
            self.call_after_refresh(self._results.place_terminal_cursor)

    @on(Page.Reached, "#results")
    def _show_reached(self) -> None:
        self._preview()

    @on(Page.Followed)
    @on(Input.Submitted)
    def _choose(self) -> None:
        if self.selected_result:
            self.dismiss(self.selected_result)


# ── Contents of the panes ────────────────────────────────────────────────────────────────────


def highlight_ranges(block: Block, ranges: Iterable[Range]) -> Block:
    """Highlight ranges of a block."""
    return replace(block, spans=(*block.spans, *(Span(start, end, "match") for start, end in ranges)))


def result_blocks(wording: Wording, search: Search, query: str, groups: Sequence[Group]) -> list[Block]:
    """The results grouped by kind, named in the language of the screen."""
    if not groups:
        message = wording("search.nothing", query=query.strip()) if query.strip() else wording("search.hint")
        return [paragraph(message, "secondary", before=1)]
    blocks: list[Block] = []
    for kind, number, results in groups:
        heading = wording(f"search.groups.{kind}") + SEPARATOR + wording("search.found", n=number)
        blocks += [cards.label(heading), *(_row(wording, search, query, result) for result in results)]
        if number > len(results):
            blocks.append(paragraph(wording("search.more", n=number - len(results)), "secondary"))
    return blocks


def _row(wording: Wording, search: Search, query: str, result: SearchResult) -> Block:
    """A result's name and, unless the name itself matches, an excerpt of the matching text."""
    location = location_of_result(wording.explainer, result)
    graph = wording.explainer.graph
    name = graph.sources[result.id].name if result.kind == "source" else wording.name(location)
    in_name = search.ranges(query, name)
    is_inside = result.paragraph is not None or result.kind == "record"
    builder = TextBuilder()
    builder.add(name, "secondary" if is_inside else "", location)
    builder.spans += [Span(start, end, "match") for start, end in in_name]
    if result.kind == "event":
        builder.add(SEPARATOR + wording.when_short(result.id), "secondary")
    elif result.kind == "source":
        builder.add(SEPARATOR + wording.name(location), "secondary")
    if not in_name or is_inside:
        screen_code = wording.edition.code
        code = screen_code if screen_code in result.matches else next(iter(result.matches))
        direction = wording.for_language(code).edition.direction
        _add_excerpt(
            builder,
            result.matches[code],
            "" if direction == wording.edition.direction else DIRECTION_MARKS[direction],
        )
    row = cards.signed_row(wording, builder, location)
    return replace(row, lead=SIGNS_OF_RESULTS.get(result.kind, row.lead))


def _add_excerpt(builder: TextBuilder, match: Match, direction_mark: str) -> None:
    snippet = excerpt(match.text, match.ranges, length=EXCERPT_LENGTH, before=LENGTH_BEFORE_MATCH)
    builder.add(SEPARATOR, "secondary").add(direction_mark)
    offset = len(builder.text)
    builder.add(snippet.text, "quiet").add(direction_mark)
    builder.spans += [Span(offset + start, offset + end, "match") for start, end in snippet.ranges]


def preview_blocks(wording: Wording, result: SearchResult) -> list[Block]:
    """The card or paragraph of a result."""
    if result.kind != "section":
        return cards.card_blocks(card_of(wording, location_of_result(wording.explainer, result)))
    passage = wording.edition.passage(result.id)
    title = paragraph(wording.passage_title(result.id), "heading")
    number = result.paragraph or 0
    if number >= len(passage.paragraphs):
        return [title]
    return [title, prose_block(wording, passage.paragraphs[number], key="")]
