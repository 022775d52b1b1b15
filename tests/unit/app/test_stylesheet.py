"""The stylesheet: what has been parsed is not parsed again, unless the variables are others."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import StylesheetParseError

from mali_tui.app.stylesheet import SharingStylesheet


@pytest.fixture
def sheet() -> SharingStylesheet:
    sheet = SharingStylesheet(variables={"ink": "red"})
    sheet.add_source("Page { color: $ink; }", ("page.tcss", ""))
    sheet.reparse()
    return sheet


def test_what_was_parsed_stays_when_a_widget_of_a_new_class_comes(sheet: SharingStylesheet) -> None:
    [page] = sheet.rules
    sheet.add_source("Bar { height: 1; }", ("bar.tcss", ""))
    assert [rule.selectors for rule in sheet.rules] == ["Page", "Bar"]
    assert sheet.rules[0] is page
    sheet.reparse()
    assert sheet.rules[0] is page


def test_other_variables_make_other_rules(sheet: SharingStylesheet) -> None:
    sheet.set_variables({"ink": "blue"})
    sheet.reparse()
    assert [rule.styles.color.css for rule in sheet.rules] == ["rgb(0,0,255)"]


def test_a_mistake_is_told_and_leaves_the_rules_as_they_were(sheet: SharingStylesheet) -> None:
    sheet.add_source("Page { colour: $ink; }", ("wrong.tcss", ""))
    with pytest.raises(StylesheetParseError):
        sheet.reparse()
    assert [rule.selectors for rule in sheet._rules] == ["Page"]
