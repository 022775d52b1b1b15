"""The stylesheet: what has been parsed or matched once is not again, unless something else is true by now."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.css.model import RuleSet
from textual.css.stylesheet import StylesheetParseError
from textual.dom import DOMNode
from textual.widget import Widget

from mali_tui.app.stylesheet import SharingStylesheet, conditions_of


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


class Line(Widget):
    """A widget with a part."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--mark"}
    SHARES_LOOK = True

    @property
    def mark(self) -> str:
        """The colour of its part."""
        return self.get_component_styles("line--mark").color.css


class Lines(App[None]):
    """Two lines with the same part, one of which has a name."""

    CSS = """
    Line > .line--mark { color: rgb(1,0,0); }
    #named > .line--mark { color: rgb(2,0,0); }
    .-plain Line > .line--mark { color: rgb(3,0,0); }
    """

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = SharingStylesheet(variables=self.get_css_variables())

    def compose(self) -> ComposeResult:
        yield Line(id="first")
        yield Line(id="named")
        yield Line(id="last")

    @property
    def marks(self) -> list[str]:
        return [line.mark for line in self.query(Line)]


async def test_parts_look_as_what_is_around_them_wants_it() -> None:
    app = Lines()
    async with app.run_test() as pilot:
        assert app.marks == ["rgb(1,0,0)", "rgb(2,0,0)", "rgb(1,0,0)"]
        app.add_class("-plain")
        await pilot.pause()
        assert app.marks == ["rgb(3,0,0)", "rgb(2,0,0)", "rgb(3,0,0)"]


async def test_parts_are_styled_once_for_all_of_which_the_same_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Lines()
    async with app.run_test() as pilot:
        styled: list[DOMNode] = []
        apply = SharingStylesheet.apply

        def counting(self: SharingStylesheet, node: DOMNode, **options: Any) -> None:
            styled.append(node)
            apply(self, node, **options)

        monkeypatch.setattr(SharingStylesheet, "apply", counting)
        app.screen.mount(Line(id="another"))
        await pilot.pause()
        assert app.marks[-1] == "rgb(1,0,0)"
        assert "another" in [node.id for node in styled]
        assert not any(node.has_class("line--mark") for node in styled)


def test_conditions_are_what_is_asked_of_the_widget_each_once() -> None:
    sheet = SharingStylesheet()
    sheet.add_source("A:focus > .a { color: red; } A:focus > .b { color: red; } .c A .a, .d > .b { color: red; }")
    assert [RuleSet._selector_to_css(condition) for condition in conditions_of(sheet.rules)] == [
        "A:focus > *", ".c A *", ".d > *",
    ]  # fmt: skip
