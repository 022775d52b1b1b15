"""The stylesheet: what has been parsed or matched once is not again, unless something else is true by now."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from screen import settle
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.css.stylesheet import Stylesheet, StylesheetParseError
from textual.dom import DOMNode
from textual.widget import Widget

from mali_tui.textual_fixes import stylesheet
from mali_tui.textual_fixes.stylesheet import CachingStylesheet, conditions_of


@pytest.fixture
def sheet() -> CachingStylesheet:
    sheet = CachingStylesheet(variables={"ink": "red"})
    sheet.add_source("Page { color: $ink; }", ("page.tcss", ""))
    sheet.reparse()
    return sheet


def test_what_was_parsed_stays_when_a_widget_of_a_new_class_comes(sheet: CachingStylesheet) -> None:
    [page] = sheet.rules
    sheet.add_source("Bar { height: 1; }", ("bar.tcss", ""))
    assert [rule.selectors for rule in sheet.rules] == ["Page", "Bar"]
    assert sheet.rules[0] is page
    sheet.reparse()
    assert sheet.rules[0] is page


def test_other_variables_make_other_rules(sheet: CachingStylesheet) -> None:
    sheet.set_variables({"ink": "blue"})
    sheet.reparse()
    assert [rule.styles.color.css for rule in sheet.rules] == ["rgb(0,0,255)"]


def test_a_mistake_is_told_and_leaves_the_rules_as_they_were(sheet: CachingStylesheet) -> None:
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
        self.stylesheet = CachingStylesheet(variables=self.get_css_variables())

    def compose(self) -> ComposeResult:
        yield Line(id="first")
        yield Line(id="named")
        yield Line(id="last")

    @property
    def marks(self) -> list[str]:
        return [line.mark for line in self.query(Line)]


def applied_to(kind: type[Stylesheet], monkeypatch: pytest.MonkeyPatch) -> list[DOMNode]:
    """The nodes that a kind of sheet is asked about from now on."""
    nodes: list[DOMNode] = []
    apply = kind.apply

    def note(sheet: Stylesheet, node: DOMNode, **options: Any) -> None:
        nodes.append(node)
        apply(sheet, node, **options)

    monkeypatch.setattr(kind, "apply", note)
    return nodes


async def test_parts_look_as_what_is_around_them_wants_it() -> None:
    app = Lines()
    async with app.run_test() as pilot:
        assert app.marks == ["rgb(1,0,0)", "rgb(2,0,0)", "rgb(1,0,0)"]
        app.add_class("-plain")
        await settle(pilot)
        assert app.marks == ["rgb(3,0,0)", "rgb(2,0,0)", "rgb(3,0,0)"]


async def test_parts_are_styled_once_for_all_of_which_the_same_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Lines()
    async with app.run_test() as pilot:
        styled = applied_to(CachingStylesheet, monkeypatch)
        app.screen.mount(Line(id="another"))
        await settle(pilot)
        assert app.marks[-1] == "rgb(1,0,0)"
        assert "another" in [node.id for node in styled]
        assert not any(node.has_class("line--mark") for node in styled)


def test_conditions_are_what_is_asked_of_the_widget_each_once() -> None:
    sheet = CachingStylesheet()
    sheet.add_source("A:focus > .a { color: red; } A:focus > .b { color: red; } .c A .a, .d > .b { color: red; }")
    assert list(conditions_of(sheet.rules)) == [
        "A:focus > *", ".c A *", ".d > *",
    ]  # fmt: skip


class Pane(Widget, can_focus=True):
    """Looks as the app, its parent, the mouse and the focus want it."""


class Panes(App[None]):
    """Two of them, and a box and a line whose looks depend on what else there is."""

    AUTO_FOCUS = None
    CSS = """
    Pane { color: rgb(1,0,0); }
    Pane:focus { color: rgb(2,0,0); background: rgb(9,9,9); }
    Pane.-warm { color: rgb(3,0,0); }
    .-plain Pane { color: rgb(4,0,0); }
    #box:focus-within { background: rgb(5,5,5); }
    Line:first-of-type { color: rgb(6,0,0); }
    """

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = CachingStylesheet(variables=self.get_css_variables())

    def compose(self) -> ComposeResult:
        yield Pane(id="first")
        with Vertical(id="box"):
            yield Pane(id="second")
            yield Line(id="line")

    def look(self, name: str) -> tuple[str, str]:
        styles = self.query_one(f"#{name}").styles
        return styles.color.css, styles.background.css


async def test_what_was_made_of_a_widget_is_had_again_only_where_all_is_as_it_was() -> None:
    app = Panes()
    async with app.run_test() as pilot:
        first, second = (app.query_one(f"#{name}", Pane) for name in ("first", "second"))
        for _ in range(2):
            for pane in (first, second, first):
                app.screen.set_focus(pane)
                await settle(pilot)
                focused = ("rgb(2,0,0)", "rgb(9,9,9)")
                assert (app.look("first") == focused) is (pane is first)
                assert (app.look("second") == focused) is (pane is second)
                assert (app.look("box")[1] == "rgb(5,5,5)") is (pane is second)
            first.add_class("-warm")
            app.screen.set_focus(None)
            await settle(pilot)
            assert app.look("first")[0] == "rgb(3,0,0)"
            first.remove_class("-warm")
            app.add_class("-plain")
            await settle(pilot)
            assert app.look("first")[0] == "rgb(4,0,0)"
            app.remove_class("-plain")
            await settle(pilot)


async def test_a_place_among_others_is_looked_at_each_time() -> None:
    app = Panes()
    async with app.run_test() as pilot:
        assert app.look("line")[0] == "rgb(6,0,0)"
        await app.query_one("#box").mount(Line(id="before"), before="#line")
        await settle(pilot)
        assert app.look("before")[0] == "rgb(6,0,0)" != app.look("line")[0]


async def test_the_rules_are_asked_once_for_each_state_until_they_are_others(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Panes()
    async with app.run_test() as pilot:
        first = app.query_one("#first", Pane)
        applied = applied_to(Stylesheet, monkeypatch)
        for _ in range(3):
            for pane in (first, None):
                app.screen.set_focus(pane)
                await settle(pilot)
        assert applied.count(first) == 1  # with the focus; without it it was at the start
        app.stylesheet.add_source("Pane { color: rgb(7,0,0); }", ("other.tcss", ""))
        app.stylesheet.parse()
        app.stylesheet.update(app)
        assert app.look("first")[0] == "rgb(7,0,0)"


async def test_not_more_states_are_remembered_than_there_are_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stylesheet, "MAX_CACHED_STATES", 3)
    app = Panes()
    async with app.run_test() as pilot:
        for pane in (*app.query(Pane), None, *app.query(Pane)):
            app.screen.set_focus(pane)
            await settle(pilot)
        assert isinstance(app.stylesheet, CachingStylesheet)
        assert len(app.stylesheet._applied) <= 3
        assert app.look("second") == ("rgb(2,0,0)", "rgb(9,9,9)")
