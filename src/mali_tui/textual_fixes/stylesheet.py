"""A stylesheet that caches what the rules made of a widget in each of its states.

A speed-up. Changes: `Stylesheet.apply`, `parse`, `reparse`, `replace_rules` and `_process_component_classes`.
Textual matches all rules again whenever the focus moves, and parses all of them again for each new class of
widgets. Buys: without it a jump takes 1.5 times the processor time, of which most is due to `SHARES_LOOK`, a
language toggle 1.2 and a start 1.1 times (``make bench ARGS="--only speed_ups"``). Upstream: Textual caches the
rules of siblings only, https://github.com/Textualize/textual/pull/3880. Without it Textual's own `Stylesheet` gives
the same styles.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, cast

from msgspec import Struct
from textual.color import Color
from textual.css.match import _check_selectors
from textual.css.model import RuleSet, Selector, SelectorType
from textual.css.styles import RenderStyles, RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

from mali_tui.textual_fixes import speed_up

Look = dict[str, RenderStyles]
"""The styles of a widget's parts, by their component classes."""
BORDER_RULES = frozenset({"border_top", "border_right", "border_bottom", "border_left"})
MAX_CACHED_STATES = 512
"""States of widgets for which what the rules made of them is cached; more than the app has."""


class SharedRules(Struct, frozen=True):
    """The rules for a part, as a sheet; the conditions they depend on; and styles by whether each of these is met."""

    sheet: Stylesheet
    conditions: dict[str, list[Selector]]
    styles: dict[tuple[bool, ...], RenderStyles]


class AppliedRules(Struct, frozen=True):
    """What the rules made of a widget and of its parts, and whether any of them asks where the mouse is."""

    rules: RulesMap
    hover: bool
    look: Look


@speed_up
class CachingStylesheet(Stylesheet):
    """For widgets that say ``SHARES_LOOK``: their parts look the same where the same is true of the widgets.

    Textual matches each component class of a widget against all rules whenever the widget is restyled. With three
    pages of twenty such classes, one of which has the focus, that was a quarter of a start and a fifth of a jump.
    Only what is used as a partial style can be shared, since the rest of a style comes from what is around a widget.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._shared: dict[str, SharedRules] = {}
        self._up_to_date: set[str] = set()
        self._applied: dict[Hashable, AppliedRules] = {}

    def parse(self) -> None:
        """As Textual's; also forgets which rules apply to which parts."""
        super().parse()
        self._up_to_date.clear()
        self._applied.clear()

    def reparse(self) -> None:
        """Parse only new rules; setting other variables discards all of them.

        Textual parses it in a sheet of its own, so that each start and each change of theme did all of it again as
        soon as a widget of a new class came: 10 ms.
        """
        self.parse()

    def apply(
        self, node: DOMNode, *, animate: bool = False, cache: dict[tuple[Any, ...], RulesMap] | None = None
    ) -> None:
        """As Textual's; but what was made of a widget is cached while it and all around it are as they were.

        Of panes that get the focus and lose it again, that is most of the work.
        """
        if not isinstance(node, Widget):
            super().apply(node, animate=animate, cache=cache)
            return
        state = tuple(
            [
                (type(each), each._id, each.classes, each.mouse_hover, each.has_focus, each.disabled)
                if isinstance(each, Widget)
                else (type(each), each._id, each.classes)
                for each in node.css_path_nodes
            ]
        )
        known = self._applied.get(state)
        if known is None:
            super().apply(node, animate=animate, cache=cache)
            if not (node._has_focus_within or node._has_order_style or node._has_odd_or_even):
                if len(self._applied) >= MAX_CACHED_STATES:
                    self._applied.clear()
                rules = cast("RulesMap", dict(node.styles.base._rules))
                self._applied[state] = AppliedRules(rules, node._has_hover_style, dict(node._component_styles))
            return
        node._has_hover_style = known.hover
        node._has_focus_within = node._has_order_style = node._has_odd_or_even = False
        self.replace_rules(node, known.rules)
        if getattr(node, "SHARES_LOOK", False):
            self._set_component_styles(node, known.look)
        else:
            self._process_component_classes(node)

    @classmethod
    def replace_rules(cls, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
        """As Textual's, but only what has changed is set. The app animates nothing, so ``animate`` is ignored."""
        base = node.styles.base
        before, after = cast("dict[str, object]", base._rules), cast("dict[str, object]", rules)
        changed = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
        for key in changed:
            old, new = before.get(key), after.get(key)
            if not before and isinstance(new, Color):
                base.set_rule(key, new)  # a widget that is new need not be told that it has to be drawn
            elif (
                key in BORDER_RULES
                and isinstance(old, tuple)
                and isinstance(new, tuple)
                and bool(old[0]) == bool(new[0])
            ):
                base.set_rule(key, new)
            else:
                setattr(base, key, new)
        if changed:
            node.refresh()  # for the edges, which would each have had it drawn again
            node.notify_style_update()

    def _process_component_classes(self, node: DOMNode) -> None:
        if not getattr(node, "SHARES_LOOK", False):
            super()._process_component_classes(node)
            return
        path = [*node.css_path_nodes, DOMNode()]
        checked: dict[str, bool] = {}
        look: Look = {}
        for part in sorted(node._get_component_classes()):
            shared = self._shared_by(part)
            for css, selectors in shared.conditions.items():
                if css not in checked:
                    checked[css] = _check_selectors(selectors, path)
            met = tuple([checked[css] for css in shared.conditions])
            if met not in shared.styles:
                shared.styles[met] = _style_of_part(shared.sheet, node, part)
            look[part] = shared.styles[met]
        self._set_component_styles(node, look)

    def _set_component_styles(self, node: DOMNode, look: Look) -> None:
        if node._component_styles != look:
            node._component_styles = dict(look)
            node.refresh()

    def _shared_by(self, part: str) -> SharedRules:
        """What is shared by all widgets with this part, as long as the rules for it are the same."""
        rules = self.rules
        if part not in self._up_to_date:
            names = {"*", f".{part}"}
            for_part = [rule for rule in rules if not names.isdisjoint(rule.selector_names)]
            if part not in self._shared or self._shared[part].sheet.rules != for_part:
                sheet = Stylesheet()
                sheet._rules = for_part
                self._shared[part] = SharedRules(sheet, conditions_of(for_part), {})
            self._up_to_date.add(part)
        return self._shared[part]


def add_default_css(sheet: Stylesheet, kinds: Iterable[type[Widget]]) -> None:
    """Add the default rules of widgets that are about to be made, to be parsed with the rest.

    Textual adds them with the first widget of each kind, and then all widgets are matched with the rules again.
    """
    for kind in kinds:
        for location, css, tie_breaker, scope in object.__new__(kind)._get_default_css():
            sheet.add_source(css, location, True, tie_breaker, scope)


def conditions_of(rules: Sequence[RuleSet]) -> dict[str, list[Selector]]:
    """What rules for a part ask of the widget and of what it is in, by its CSS; of the part no more than to be.

    ``Page:focus > .page--title`` and ``Page:focus > .page--mark`` both ask for ``Page:focus > *``.
    """
    found: dict[str, list[Selector]] = {}
    for rule in rules:
        for each in rule.selector_set:
            *around, part = each.selectors
            selectors = [*around, Selector("*", part.combinator, SelectorType.UNIVERSAL)]
            found[RuleSet._selector_to_css(selectors)] = selectors
    return found


def _style_of_part(sheet: Stylesheet, node: DOMNode, part: str) -> RenderStyles:
    """What the rules for a part make of it, as Textual finds it out; among all rules it takes twice as long."""
    virtual_node = DOMNode(classes=part)
    virtual_node._attach(node)
    sheet.apply(virtual_node)
    return virtual_node.styles
