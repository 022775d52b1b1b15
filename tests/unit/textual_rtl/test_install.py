"""The layer in apps of somebody else, however their classes are made, and a direction that is set while they run."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import pytest
from mouse import click, drag
from screen import settle
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from mali_tui.rtl.line_layout import layout_line
from mali_tui.textual_rtl import BidiScreen, Directed, install

ARABIC = "سلام، يا عالم"
SEEN = layout_line(ARABIC, "rtl", False).drawn.strip()
Value = TypeVar("Value")


def lines(app: App[Any]) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


class Theirs(App[Any]):
    """A line in a border."""

    CSS = "#_default { border: solid white }"

    def compose(self) -> ComposeResult:
        yield Static(ARABIC)


class Mixin:
    """With attributes of its own."""

    def greet(self) -> str:
        return "hello"


class GenericMixin(Generic[Value]):
    value: Value


class WithoutAttributes:
    __slots__ = ()


class WithSlots:
    __slots__ = ("value",)


class MixinFirst(Mixin, Theirs):
    pass


class Derived(MixinFirst):
    CSS = "#_default { border: solid white } Static { margin: 0 0 0 1 }"


class GenericFirst(GenericMixin[int], Theirs):
    pass


class EmptyFirst(WithoutAttributes, Theirs):
    pass


class SlotsFirst(WithSlots, Theirs):
    pass


class ManyFirst(WithSlots, GenericMixin[int], Mixin, Theirs):
    pass


KINDS = [Theirs, MixinFirst, Derived, GenericFirst, EmptyFirst, SlotsFirst, ManyFirst]


@pytest.mark.parametrize("kind", KINDS)
def test_a_class_of_any_bases_is_given_a_direction(kind: type[Theirs]) -> None:
    app = kind()
    install(app, "rtl")
    assert isinstance(app, kind) and isinstance(app, Directed)
    assert type(app).__name__ == kind.__name__
    assert not isinstance(kind(), Directed)
    if isinstance(app, Mixin):
        assert app.greet() == "hello"


async def test_what_a_mixin_comes_before_is_drawn_with_all_its_styles() -> None:
    app = Derived()
    install(app, "rtl")
    async with app.run_test(size=(30, 4)) as pilot:
        await settle(pilot)
        assert lines(app)[1] == f"│{SEEN.rjust(27)} │"


class ScreenMixin(Mixin):
    """Another."""


class Dialog(ScreenMixin, ModalScreen[int]):
    """A dialog whose mixin comes first."""

    CSS = "Dialog { background: black } Dialog Static { width: auto }"

    def compose(self) -> ComposeResult:
        yield Static(ARABIC)


class Styled(Theirs):
    """With default styles that count for more than those of its widgets."""

    DEFAULT_CSS = "Tall { height: auto }"
    CSS = ""

    def compose(self) -> ComposeResult:
        with Tall():
            yield Static("Some words")
        yield Static("and more of them")


class Tall(VerticalScroll):
    """As high as it may be, by its own styles."""


async def test_default_styles_count_as_much_as_without_the_layer() -> None:
    app = Styled()
    install(app, "ltr")
    async with app.run_test(size=(30, 6)) as pilot:
        await settle(pilot)
        assert app.query_one(Tall).size.height == 1


async def test_what_is_selected_is_what_textual_selects() -> None:
    found = []
    for has_layer in (False, True):
        app = Styled()
        if has_layer:
            install(app, "ltr")
        async with app.run_test(size=(30, 6)) as pilot:
            await settle(pilot)
            found.append([drag(pilot, (2, 0), (3, 1)), await click(pilot, (2, 0), 2)])
    assert found[0] == found[1]
    assert found[0][0] == "me words\nand"


async def test_a_screen_whose_mixin_comes_first_is_laid_out() -> None:
    app = Theirs()
    install(app, "rtl")
    async with app.run_test(size=(30, 4)) as pilot:
        dialog = Dialog()
        await app.push_screen(dialog)
        await settle(pilot)
        assert isinstance(dialog, BidiScreen)
        assert lines(app)[0].endswith(SEEN)


class Modes(Theirs):
    """Two screens, of which one is seen, with more in each than there is room for."""

    CSS = ""
    MODES = {"one": Screen, "two": Screen}  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield from ()

    async def on_mount(self) -> None:
        for mode in ("two", "one"):
            await self.switch_mode(mode)
            await self.screen.mount(VerticalScroll(*[Static(ARABIC) for _ in range(9)]))


async def test_a_direction_is_set_for_what_is_not_seen_too() -> None:
    app = Modes()
    install(app, "ltr")
    async with app.run_test(size=(30, 4)) as pilot:
        await settle(pilot)
        scrolled = app.screen.query_one(VerticalScroll)
        scrolled.scroll_end(animate=False)
        await settle(pilot)
        assert lines(app)[3].startswith(SEEN)
        scrolled.scroll_home(animate=False)
        await settle(pilot)
        app.direction = "rtl"  # type: ignore[attr-defined]
        await settle(pilot)
        assert all(line.endswith(SEEN) for line in lines(app))
        scrolled.scroll_end(animate=False)
        await settle(pilot)
        assert all(line.rstrip().endswith(SEEN) for line in lines(app))
        await app.switch_mode("two")
        await settle(pilot)
        assert all(line.endswith(SEEN) for line in lines(app))
