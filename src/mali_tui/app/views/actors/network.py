"""An actor's ties drawn as a small network: around its box where there is room, else as branches below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace
from rich.cells import cell_len

from mali_tui.app.page.blocks import Block, TextBuilder
from mali_tui.app.views.actors.network_layout import Neighbour, Row, TieLabel, layout_around
from mali_tui.app.views.cards import label
from mali_tui.content.model import Tie
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.symbols import SEPARATOR, sign_for

FORK, LAST, PASS = "├", "╰", "│"
OUTGOING, INCOMING = "─▶", "◀─"


def network_blocks(wording: Wording, id: str, width: int) -> list[Block]:
    """The ties of an actor, each named, with its direction and the event behind it one step away."""
    ties = wording.explainer.ties_of_actor.get(id, ())
    if not ties:
        return []
    sources = _group_ties(wording, [(tie.source, tie) for tie in ties if tie.target == id])
    targets = _group_ties(wording, [(tie.target, tie) for tie in ties if tie.source == id])
    rows = layout_around(wording.actor(id), sources, targets, width)
    return [label(wording("cards.ties")), *(map(_row, rows) if rows else _branches(wording, id, ties))]


# ── Around the box ───────────────────────────────────────────────────────────────────────────


def _group_ties(wording: Wording, ties: Iterable[tuple[str, Tie]]) -> list[Neighbour]:
    neighbours: defaultdict[str, list[TieLabel]] = defaultdict(list)
    for other, tie in ties:
        sign = sign_for(wording.explainer.graph.sign_of(tie.event))
        neighbours[other].append(TieLabel(sign, wording.edition.ties[tie.kind].out, Location("event", tie.event)))
    return [
        Neighbour(wording.actor(other), Location("actor", other), tuple(labels))
        for other, labels in neighbours.items()
    ]


def _row(row: Row) -> Block:
    builder = TextBuilder()
    for piece in row:
        if piece.continued and piece.location:
            builder.add_continuation(piece.text, piece.style, piece.location)
        else:
            builder.add(piece.text, piece.style, piece.location)
    return builder.block(drawing=True)


# ── Below it ─────────────────────────────────────────────────────────────────────────────────


def _branches(wording: Wording, id: str, ties: Iterable[Tie]) -> list[Block]:
    """The box, then every neighbour with the ties to it, out ones and back ones, and the event behind each."""
    neighbours: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        neighbours[tie.target if tie.source == id else tie.source].append(tie)
    blocks = _box(wording.actor(id))
    for number, (other, ties) in enumerate(neighbours.items(), 1):
        last = number == len(neighbours)
        name = TextBuilder().add(wording.actor(other), "link", Location("actor", other))
        blocks.append(name.block(lead=f" {LAST if last else FORK}─── ", lead_width=6, lead_style="rule"))
        blocks += [_tie(wording, tie, out=tie.source == id, last=last) for tie in ties]
    return blocks


def _box(name: str) -> list[Block]:
    line = "─" * (cell_len(name) + 2)
    top, bottom = (TextBuilder().add(text, "rule") for text in (f"╭{line}╮", f"╰┬{line[1:]}╯"))
    middle = TextBuilder().add("│ ", "rule").add(name, "strong").add(" │", "rule")
    return [builder.block(drawing=True) for builder in (top, middle, bottom)]


def _tie(wording: Wording, tie: Tie, *, out: bool, last: bool) -> Block:
    words = wording.edition.ties[tie.kind]
    arrow = OUTGOING if out == (wording.edition.direction == "ltr") else INCOMING
    builder = TextBuilder().add(f"{arrow} ", "mark").add(words.out if out else words.back, "claim")
    builder.add(SEPARATOR, "secondary").add(
        wording.edition.events[tie.event].title, "quiet", Location("event", tie.event)
    )
    trunk = f" {' ' if last else PASS}"
    return replace(builder.block(lead=trunk, lead_width=6, lead_style="rule"), continuation_lead=trunk)
