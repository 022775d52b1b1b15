"""Lines that each run from where their paragraph does: from the side of its first letter with a direction.

Changes nothing in Textual. What stands around the text of a line, borders and padding, stays where it is in English,
but the button of what can be checked goes with its text. What is no prose, such as trees and tables, stays at the
left, as its lines belong together. Upstream: see `compositor`. Without it an Arabic message among English ones starts
at the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.segment import Segment

from mali_tui.rtl.bidi import first_strong
from mali_tui.rtl.line_layout import Direction, Prose
from mali_tui.textual_rtl.line_filters import LeftToRight, RightToLeft
from mali_tui.textual_rtl.paragraphs import BUTTON, separate_prose

Margins = tuple[int, int]
_BUTTON_BEFORE = re.compile(f"{BUTTON} *$")
_BUTTON_AFTER = re.compile(f"^ *{BUTTON}")


class AutoDirection(LeftToRight):
    """Lays each paragraph out from its own side, and all else from the left."""

    def __init__(self, *, marks: bool = False, margins: Margins = (0, 0)) -> None:
        """``margins``: how many columns at each end of a line are no place for text."""
        super().__init__(marks=marks)
        self._rtl = RightToLeft(marks=marks)
        self._margins = margins
        self._with_margins: dict[Margins, AutoDirection] = {}

    def with_margins(self, margins: Margins) -> AutoDirection:
        """The same for lines with other margins; always the same object for the same, as strips are cached by it."""
        if margins == self._margins:
            return self
        if margins not in self._with_margins:
            self._with_margins[margins] = AutoDirection(marks=self.marks, margins=margins)
        return self._with_margins[margins]

    def line_base(self, text: str, prose: tuple[Prose, ...]) -> Direction:
        """That of the paragraph of a line; of what is no prose the left."""
        return first_strong(prose[0].paragraph) if prose else "ltr"

    def arrange(self, segments: list[Segment]) -> list[Segment]:
        """The segments in visual order."""
        controls, texts, prose = separate_prose(segments)
        if not prose or self.line_base("", prose) == "ltr":
            return super().arrange(segments)
        text = "".join([segment.text for segment in texts])
        start = len(_BUTTON_BEFORE.sub("", text[: prose[0].start]).rstrip(" "))
        end = len(text) - len(_BUTTON_AFTER.sub("", text[prose[-1].end :]).lstrip(" "))
        left, right = self._margins
        start, end = min(prose[0].start, max(start, left)), max(prose[-1].end, min(end, len(text) - right))
        inside = tuple([part._replace(start=part.start - start, end=part.end - start) for part in prose])
        middle = list(_slice(texts, start, end))
        return [
            *controls,
            *super().arrange(list(_slice(texts, 0, start))),
            *self._rtl.lay_out(middle, inside),
            *super().arrange(list(_slice(texts, end, len(text)))),
        ]


def _slice(segments: Iterable[Segment], start: int, end: int) -> Iterator[Segment]:
    """The characters from ``start`` to ``end``."""
    at = 0
    for text, style, control in segments:
        if part := text[max(0, start - at) : max(0, end - at)]:
            yield Segment(part, style, control)
        at += len(text)
