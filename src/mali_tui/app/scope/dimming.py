"""What is outside the reader's scope, drawn back: one pass over blocks, whatever made them.

Colour is never the only sign of it: the sign of a claim or an event gives way to a dot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from msgspec.structs import replace

from mali_tui.app.page.blocks import Block, LinkSpan, Span, paragraph
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.scope import VisibleSet
from mali_tui.symbols import CLAIM_SIGNS, DIMMED_SIGN, EVENT_SIGNS

DIMMED_STYLE = "faded"
SIGNS = frozenset((*CLAIM_SIGNS.values(), *EVENT_SIGNS.values()))
# a sentence's end, the signs set after it, and the blank before the next
SENTENCE = re.compile(r"[.!?؟…][»”’)\"\]]*(?:\u00a0\S)*(?: +|$)")


class ScopeDimmer:
    """Draws back what is outside ``reach``."""

    def __init__(self, wording: Wording, reach: VisibleSet) -> None:
        self._wording = wording
        self._explainer = wording.explainer
        self._reach = reach

    def dim_blocks(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """Blocks with what is outside faded. Claims outside the lens leave a list, which then says how many did."""
        if not self._reach.scope.is_active:
            return blocks
        veiled: list[Block] = []
        for is_claims, group in groupby(blocks, key=_is_claim):
            run = list(group)
            veiled += self._claims(run) if is_claims else chain.from_iterable(map(self._with_reason, run))
        return veiled

    def dim_rows(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """A list of which nothing leaves: its rows that are outside are faded."""
        return [self._dim_link(block, location) if (location := _leads_to(block)) else block for block in blocks]

    def without_outside_lens(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """A list without the rows that the lens leaves out, and without the headings under which none is left."""
        if not self._reach.scope.lens:
            return blocks
        kept: list[Block] = []
        for block in reversed(blocks):
            location = _leads_to(block)
            if location in self._reach.in_lens or (location is None and kept and _leads_to(kept[-1])):
                kept.append(block)
        return kept[::-1]

    # ── Blocks ───────────────────────────────────────────────────────────────────────────────

    def _claims(self, rows: list[Block]) -> Iterator[Block]:
        kept = [row for row in rows if not self._reach.scope.lens or _leads_to(row) in self._reach.in_lens]
        if kept:
            kept[0] = replace(kept[0], space_above=rows[0].space_above)
        yield from map(self._block, kept)
        if missing := len(rows) - len(kept):
            words = self._wording("scope.missing", n=missing)
            yield paragraph(f"{DIMMED_SIGN} {words}", DIMMED_STYLE, before=int(bool(kept)))

    def _with_reason(self, block: Block) -> Iterator[Block]:
        """A block, and below the title of a card why what it is about is outside."""
        yield self._block(block)
        about = block.subject
        if about is not None and about.kind != "section" and not self._reach.contains(about):
            left_out = self._reach.scope.lens and about not in self._reach.in_lens
            reason = "outside" if left_out else f"later_{about.kind}"
            yield paragraph(f"{DIMMED_SIGN} {self._wording(f'scope.{reason}')}", "mark")

    def _block(self, block: Block) -> Block:
        if block.prose:
            return self._prose(block)
        location = _leads_to(block)
        if location is not None:
            return self._row(block, location)
        if block.subject is not None and not self._reach.contains(block.subject):
            return replace(block, spans=(*block.spans, Span(0, len(block.text), DIMMED_STYLE)))
        outside = self._outside(block)
        return self._fade(block, [(stop.start, stop.end) for stop in outside], outside)

    def _row(self, block: Block, location: Location) -> Block:
        if location.kind in ("section", "actor"):
            count = self._count(location)
            block = replace(block, tail=str(count) if count else "")
        return self._dim_link(block, location)

    def _dim_link(self, block: Block, location: Location) -> Block:
        if self._reach.contains(location):
            return block
        lead = DIMMED_SIGN + block.lead[1:] if block.lead[:1] in SIGNS else block.lead
        return replace(self._fade(block, [(0, len(block.text))]), lead=lead, lead_style=DIMMED_STYLE)

    def _count(self, location: Location) -> int:
        """The claims inside that a passage makes or that are about an actor."""
        explainer = self._explainer
        if location.kind == "actor":
            return len(self._reach.claims.intersection(explainer.claims_of_actor.get(location.id, ())))
        points = explainer.graph.sections[location.id].points if location.id in explainer.graph.sections else ()
        claims = (
            id for passage in (location.passage, *points) for id in explainer.claims_of_passage.get(passage, ())
        )
        return len(self._reach.claims.intersection(claims))

    def _prose(self, block: Block) -> Block:
        """A paragraph, sentence by sentence: one without a claim inside is faded as a whole."""
        ranges: list[tuple[int, int]] = []
        for start, end in _sentences(block.text):
            claims = [s for s in block.links if s.location.kind == "claim" and s.start < end and s.end > start]
            inside = any(self._reach.contains(stop.location) for stop in claims)
            if not inside and (claims or self._reach.scope.lens):
                ranges.append((start, end))
        outside = self._outside(block)
        return self._fade(block, [*ranges, *((stop.start, stop.end) for stop in outside)], outside)

    def _outside(self, block: Block) -> list[LinkSpan]:
        return [stop for stop in (*block.links, *block.link_continuations) if not self._reach.contains(stop.location)]

    def _fade(self, block: Block, ranges: list[tuple[int, int]], stops: Sequence[LinkSpan] = ()) -> Block:
        """Fade parts of a block's text; the sign of each of ``stops`` gives way to a dot."""
        letters, ranges = list(block.text), list(ranges)
        for stop in stops:
            at = _sign_of(block, stop)
            if at is not None:
                letters[at] = DIMMED_SIGN
                ranges.append((at, at + 1))
        if not ranges:
            return block
        spans = (Span(start, end, DIMMED_STYLE) for start, end in ranges)
        return replace(block, text="".join(letters), spans=(*block.spans, *spans))


def _leads_to(block: Block) -> Location | None:
    """Where a row of a list leads."""
    return block.links[0].location if block.row and block.links else None


def _sign_of(block: Block, stop: LinkSpan) -> int | None:
    """Where the sign of a stop stands in a block's text: after a claim of the prose, else before it."""
    if stop.location.kind == "claim":
        return next((i for i in block.marks if i >= stop.end and block.text[i] in SIGNS), None)
    before = stop.start - 2
    return before if before >= 0 and block.text[before] in SIGNS else None


def _is_claim(block: Block) -> bool:
    location = _leads_to(block)
    return location is not None and location.kind == "claim"


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in SENTENCE.finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)
