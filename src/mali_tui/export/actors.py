"""The actors as printed, kind by kind."""

from __future__ import annotations

from mali_tui.export.cards import card_section
from mali_tui.export.document import DocumentSection
from mali_tui.export.wording import PrintWording
from mali_tui.reading.location import Location


def actors_part(wording: PrintWording) -> DocumentSection:
    """Every actor, under its kind."""
    parts = (
        DocumentSection(
            wording.actor_kinds(kind),
            parts=tuple(card_section(wording, Location("actor", id)) for id in ids),
            name=f"actors-{kind}",
        )
        for kind, ids in wording.explainer.actors_of_kind.items()
    )
    return DocumentSection(wording("print.actors"), parts=tuple(parts), name="actors")
