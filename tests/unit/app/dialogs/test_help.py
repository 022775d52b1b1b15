"""The help lists the keys of the focused pane first, each with what the language's own keyboard types."""

from __future__ import annotations

import pytest

from mali_tui.app.dialogs.help import KEYS_CELLS, help_blocks
from mali_tui.app.views.actions import ACTIONS, actions_in, actions_outside, describe_action
from mali_tui.app.views.registry import context_of
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording

EXPLAINER = load(find_content())
PANES = (
    ("sections", "content"), ("sections", "outline"), ("sections", "links"), ("timeline", "content"),
    ("timeline", "axis"), ("actors", "content"), ("evidence", "content"), ("ties", "content"), ("map", "content"),
)  # fmt: skip


@pytest.mark.parametrize("language", EXPLAINER.editions)
@pytest.mark.parametrize(("view", "pane"), PANES)
def test_keys_of_the_pane_come_first_and_no_key_is_listed_twice(language: str, view: str, pane: str) -> None:
    wording = Wording(EXPLAINER, language)
    blocks = help_blocks(wording, view, pane, "the pane")
    texts = [block.text for block in blocks]
    start = texts.index(wording("help.here", pane="the pane"))
    context, here = context_of(view, pane), actions_in(view, pane)
    assert texts[start + 1 : start + 1 + len(here)] == [describe_action(wording, action, context) for action in here]
    rows = [block for block in blocks[start:] if block.lead_width == KEYS_CELLS]
    assert len(rows) == len(ACTIONS)
    other = [wording.action(action.name) for action in actions_outside(view)]
    assert texts[texts.index(wording("help.elsewhere")) + 1 :][: len(other)] == other
    leads = {block.text: block.lead for block in rows}
    assert leads[wording.action("search")].split() == ["/", "Ctrl+F", *({"ar": ["ظ"]}.get(language, []))]
