"""The direction of each line of a log, which Textual draws without `Content`.

Changes: once `patch_logs` was called, ``_render_line`` of `Log` and `RichLog` says what line it was cut from where
the direction is "auto", and in widgets from the right a `RichLog` isolates the lines of code and of objects, which
`RichLog.write` marks. Textual has no directions. Upstream: not of Textual. Without it an Arabic message among English
ones starts at the left, and code in an app from the right is ordered as prose.
"""

from __future__ import annotations

import sys
from typing import Any

from rich.pretty import Pretty
from rich.protocol import is_renderable
from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Log, RichLog

from mali_tui.rtl.bidi import first_strong
from mali_tui.rtl.isolates import PDI, isolate_start
from mali_tui.rtl.line_layout import right_to_left
from mali_tui.textual_rtl.directions import direction_of
from mali_tui.textual_rtl.paragraphs import PROSE_END, prose_start
from mali_tui.textual_rtl.replacing import replace_method


class _CodeStrip(Strip):
    """A line of code or of an object's repr."""


_render_log_line = Log._render_line
_render_rich_line = RichLog._render_line
_write = RichLog.write


def patch_logs() -> None:
    """Let each line of a log have a direction; once is enough."""
    replace_method(Log, _render_directed_log_line, "_render_line")
    replace_method(RichLog, _render_directed_rich_line, "_render_line")
    replace_method(RichLog, _write_marked, "write")


def _render_directed_log_line(log: Log, y: int, scroll_x: int, width: int) -> Strip:
    if y >= len(log._lines) or direction_of(log) != "auto":
        return _render_log_line(log, y, scroll_x, width)
    # Textual's lines go on under the scroll bar
    strip = _render_log_line(log, y, scroll_x, min(width, log.scrollable_content_region.width))
    return _mark_line(strip, log._process_line(log._lines[y]), scroll_x)


def _render_directed_rich_line(log: RichLog, y: int, scroll_x: int, width: int) -> Strip:
    strip = _render_rich_line(log, y, scroll_x, width)
    if y >= len(log.lines) or (direction := direction_of(log)) == "ltr":
        return strip
    line = log.lines[y]
    if isinstance(line, _CodeStrip):
        isolated = [Segment(isolate_start("ltr")), *strip, Segment(PDI)]
        return Strip(isolated, strip.cell_length) if direction == "rtl" else strip
    return _mark_line(strip, line.text, scroll_x) if direction == "auto" else strip


def _mark_line(strip: Strip, line: str, scroll_x: int) -> Strip:
    """A strip that was cut from a line; one from the right with marks that say so."""
    if not right_to_left().search(line) or first_strong(line) == "ltr":
        return strip
    before = line[:scroll_x]
    marked = [prose_start(before + strip.text, len(before)), *strip, PROSE_END]
    return Strip(marked, strip.cell_length)


def _write_marked(log: RichLog, content: Any, *args: Any, **options: Any) -> RichLog:
    written = log._start_line + len(log.lines)
    _write(log, content, *args, **options)
    syntax = sys.modules.get("rich.syntax")
    is_syntax = syntax is not None and isinstance(content, syntax.Syntax)
    if is_syntax or isinstance(content, Pretty) or not is_renderable(content):
        for at in range(max(0, written - log._start_line), len(log.lines)):
            log.lines[at] = _CodeStrip(list(log.lines[at]), log.lines[at].cell_length)
    return log
