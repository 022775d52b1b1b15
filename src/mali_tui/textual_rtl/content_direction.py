"""The direction that its content gives a widget: code runs from the left, an Arabic list or table from the right.

Changes nothing in Textual. Upstream: not of Textual. Without it code is ordered as prose in an app from the right,
and where the direction is "auto" an Arabic list has its markers at the left, far from where its lines begin.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

from textual.dom import DOMNode
from textual.widgets import Static

from mali_tui.rtl.bidi import first_strong

if TYPE_CHECKING:
    from textual.widgets import TextArea

TextDirection = Literal["ltr", "rtl", "auto"]
"""Where lines run from; "auto": each from where its paragraph's first letter with a direction runs from."""
_BLOCKS = ("MarkdownBlockQuote", "MarkdownList", "MarkdownTable")
_CACHE = "_textual_rtl_block_direction"


def direction_by_content(node: DOMNode, parent: TextDirection) -> TextDirection | None:
    """The direction of what a widget shows, in a parent of direction ``parent``; None if that doesn't matter."""
    if parent == "ltr":
        return None
    # modules that nobody has imported need not be looked at
    log = sys.modules.get("textual.widgets._log")
    if log and isinstance(node, log.Log):
        return "ltr" if parent == "rtl" else None
    editors = sys.modules.get("textual.widgets._text_area")
    if editors and isinstance(node, editors.TextArea):
        return "ltr" if is_for_code(node) else None
    if not isinstance(node, Static):
        return None
    syntax = sys.modules.get("rich.syntax")
    if syntax and isinstance(node.content, syntax.Syntax):
        return "ltr"
    if parent == "auto" and (markdown := sys.modules.get("textual.widgets._markdown")):
        return _block_direction(node, tuple([getattr(markdown, name) for name in _BLOCKS]))
    return None


def is_for_code(editor: TextArea) -> bool:
    """Whether an editor has a language, or all that `TextArea.code_editor` gives an editor of code."""
    indents = editor.tab_behavior == "indent" and not editor.soft_wrap
    return editor.language is not None or (indents and editor.show_line_numbers)


def _block_direction(node: Static, kinds: tuple[type, ...]) -> TextDirection | None:
    """From the right if the first letter with a direction in a block of Markdown is from there."""
    if not isinstance(node, kinds):
        return None
    whole = node._markdown.source  # type: ignore[attr-defined]
    key = (whole, node.source_range)  # type: ignore[attr-defined]
    cached: tuple[object, TextDirection | None] = node.__dict__.get(_CACHE, (None, None))
    if cached[0] != key:
        cached = key, "rtl" if first_strong(node.source or "") == "rtl" else None  # type: ignore[attr-defined]
        node.__dict__[_CACHE] = cached
    return cached[1]
