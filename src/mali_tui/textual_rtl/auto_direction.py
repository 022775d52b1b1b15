"""Lines that each run from where their paragraph does: from the side of its first letter with a direction.

Changes nothing in Textual. What stands around the text of a line, borders and padding, stays where it is in English;
so does what is no prose, such as trees and tables, whose lines belong together. Upstream: see `compositor`. Without
it an Arabic message among English ones starts at the left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.segment import Segment

from mali_tui.rtl.bidi import first_strong
from mali_tui.rtl.line_layout import Direction, Prose
from mali_tui.textual_rtl.line_filters import LeftToRight, RightToLeft
from mali_tui.textual_rtl.paragraphs import separate_prose


class AutoDirection(LeftToRight):
    """Lays each paragraph out from its own side, and all else from the left."""

    def __init__(self, *, marks: bool = False) -> None:
        super().__init__(marks=marks)
        self._rtl = RightToLeft(marks=marks)

    def line_base(self, text: str, prose: tuple[Prose, ...]) -> Direction:
        """That of the paragraph of a line; of what is no prose the left."""
        return first_strong(prose[0].paragraph) if prose else "ltr"

    def arrange(self, segments: list[Segment]) -> list[Segment]:
        """The segments in visual order."""
        controls, texts, prose = separate_prose(segments)
        if not prose or self.line_base("", prose) == "ltr":
            return super().arrange(segments)
        text = "".join([segment.text for segment in texts])
        start = len(text[: prose[0].start].rstrip(" "))
        end = len(text) - len(text[prose[-1].end :].lstrip(" "))
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
