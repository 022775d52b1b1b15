"""Wording for print: that of the app, with the numbers by which print refers to claims."""

from __future__ import annotations

from collections.abc import Container

from mali_tui.content.explainer import Explainer
from mali_tui.i18n.wording import Wording


class PrintWording(Wording):
    """``numbers`` of claims are their places in the article, from 1, the same in every language and output.

    ``later`` are the ids of the later events to print, and with them the outcomes of claims and events.
    """

    def __init__(self, explainer: Explainer, language: str, later: Container[str] = ()) -> None:
        super().__init__(explainer, language)
        self.later = later
        self.numbers = {id: number for number, id in enumerate(explainer.graph.claims, 1)}

    def mark(self, id: str) -> str:
        """A claim's kind and number in words, for the prose: "statement 12"."""
        kind = self.explainer.graph.claims[id].kind
        return self("print.mark", kind=self(f"print.kinds.{kind}"), number=self.numbers[id])

    def as_of(self) -> str:
        """The date of the article, in words."""
        return self.date(self.explainer.graph.article.as_of.isoformat())
