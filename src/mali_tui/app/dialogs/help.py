"""The help: what the keys do and what the signs mean, in the language of the screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from mali_tui.app.dialogs.dialog import PageDialog
from mali_tui.app.page.blocks import Block, TextBuilder, paragraph
from mali_tui.app.page.page import Page
from mali_tui.app.ui.action import Action, Group, binding, key_name
from mali_tui.app.views.actions import (
    ACTIONS,
    BY_NAME,
    actions_in,
    actions_outside,
    actions_without_content,
    describe_action,
)
from mali_tui.app.views.cards import label
from mali_tui.app.views.registry import context_of
from mali_tui.content.edtf import parse_edtf_date
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import Status
from mali_tui.i18n.wording import Wording
from mali_tui.symbols import CLAIM_SIGNS, EVENT_SIGNS, LATER_SIGN, SEPARATOR

GROUPS: tuple[Group, ...] = ("reading", "moving", "timeline", "scope", "app")
KEYS_CELLS = 20  # cells
SIGNS_CELLS = 6  # cells
AXIS_SIGNS = {
    "day": "■ ■━━", "several": "▣", "between": "├╌╌┤", "ongoing": "▬▬▶", "to_come": "▫╌╌", "gap": "╱╱",
}  # fmt: skip
LATER_BAR, SPAN_BAR, CIRCA_BAR = f"{LATER_SIGN} {LATER_SIGN}┅┅", "■══╡", "■╌╌"
COMMON_STATUSES: tuple[Status, ...] = ("happened", "ongoing", "scheduled", "expected")
"""Named even if an explainer has none of them."""


class HelpScreen(PageDialog[None]):
    """A page over the reading screen; Escape, ``?`` and ``q`` close it."""

    BINDINGS: ClassVar[list[BindingType]] = [binding("dismiss", *BY_NAME["help"].keys)]

    def __init__(self, wording: Wording, view: str, pane: str, title: str) -> None:
        """``title`` is the name of the focused pane."""
        super().__init__()
        self._wording = wording
        self._view = view
        self._pane = pane
        self._title = title

    def compose(self) -> ComposeResult:
        """Compose the page."""
        page = Page(id="help", list_mode=False)
        page.border_title = self._wording("help.title")
        page.border_subtitle = self._wording("help.dismiss")
        yield page

    def on_mount(self) -> None:
        """Fill the page."""
        page = self.page
        page.show(help_blocks(self._wording, self._view, self._pane, self._title))
        page.focus()


def help_blocks(wording: Wording, view: str, pane: str, title: str) -> list[Block]:
    """The keys that work in the pane, the other keys by group, those of other views, and the signs."""
    without = actions_without_content(wording.explainer)
    here, other = actions_in(view, pane), [action for action in actions_outside(view) if action.name not in without]
    context = context_of(view, pane)
    blocks = [paragraph(wording("help.intro"), "quiet"), label(wording("help.here", pane=title))]
    blocks += [_action_row(wording, action, context) for action in here]
    for group in GROUPS:
        actions = (action for action in ACTIONS if action.group == group and action.name not in without)
        rest = [action for action in actions if action not in (*here, *other)]
        if rest:
            blocks += [label(wording(f"help.{group}")), *(_action_row(wording, action) for action in rest)]
    if other:
        blocks += [label(wording("help.elsewhere")), *(_action_row(wording, action) for action in other)]
    blocks.append(paragraph(wording("help.layouts"), "secondary", before=1))
    blocks.append(label(wording("help.kinds")))
    for kind, sign in CLAIM_SIGNS.items():
        note = wording(f"help.kind.{kind}")
        blocks.append(_sign_row(sign, wording(f"kinds.{kind}.word"), note))
    blocks.append(label(wording("help.statuses")))
    common = {EVENT_SIGNS[status]: wording.status_word(status) for status in COMMON_STATUSES}
    signs = common | wording.event_signs(wording.explainer.graph.events)
    blocks += [_sign_row(sign, word) for sign, word in signs.items()]
    blocks.append(label(wording("help.bars")))
    blocks += [_sign_row(sign, wording(f"help.bar.{name}")) for name, sign in _axis_signs(wording.explainer).items()]
    return blocks


def _axis_signs(explainer: Explainer) -> dict[str, str]:
    """The symbols of the timeline; the rarer ones only if an explainer has them."""
    signs, events = dict(AXIS_SIGNS), explainer.graph.events.values()
    if any(event.start or event.end for event in events):
        signs["span"] = SPAN_BAR
    if any(event.date and parse_edtf_date(event.date).is_approximate for event in events):
        signs["circa"] = CIRCA_BAR
    if explainer.graph.since:
        signs["later"] = LATER_BAR
    return signs


def _action_row(wording: Wording, action: Action, context: str = "") -> Block:
    keys = "  ".join(key_name(key, wording.locale) for key in action.keys_of(wording.locale))
    text = TextBuilder().add(describe_action(wording, action, context), "claim")
    return text.block(lead=keys, lead_width=KEYS_CELLS, lead_style="mark")


def _sign_row(sign: str, word: str, note: str = "") -> Block:
    text = TextBuilder().add(word, "strong")
    if note:
        text.add(SEPARATOR + note, "quiet")
    return text.block(lead=sign, lead_width=SIGNS_CELLS, lead_style="mark")
