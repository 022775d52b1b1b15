"""The key bar: the keys that are worth a hint where the reader is, and what each of them does there.

Their order is that of `ACTIONS` in `app/views/actions.py`; `StatusBar` leaves out what has no room.
"""

from __future__ import annotations

from collections.abc import Container

from msgspec import Struct

from mali_tui.app.ui.action import key_name, key_sign
from mali_tui.app.ui.bar import BarItem
from mali_tui.app.views.actions import ACTIONS
from mali_tui.app.views.registry import VIEWS
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location

RIGHT_ALIGNED = 2  # items that stand at the end of the bar


class KeyBarContext(Struct, frozen=True):
    """Where the reader is: the view and the pane of it, and where the cursor leads there."""

    view: str
    pane: str
    at: Location | None


def key_bar(
    wording: Wording, here: KeyBarContext, idle: Container[str], *, plain: bool
) -> tuple[list[BarItem], list[BarItem]]:
    """The items at the start and at the end of the bar, without the actions that are ``idle``.

    ``plain`` is for screen readers: keys in words, and the keys that step through claims in every view.
    """
    name = key_name if plain else key_sign
    items = [
        BarItem(
            _label(wording, action.name, here, plain),
            "secondary",
            key=name(action.bar_keys, wording.locale),
            action=action.screen_action,
        )
        for action in ACTIONS
        if action.bar_keys and action.name not in idle
    ]
    return items[:-RIGHT_ALIGNED], items[-RIGHT_ALIGNED:]


def _label(wording: Wording, action: str, here: KeyBarContext, plain: bool) -> str:
    """What an action does here, in few words."""
    if action == "follow" and here.at is not None and here.at.kind == "claim":
        in_article = (here.view, here.pane) == ("sections", "content")
        return wording("bar.follow_event" if in_article else "bar.follow_claim")
    if action == "next_claim" and not plain:
        return wording(f"bar.{VIEWS[here.view].step_label}")
    return wording.action(action, "bar")
