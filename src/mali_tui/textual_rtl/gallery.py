"""A gallery of Textual's own widgets with right-to-left text, to look at in each direction.

Changes nothing in Textual. Upstream: not of Textual. Without it the widgets would have to be looked at one by one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Grid, Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import (
    Button,
    Checkbox,
    Collapsible,
    ContentSwitcher,
    DataTable,
    Digits,
    DirectoryTree,
    Footer,
    Header,
    HelpPanel,
    Input,
    KeyPanel,
    Label,
    Link,
    ListItem,
    ListView,
    LoadingIndicator,
    Log,
    Markdown,
    MarkdownViewer,
    MaskedInput,
    OptionList,
    Placeholder,
    Pretty,
    ProgressBar,
    RadioButton,
    RadioSet,
    RichLog,
    Rule,
    Select,
    SelectionList,
    Sparkline,
    Static,
    Switch,
    Tab,
    TabbedContent,
    TabPane,
    Tabs,
    TextArea,
    Tree,
    Welcome,
)

from mali_tui.textual_rtl.app import Directed
from mali_tui.textual_rtl.directions import DIRECTION_VALUES, TextDirection

if TYPE_CHECKING:
    AppMixin = App[Any]
else:
    AppMixin = object

FOLDER = Path(__file__).parent
WORDS: Mapping[str, Any] = json.loads((FOLDER / "gallery.json").read_text(encoding="utf-8"))
NAMES: list[str] = WORDS["names"]


def text_page() -> Iterable[Widget]:
    """Text, and what is around it."""
    titled = Static(WORDS["text"], classes="bordered")
    titled.border_title, titled.border_subtitle = WORDS["title"], WORDS["latin"]
    yield titled
    yield Label(WORDS["mixed"])
    yield Static(WORDS["latin"])
    yield Link(WORDS["title"], url="https://example.org")
    yield Collapsible(Label(WORDS["text"]), title=WORDS["title"], collapsed=False)
    yield Markdown(WORDS["markdown"])


def lists_page() -> Iterable[Widget]:
    """Lists and trees."""
    yield OptionList(*NAMES)
    yield ListView(*[ListItem(Label(name)) for name in NAMES])
    yield SelectionList(*[(name, number, number % 2 == 0) for number, name in enumerate(NAMES)])
    tree: Tree[None] = Tree(WORDS["title"])
    branch = tree.root.add(NAMES[0], expand=True)
    for name in NAMES[1:4]:
        branch.add_leaf(name)
    tree.root.expand()
    yield tree
    yield DirectoryTree(FOLDER)


def tables_page() -> Iterable[Widget]:
    """Tables and records."""
    table: DataTable[str] = DataTable(cursor_type="row", zebra_stripes=True)
    table.add_columns(WORDS["column"], WORDS["year"], *[f"{WORDS['column']} {number}" for number in range(2, 9)])
    for number, name in enumerate(NAMES):
        table.add_row(name, str(1960 + number), *NAMES[1:8])
    yield table
    yield Log()
    yield RichLog()
    yield Pretty({name: number for number, name in enumerate(NAMES[:3])})


def fields_page() -> Iterable[Widget]:
    """What can be typed in."""
    yield Input(WORDS["mixed"])
    yield Input(placeholder=WORDS["placeholder"])
    yield Input(WORDS["text"], password=True)
    yield MaskedInput("9999-99-99;0", value="2021-11-23")
    yield Select([(name, number) for number, name in enumerate(NAMES)], value=1)
    yield TextArea(WORDS["text"])
    yield TextArea.code_editor(WORDS["code"])


def choices_page() -> Iterable[Widget]:
    """Buttons and switches."""
    buttons = [Button(NAMES[0], variant="primary"), Button(NAMES[1]), Button(NAMES[2], variant="error")]
    buttons[0].tooltip = WORDS["text"]
    yield Horizontal(*buttons, classes="buttons")
    yield Checkbox(NAMES[0], value=True)
    yield Switch(value=True)
    yield RadioSet(*[RadioButton(name) for name in NAMES[:3]])
    yield Tabs(*[Tab(name) for name in NAMES[:4]])


def signs_page() -> Iterable[Widget]:
    """What is drawn rather than written."""
    yield Digits("1234567890")
    bar = ProgressBar(total=100, show_eta=False)
    bar.progress = 30
    yield bar
    yield Sparkline([1, 2, 4, 8, 4, 9, 1])
    yield Rule()
    yield Placeholder(WORDS["title"])
    wide = Static(" ".join(NAMES * 2), classes="wide")
    yield VerticalScroll(wide, *[Label(name) for name in NAMES], classes="scrolled")


def layouts_page() -> Iterable[Widget]:
    """How widgets are arranged, and the sides of what is around them."""
    yield Grid(*[Label(name) for name in NAMES[:6]])
    docked = [Label(NAMES[0], classes="docked"), Label(NAMES[1], classes="docked-at-end")]
    yield Container(*docked, Static(WORDS["text"]), classes="docks")
    row = [Label(NAMES[0], classes="wide"), Label(NAMES[1], classes="spaced"), Static(WORDS["latin"], classes="rest")]
    yield Horizontal(*row, classes="row")
    for side in ("start", "center", "end"):
        yield Static(f"{WORDS['mixed']} {WORDS['latin']}", classes=f"sided {side}")
    yield Container(Label(NAMES[0]), classes="at-end")
    names = [Label(name, id=f"name-{number}") for number, name in enumerate(NAMES[:2])]
    yield ContentSwitcher(*names, initial="name-1", classes="switcher")


def panels_page() -> Iterable[Widget]:
    """Widgets of several others."""
    yield LoadingIndicator()
    yield MarkdownViewer(WORDS["markdown"], show_table_of_contents=True)
    yield Horizontal(KeyPanel(), HelpPanel(), classes="panels")
    yield Welcome()


PAGES: Mapping[str, Callable[[], Iterable[Widget]]] = {
    "text": text_page,
    "lists": lists_page,
    "tables": tables_page,
    "fields": fields_page,
    "choices": choices_page,
    "signs": signs_page,
    "layouts": layouts_page,
    "panels": panels_page,
}


class GalleryPages(AppMixin):
    """Mixin of an app that shows the pages in tabs; with the layer or without."""

    CSS = """
    TabPane { padding: 0 1 }
    .bordered { border: round $primary; width: 40; padding: 0 0 0 2 }
    Collapsible { height: auto }
    OptionList, ListView, SelectionList, Tree, DirectoryTree, DataTable, Log, RichLog { height: 7 }
    DataTable, Tree { border: solid $primary }
    TextArea { height: 5 }
    .row { height: 1 }
    .buttons { height: 3 }
    Placeholder { height: 3; width: 24 }
    .scrolled { height: 6; width: 40; overflow-x: auto }
    .wide { width: auto }
    Grid { grid-size: 3; grid-columns: 1fr 2fr 11; grid-gutter: 0 2; height: 2; padding: 0 1 0 3 }
    .docks { height: 1 }
    .docked { dock: left; margin: 0 2 0 0 }
    .docked-at-end { dock: right }
    .spaced { margin: 0 1 0 4 }
    .rest { width: 1fr; padding: 0 2 0 0 }
    .sided { border-left: thick $primary; width: 40; padding: 0 0 0 1 }
    .start { text-align: left }
    .center { text-align: center }
    .end { text-align: right }
    .at-end { align: right top; height: 1 }
    LoadingIndicator, .switcher { height: 1 }
    MarkdownViewer { height: 12 }
    .panels { height: 12 }
    Welcome { height: 18 }
    """

    pages: Sequence[str] = tuple(PAGES)
    """The names of those that are shown."""
    first_page = ""
    """The name of the one that is open at the start."""

    def compose(self) -> ComposeResult:
        """The pages."""
        yield Header()
        with TabbedContent(initial=self.first_page):
            for name in self.pages:
                with TabPane(WORDS["pages"][name], id=name), VerticalScroll():
                    yield from PAGES[name]()
        yield Footer()

    def on_mount(self) -> None:
        """Write the records."""
        self.title = WORDS["title"]
        for log in self.query(Log):
            log.write_lines(WORDS["log"])
        for records in self.query(RichLog):
            for line in WORDS["log"]:
                records.write(line)


class Gallery(Directed, GalleryPages, App[None]):
    """The gallery with the layer; a key sets the next direction."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "next_direction", WORDS["next_direction"]),
        Binding("f3", "show_message", WORDS["show_message"]),
        Binding("f10", "quit", WORDS["quit"]),
    ]

    def __init__(self, direction: TextDirection = "rtl", first_page: str = "") -> None:
        super().__init__()
        self.first_page = first_page
        self.set_up_direction(direction)

    def action_next_direction(self) -> None:
        """Set the next direction."""
        at = DIRECTION_VALUES.index(self.direction)
        self.direction = DIRECTION_VALUES[(at + 1) % len(DIRECTION_VALUES)]

    def action_show_message(self) -> None:
        """Show a toast."""
        self.notify(WORDS["text"], title=WORDS["title"])
