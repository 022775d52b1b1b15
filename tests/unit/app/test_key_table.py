"""docs/using.md lists every key of every action, and what keyboards of other layouts type with it."""

from __future__ import annotations

import re
from pathlib import Path

from mali_tui.app.ui.action import key_name
from mali_tui.app.views.actions import ACTIONS
from mali_tui.i18n.locale import load_locale, shipped_languages

GUIDE = (Path(__file__).parents[3] / "docs" / "using.md").read_text(encoding="utf-8")
KEYS, _, KEYBOARDS = GUIDE.partition("## All keys")[2].partition("### Other keyboards")
COLUMNS = ("ar", "fa", "ur", "he", "fr")


def test_every_key_is_listed() -> None:
    english = load_locale("en")
    listed = {
        key for keys in re.findall(r"^\| (`.*?) \|", KEYS, re.MULTILINE) for key in re.findall(r"`(\S+)`", keys)
    }
    assert {key_name(key, english) for action in ACTIONS for key in action.keys} - listed == set()


def test_every_keyboard_is_listed_with_what_its_keys_type() -> None:
    assert {*COLUMNS} == {code for code in shipped_languages() if load_locale(code).layout}
    rows = re.findall(r"^\| `(\S+)` \|(.*)\|$", KEYBOARDS.partition("\n## ")[0], re.MULTILINE)
    listed = {key: [cell.strip() for cell in cells.split("|")] for key, cells in rows}
    typed = {key: [load_locale(code).typed_by.get(key, "") for code in COLUMNS] for a in ACTIONS for key in a.keys}
    assert listed == {key: cells for key, cells in typed.items() if any(cells)}
