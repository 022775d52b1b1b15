"""The direction of names in trees of files, which Textual draws without `Content`.

Changes: once `patch_directory_tree` was called, in widgets from the right `DirectoryTree.render_label` isolates names
whose first letter is from the left. Textual has no directions. Upstream: not of Textual. Without it ``.git`` is shown
as ``git.``.
"""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual.widgets import DirectoryTree

from mali_tui.rtl.bidi import first_strong
from mali_tui.rtl.isolates import PDI, isolate_start
from mali_tui.textual_rtl.directions import direction_of
from mali_tui.textual_rtl.replacing import replace_method

_render_label = DirectoryTree.render_label


def patch_directory_tree() -> None:
    """Let names run the way of their first letter; once is enough."""
    replace_method(DirectoryTree, _render_isolated_label, "render_label")


def _render_isolated_label(tree: DirectoryTree, node: Any, base_style: Any, style: Any) -> Text:
    label = _render_label(tree, node, base_style, style)
    name = str(node.label)
    if not name or direction_of(tree) != "rtl" or first_strong(name) == "rtl":
        return label
    start = label.plain.rfind(name)
    return Text.assemble(label[:start], isolate_start("ltr"), label[start:], PDI) if start >= 0 else label
