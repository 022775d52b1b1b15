"""What is said about claims, events, later events, actors, terms, sources and passages: written once.

To say something more about one of them, add a function to the ``FIELDS`` of its module: the app, printed text,
Markdown, HTML and JSON, and the clipboard show it.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from msgspec.structs import replace

from mali_tui.cards.model import Card, without_later
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location


def card_of(wording: Wording, location: Location, later: Container[str] = ()) -> Card:
    """The card of the thing at a Location, with outcomes by those ``later`` events, given by their ids."""
    return replace(without_later(_whole_card(wording, location), later), direction=wording.edition.direction)


@lru_cache(8)  # the panes of a view show parts of the same one
def _whole_card(wording: Wording, location: Location) -> Card:
    """The card; each kind's module is imported with its first card, as all take 2 ms and a start shows one."""
    if location.kind == "claim":
        from mali_tui.cards.claim import claim_card

        return claim_card(wording, location.id)
    if location.kind == "event":
        from mali_tui.cards.event import event_card

        return event_card(wording, location.id)
    if location.kind == "since":
        from mali_tui.cards.later import later_card

        return later_card(wording, location.id)
    if location.kind == "actor":
        from mali_tui.cards.actor import actor_card

        return actor_card(wording, location.id)
    if location.kind == "source":
        from mali_tui.cards.source import source_card

        return source_card(wording, location.id)
    if location.kind == "term":
        from mali_tui.cards.term import term_card

        return term_card(wording, location.id)
    from mali_tui.cards.passage import passage_card

    return passage_card(wording, location.passage)
