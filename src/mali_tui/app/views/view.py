"""A view: outline, content and links side by side, folded into fewer panes where the window is narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Literal

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget

from mali_tui.app.page.page import Page
from mali_tui.app.scope.dimming import ScopeDimmer
from mali_tui.app.ui.bar import BarItem, StatusBar
from mali_tui.app.views.messages import NavigateTo
from mali_tui.app.views.pane import Pane
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location, location_of_passage
from mali_tui.reading.scope import VisibleSet, resolve_scope
from mali_tui.textual_fixes.mixins import ForwardingContainer

PaneName = Literal["outline", "content", "links", "axis", "outcomes"]
PANES: tuple[PaneName, ...] = ("outline", "content", "links")
# Matrices and an article in two languages have widths of their own.
THREE_PANES_COLUMNS = 110  # columns from which all panes stand side by side
TWO_PANES_COLUMNS = 70  # columns from which two panes stand side by side
PANE_COUNT_CLASSES = {1: "-one", 2: "-two", 3: "-three"}


class Panes(ForwardingContainer, Horizontal):
    """Container of the panes of a view, side by side."""


class View(ForwardingContainer, Vertical):
    """Base of the views. Subclasses fill the panes for a Location and say which pane is folded away first."""

    PANES: ClassVar[tuple[PaneName, ...]] = PANES
    """The panes that can have the focus, in the order in which it goes round."""

    STYLE_SHEETS: ClassVar[tuple[Path, ...]] = ()
    """The style sheets of its widgets, beside that of the app; read when it is first shown."""

    folds_first: PaneName = "outline"
    """The pane that is folded away when only two fit, until it is asked for."""

    end_message_key: ClassVar[str] = "messages.no_claim"
    """The message shown where there is nothing further to step to."""

    active: var[PaneName] = var[PaneName]("content")
    """The pane that has, or last had, the focus."""

    def __init__(self, wording: Wording, *, id: str) -> None:
        super().__init__(id=id)
        self.wording = wording
        self.visible_set: VisibleSet = resolve_scope(wording.explainer)
        """The scope that the reader has set."""
        self.location: Location | None = None
        self._folded_for: Size | None = None
        self._pane_widgets: dict[PaneName, Widget] = {}

    def compose(self) -> ComposeResult:
        """The panes, with tabs above them for when some are folded away."""
        # before there are children, which a change of class would style again
        self.add_class(PANE_COUNT_CLASSES[len(self.panes_beside("content"))], update=False)
        yield StatusBar(id="tabs")
        with Panes(id="panes"):
            for name, page in zip(PANES, self.make_panes(), strict=True):
                page.add_class("pane", f"-{name}", update=False)
                yield self.wrap_pane(name, page)

    def make_panes(self) -> tuple[Widget, Widget, Widget]:
        """New panes for outline, content and links."""
        return Page(id="outline"), Page(id="content"), Page(id="links")

    def wrap_pane(self, name: PaneName, page: Widget) -> Widget:
        """The container of a pane, where it shares its place with something; by default the pane itself."""
        return page

    # ── What subclasses fill in ──────────────────────────────────────────────────────────────

    def show_content(self, location: Location, came_from: Location | None) -> None:
        """Show a Location in the content pane, with the cursor on ``came_from`` if possible, as a way back."""
        raise NotImplementedError

    def show_context(self, location: Location, came_from: Location | None) -> None:
        """Show what goes with a Location in the other panes."""
        raise NotImplementedError

    def destination(self, pane: Pane, location: Location) -> Location:
        """Where a link of one of the panes leads: to its Location, unless a view knows better."""
        return location

    def cursor_moved_to(self, location: Location) -> None:
        """React to the cursor at a link of the content; to be overridden."""

    def follow_scroll(self, page: Page, passage: str) -> None:
        """React to the article being scrolled into a passage: a step once the cursor is out of sight."""
        if not page.cursor_visible:
            page.cursor = None
            location = location_of_passage(self.wording.explainer, passage)
            if location != self.location:
                self.post_message(NavigateTo(location, step=True, shown=True))

    def populate(self) -> None:
        """Show what does not depend on the Location."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Show the same in the language of ``wording``, at the same place."""
        raise NotImplementedError

    def show_location(self, location: Location, came_from: Location | None, *, shown: bool) -> None:
        """Move to a Location, which the content may have ``shown`` already."""
        self.location = location
        if not shown:
            self.show_content(location, came_from)
        self.show_context(location, came_from)

    # ── Panes ────────────────────────────────────────────────────────────────────────────────

    def pane(self, name: PaneName) -> Page:
        """One of the panes that are pages."""
        page = self.pane_widget(name)
        assert isinstance(page, Page)
        return page

    def pane_widget(self, name: PaneName) -> Widget:
        """One of the panes, of any class. Cached: the panes stay the same."""
        if name not in self._pane_widgets:
            self._pane_widgets[name] = self.query_one(f"#{name}")
        return self._pane_widgets[name]

    @property
    def focused_pane(self) -> Pane:
        """The pane that the keys act on."""
        return self.pane(self.active)

    @property
    def claims_pane(self) -> Pane:
        """The pane whose claims the keys step through: the links while they have the focus, else the content."""
        return self.pane("links" if self.active == "links" else "content")

    def step_claim(self, by: int, wanted: Callable[[Location], bool]) -> bool:
        """The next or previous claim of those ``wanted``; False where there is none further on."""
        return self.claims_pane.step(by, wanted)

    @property
    def visible_panes(self) -> tuple[PaneName, ...]:
        """The panes that are not folded away."""
        return self.panes_beside(self.active)

    def panes_beside(self, active: PaneName) -> tuple[PaneName, ...]:
        """The panes that have room in the window while one of them is in use."""
        width = self.app.size.width
        if width >= THREE_PANES_COLUMNS:
            return PANES
        if width < TWO_PANES_COLUMNS:
            return (active,)
        folded: PaneName = self.folds_first
        if active == self.folds_first:
            folded = "links" if self.folds_first == "outline" else "outline"
        return tuple(name for name in PANES if name != folded)

    def update_layout(self) -> None:
        """Show the panes that the window's width allows for."""
        visible = self.visible_panes
        for name in PANES:
            self.pane_widget(name).display = name in visible
        for fold, css_class in PANE_COUNT_CLASSES.items():
            self.set_class(fold == len(visible), css_class)
        self.show_tabs(PANES, visible)

    def show_tabs(self, names: Sequence[PaneName], visible: tuple[PaneName, ...]) -> None:
        """Name all panes above those that are visible, where some are folded away.

        In a narrow window some of those folded away have only a sign, the last ones first, so that it can be seen
        which one is visible.
        """
        tabs = self.query_one("#tabs", StatusBar)
        tabs.display = len(visible) < len(names)
        if tabs.display:
            items = [self._tab(name, visible) for name in names]
            for at, item in reversed(list(enumerate(items))):
                if sum(item.width + item.gap for item in items) < self.app.size.width:
                    break
                if item.style == "secondary":
                    items[at] = replace(item, text=item.text[0])
            tabs.show(items)

    def _tab(self, name: PaneName, visible: tuple[PaneName, ...]) -> BarItem:
        seen = name in visible
        title = self.pane_title(name)
        return BarItem(
            f"▪ {title}" if seen else f"▫ {title}", "here" if seen else "secondary", action=f"focus_pane('{name}')"
        )

    def pane_title(self, name: PaneName) -> str:
        """What a pane is called in the tabs and on its border."""
        key = {"content": str(self.id), "links": f"beside_{self.id}"}.get(name, name)
        return self.wording(f"panes.{key}")

    def step_pane(self, by: int) -> None:
        """Give the focus to the next pane, unfolding it if need be."""
        names = self.panes_in_turn
        self.focus_pane(names[(names.index(self.active) + by) % len(names)])

    @property
    def panes_in_turn(self) -> Sequence[PaneName]:
        """The panes that the focus goes round, the present one among them."""
        return self.PANES

    def can_run(self, action: str) -> bool:
        """Whether it has an action, given as Textual's ``name(arguments)``, which would do something now."""
        name = action.partition("(")[0]
        return hasattr(self, f"action_{name}") and bool(self.check_action(name, ()))

    def focus_pane(self, name: PaneName) -> None:
        """Give a pane the focus."""
        self.active = name
        self.update_layout()
        self.screen.set_focus(self.pane_widget(name), scroll_visible=False)  # now, so that it is drawn with the rest

    def change_language(self, wording: Wording) -> None:
        """Show the same in another language; Location, cursor and place on the screen stay."""
        self.wording = wording
        self.update_dimmers()
        self.title_panes()
        self.retranslate()
        self.update_layout()

    def set_scope(self, visible_set: VisibleSet) -> None:
        """Dim what is outside ``visible_set``; everything else stays as it is."""
        self.visible_set = visible_set
        if self.is_mounted:
            self.update_dimmers()
            self.retranslate()

    def update_dimmers(self) -> None:
        """Let the panes dim what is outside."""
        for page in self.query(Page):
            page.dimmer = ScopeDimmer(self.wording, self.visible_set).dim_blocks

    def resume(self) -> None:
        """React to a dialog being closed; to be overridden."""

    def title_panes(self) -> None:
        """Put each pane's name on its border."""
        for name in PANES:
            self.pane_widget(name).border_title = self.pane_title(name)

    def on_mount(self) -> None:
        """Fill the panes and fold for the first size."""
        self.title_panes()
        self.update_dimmers()
        self.populate()
        self.update_layout()

    def on_resize(self, event: events.Resize) -> None:
        """Fold for the new size, unless it is the one last folded for."""
        if event.size != self._folded_for:
            self._folded_for = event.size
            self.update_layout()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which pane the reader is in."""
        event.stop()
        name = event.widget.id
        if event.widget.has_focus and name in self.PANES and name != self.active:
            self.active = name
            self.update_layout()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Ignore it; the pane stays the active one."""
        event.stop()

    # ── Messages of the panes ───────────────────────────────────────────────────────────────────

    def on_page_followed(self, message: Page.Followed) -> None:
        """Ask the screen to go where a link leads."""
        message.stop()
        self.post_message(NavigateTo(self.destination(message.page, message.location)))

    def on_navigate_to(self, message: NavigateTo) -> None:
        """Add the name of this view, since the reader may be in another by the time the message is handled."""
        message.view = self.id or ""

    def on_page_reached(self, message: Page.Reached) -> None:
        """Take a move of the cursor in the outline for a step; elsewhere it may be one."""
        message.stop()
        if message.page.id == "outline":
            self.post_message(NavigateTo(message.location, step=True))
        elif message.page.id == "content":
            self.cursor_moved_to(message.location)
