"""The sign before the title of a `Collapsible`, which points to where its line goes on.

Changes: once `patch_collapsible` was called, `CollapsibleTitle.render` in titles from the right. Their sign is a part
of their text, in which signs keep the way they point. Upstream: not reported. Without it the sign of what is closed
points away from its title, and against those of a tree.
"""

from __future__ import annotations

from textual.content import Content
from textual.visual import Visual
from textual.widgets._collapsible import CollapsibleTitle

from mali_tui.rtl.bidi import first_strong
from mali_tui.rtl.mirroring import ui_mirror
from mali_tui.textual_rtl.directions import direction_of
from mali_tui.textual_rtl.replacing import replace_method

_render = CollapsibleTitle.render


def patch_collapsible() -> None:
    """Let the signs of titles point as they are read; once is enough."""
    replace_method(CollapsibleTitle, _render_mirrored, "render")


def _render_mirrored(title: CollapsibleTitle) -> Visual:
    content: Visual = _render(title)  # type: ignore[assignment]
    symbol = title.collapsed_symbol if title.collapsed else title.expanded_symbol
    direction = direction_of(title)
    if direction == "ltr" or not isinstance(content, Content) or not content.plain.startswith(symbol):
        return content
    if direction == "auto" and first_strong(content.plain) != "rtl":
        return content
    images = ui_mirror()
    mirrored = "".join([images.get(sign, sign) for sign in symbol])
    return Content(mirrored + content.plain[len(symbol) :], list(content.spans))
