"""Colours of terminals whose terminfo entries are not installed, as after ssh and in containers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from mali_tui.terminal import colours
from mali_tui.terminal.colours import correct_colours


@pytest.mark.parametrize(
    ("variables", "system"),
    [
        ({"TERM": "foot"}, "256"),
        ({"TERM": "alacritty"}, "256"),
        ({"TERM": "xterm-ghostty"}, "256"),
        ({"TERM": "xterm-kitty"}, "256"),
        ({"TERM": "foot", "COLORTERM": "truecolor"}, None),
        ({"TERM": "xterm-256color"}, None),
        ({"TERM": "xterm"}, None),
        ({}, None),
    ],
)
def test_a_terminal_has_as_many_colours_as_all_of_its_kind(
    monkeypatch: pytest.MonkeyPatch, variables: Mapping[str, str], system: str | None
) -> None:
    monkeypatch.setattr(colours, "terminfo_colours", lambda _: (-1, False))
    environment = dict(variables)
    correct_colours(environment)
    assert environment.get("TEXTUAL_COLOR_SYSTEM") == system
    assert variables.items() <= environment.items()


@pytest.mark.parametrize(
    ("found", "system"), [((256, False), "256"), ((256, True), "truecolor"), ((16, False), None)]
)
def test_its_terminfo_entry_goes_before(
    monkeypatch: pytest.MonkeyPatch, found: tuple[int, bool], system: str | None
) -> None:
    monkeypatch.setattr(colours, "terminfo_colours", lambda _: found)
    environment = {"TERM": "newterm"}
    correct_colours(environment)
    assert environment.get("TEXTUAL_COLOR_SYSTEM") == system
