"""Dims what is outside the reader's scope, in blocks of any kind.

The sign of a claim or an event out of scope is replaced by a dot. What has no such sign is dimmed by colour alone:
sentences without claims, rows of actors, and search results of the record and of sources. Panes that aren't made of
blocks ask the `VisibleSet` themselves: matrices (`grid_dimming`), the timeline's axis and the map.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import chain, groupby

from msgspec.structs import replace

from mali_tui.app.page.blocks import Block, LinkSpan, Span, paragraph
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.scope import VisibleSet
from mali_tui.symbols import CLAIM_SIGNS, DIMMED_SIGN, EVENT_SIGNS, LATER_SIGN

DIMMED_STYLE = "dimmed"
_REPLACEABLE_SIGNS = frozenset((*CLAIM_SIGNS.values(), *EVENT_SIGNS.values(), LATER_SIGN))
# its last punctuation mark, any signs after that, and the space before the next sentence
_SENTENCE_END = r"[.!?؟…][»”’)\"\]]*(?:\u00a0\S)*(?: +|$)"  # compiled when something is first dimmed


class ScopeDimmer:
    """Dims what is not in ``visible``."""

    def __init__(self, wording: Wording, visible: VisibleSet) -> None:
        self._wording = wording
        self._explainer = wording.explainer
        self._visible = visible
        own = (status.sign for status in wording.explainer.graph.statuses.values())
        self._signs = _REPLACEABLE_SIGNS | {sign for sign in own if sign}

    def dim_blocks(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """Dim what is out of scope. Rows of claims outside the lens are removed, and a line says how many."""
        if not self._visible.scope.is_active:
            return blocks
        dimmed: list[Block] = []
        for is_claims, group in groupby(blocks, key=_is_claim):
            run = list(group)
            dimmed += self._claim_rows(run) if is_claims else chain.from_iterable(map(self._block_with_reason, run))
        return dimmed

    def dim_rows(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """Dim the rows that are out of scope, and remove none."""
        return [self._dim_link(block, location) if (location := _row_location(block)) else block for block in blocks]

    def only_in_lens(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """The rows inside the lens, and the headings that still have rows."""
        if not self._visible.scope.lens:
            return blocks
        result: list[Block] = []
        for block in reversed(blocks):
            location = _row_location(block)
            if location in self._visible.in_lens or (location is None and result and _row_location(result[-1])):
                result.append(block)
        return result[::-1]

    # ── Blocks ───────────────────────────────────────────────────────────────────────────────

    def _claim_rows(self, rows: list[Block]) -> Iterator[Block]:
        """Dim the claims after the cut-off; put a line with the number of those outside the lens in their place.

        The first row that is left keeps the list's distance from what is above it.
        """
        in_lens = [row for row in rows if not self._visible.scope.lens or _row_location(row) in self._visible.in_lens]
        if in_lens:
            in_lens[0] = replace(in_lens[0], space_above=rows[0].space_above)
        yield from map(self._dim_block, in_lens)
        if missing := len(rows) - len(in_lens):
            text = self._wording("scope.missing", n=missing)
            yield paragraph(f"{DIMMED_SIGN} {text}", DIMMED_STYLE, before=int(bool(in_lens)))

    def _block_with_reason(self, block: Block) -> Iterator[Block]:
        """The dimmed block and, below the title of a card, why its subject is out of scope."""
        yield self._dim_block(block)
        subject = block.subject
        if subject is not None and subject.kind != "section" and not self._visible.contains(subject):
            outside_lens = self._visible.scope.lens and subject not in self._visible.in_lens
            # here "later" means after the cut-off, not "since then"
            reason = "outside" if outside_lens else f"later_{subject.kind}"
            yield paragraph(f"{DIMMED_SIGN} {self._wording(f'scope.{reason}')}", "mark")

    def _dim_block(self, block: Block) -> Block:
        if block.prose:
            return self._dim_prose(block)
        location = _row_location(block)
        if location is not None:
            return self._dim_row(block, location)
        if block.subject is not None and not self._visible.contains(block.subject):
            return replace(block, spans=(*block.spans, Span(0, len(block.text), DIMMED_STYLE)))
        outside = self._links_outside(block)
        return self._dim_ranges(block, [(link.start, link.end) for link in outside], outside)

    def _dim_row(self, block: Block, location: Location) -> Block:
        if location.kind in ("section", "actor"):
            count = self._claim_count(location)
            block = replace(block, tail=str(count) if count else "")
        return self._dim_link(block, location)

    def _dim_link(self, block: Block, location: Location) -> Block:
        if self._visible.contains(location):
            return block
        lead = DIMMED_SIGN + block.lead[1:] if block.lead[:1] in self._signs else block.lead
        return replace(self._dim_ranges(block, [(0, len(block.text))]), lead=lead, lead_style=DIMMED_STYLE)

    def _claim_count(self, location: Location) -> int:
        """The number of claims in scope that a passage makes or that are about an actor."""
        explainer = self._explainer
        if location.kind == "actor":
            return len(self._visible.claims.intersection(explainer.claims_of_actor.get(location.id, ())))
        points = explainer.graph.sections[location.id].points if location.id in explainer.graph.sections else ()
        claims = (
            id for passage in (location.passage, *points) for id in explainer.claims_of_passage.get(passage, ())
        )
        return len(self._visible.claims.intersection(claims))

    def _dim_prose(self, block: Block) -> Block:
        """Dim a paragraph sentence by sentence: a sentence with no claim in scope is dimmed as a whole."""
        ranges: list[tuple[int, int]] = []
        for start, end in _sentences(block.text):
            claims = [s for s in block.links if s.location.kind == "claim" and s.start < end and s.end > start]
            in_scope = any(self._visible.contains(link.location) for link in claims)
            if not in_scope and (claims or self._visible.scope.lens):
                ranges.append((start, end))
        outside = self._links_outside(block)
        return self._dim_ranges(block, [*ranges, *((link.start, link.end) for link in outside)], outside)

    def _links_outside(self, block: Block) -> list[LinkSpan]:
        return [
            link for link in (*block.links, *block.link_continuations) if not self._visible.contains(link.location)
        ]

    def _dim_ranges(self, block: Block, ranges: list[tuple[int, int]], links: Sequence[LinkSpan] = ()) -> Block:
        """Dim parts of a block's text, and replace the sign of each of ``links`` by a dot."""
        characters, ranges = list(block.text), list(ranges)
        for link in links:
            index = _sign_index(block, link, self._signs)
            if index is not None:
                characters[index] = DIMMED_SIGN
                ranges.append((index, index + 1))
        if not ranges:
            return block
        spans = (Span(start, end, DIMMED_STYLE) for start, end in ranges)
        return replace(block, text="".join(characters), spans=(*block.spans, *spans))


def _row_location(block: Block) -> Location | None:
    """The Location that a row of a list links to."""
    return block.links[0].location if block.row and block.links else None


def _sign_index(block: Block, link: LinkSpan, signs: Container[str]) -> int | None:
    """The index of a link's sign in the text of its block: after a claim in prose, else before the link."""
    if link.location.kind == "claim":
        return next((i for i in block.marks if i >= link.end and block.text[i] in signs), None)
    index = link.start - len("■ ")  # a sign and a space
    return index if index >= 0 and block.text[index] in signs else None


def _is_claim(block: Block) -> bool:
    location = _row_location(block)
    return location is not None and location.kind == "claim"


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of every sentence."""
    start = 0
    for match in re.finditer(_SENTENCE_END, text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)
