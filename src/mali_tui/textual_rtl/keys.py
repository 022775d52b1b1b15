"""Keys in widgets from the right: ← and → move as they point, and their names keep their order.

Changes nothing in Textual; `app` uses it. Textual's widgets bind → to what comes next, which in a mirrored table or
row of tabs is at the left. Upstream: not reported. Without it the cursor of a table moves against the arrow.
"""

from __future__ import annotations

from textual import events
from textual.widget import Widget

from mali_tui.rtl.isolates import PDI, isolate_start
from mali_tui.textual_rtl.directions import is_mirrored

_OPPOSITE = {"left": "right", "right": "left"}


def mirror_key(event: events.Key, focused: Widget | None) -> events.Key:
    """The key that a widget is to be sent: in one from the right ← for → and → for ←."""
    name = mirror_name(event.key, focused)
    return event if name == event.key else events.Key(name, event.character)


def mirror_name(key: str, focused: Widget | None) -> str:
    """The key that does in a widget what ``key`` does in one from the left.

    It is the same in fields, which know where their letters are seen, and in containers, which scroll by columns.
    """
    *modifiers, name = key.split("+")
    if name not in _OPPOSITE or focused is None or not is_mirrored(focused):
        return key
    from textual.widgets import Input, TextArea  # an app without such keys need not import them

    if isinstance(focused, (Input, TextArea)) or (focused.is_container and not focused.can_focus_children):
        return key
    return "+".join([*modifiers, _OPPOSITE[name]])


def isolate_key(name: str) -> str:
    """A key's name such as ^p, with its signs where they belong, and apart from the words beside it."""
    return f"{isolate_start('ltr')}{name}{PDI}"
