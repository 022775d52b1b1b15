"""docs/using.md lists every key of every action, and what it is on an Arabic keyboard."""

from __future__ import annotations

import re
from pathlib import Path

from mali_tui.app.ui.actions import ARABIC_LAYOUT, key_name
from mali_tui.app.views.actions import ACTIONS
from mali_tui.i18n.locale import load_locale

GUIDE = (Path(__file__).parents[3] / "docs" / "using.md").read_text(encoding="utf-8")
ROWS = [
    (re.findall(r"`(\S+)`", keys), arabic)
    for keys, arabic in re.findall(r"^\| (`.*?) \|(.*?)\| .*\|$", GUIDE.partition("## All keys")[2], re.MULTILINE)
]


def test_every_key_is_listed() -> None:
    english = load_locale("en")
    listed = {key for keys, _ in ROWS for key in keys}
    assert {key_name(key, english) for action in ACTIONS for key in action.keys} - listed == set()


def test_every_letter_is_listed_with_what_the_key_types_on_an_arabic_keyboard() -> None:
    for keys, arabic in ROWS:
        for key in keys:
            if not key.isdigit() or key == "0":
                assert ARABIC_LAYOUT.get(key, "") in arabic, key
