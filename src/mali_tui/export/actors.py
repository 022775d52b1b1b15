"""The actors as printed, kind by kind."""

from __future__ import annotations

from typing import get_args

from mali_tui.content.model import ActorKind
from mali_tui.export.cards import card_section
from mali_tui.export.document import DocumentSection
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location


def actors_part(wording: PrintWording) -> DocumentSection:
    """Every actor, under its kind."""
    actors = wording.explainer.graph.actors
    kinds: tuple[ActorKind, ...] = get_args(ActorKind)
    groups = ((kind, [id for id, actor in actors.items() if actor.kind == kind]) for kind in kinds)
    parts = (
        DocumentSection(
            wording(f"actor_kinds.{kind}"),
            parts=tuple(card_section(wording, Location("actor", id)) for id in ids),
            name=f"actors-{kind}",
        )
        for kind, ids in groups
        if ids
    )
    return DocumentSection(wording("print.actors"), parts=tuple(parts), name="actors")
