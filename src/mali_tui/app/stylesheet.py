"""Textual's stylesheet, but nothing is worked out twice: rules, or what the parts of a class of widgets look like."""

from __future__ import annotations

from textual.css.model import RuleSet
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

Look = dict[str, RenderStyles]


class SharingStylesheet(Stylesheet):
    """For widgets that say ``SHARES_LOOK``: their component classes depend on nothing but class and pseudo-classes.

    Textual matches each component class of a widget against all rules whenever the widget is styled anew. With three
    pages of twenty such classes, one of which has the focus, that was a quarter of a start and a fifth of a jump.
    Only what is used as a partial style can be shared, since the rest of a style comes from what is around a widget.
    """

    _shared: dict[tuple[type[DOMNode], frozenset[str]], Look]
    _shared_of: list[RuleSet] | None = None
    """The rules that what is shared was worked out by."""

    def reparse(self) -> None:
        """Parse what is not known yet; whoever sets other variables has all of it forgotten.

        Textual parses it in a sheet of its own, so that each start and each change of theme did all of it again as
        soon as a widget of a new class came: 10 ms.
        """
        self.parse()

    def _process_component_classes(self, node: DOMNode) -> None:
        if not getattr(node, "SHARES_LOOK", False):
            super()._process_component_classes(node)
            return
        if self._shared_of is not self.rules:
            self._shared, self._shared_of = {}, self.rules
        key = (type(node), frozenset(node.pseudo_classes))
        if key not in self._shared:
            super()._process_component_classes(node)
            self._shared[key] = dict(node._component_styles)
        elif node._component_styles != self._shared[key]:
            node._component_styles = dict(self._shared[key])
            node.refresh()
