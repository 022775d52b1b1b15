"""Pages with each of Textual's widgets; test_every_widget.py runs this in several pseudo-terminals side by side.

Usage: every_widget.py plain|directed|installed WIDGET[,WIDGET…] …   with WORDS=latin or WORDS=arabic in the
environment. Each argument is a page, and F2 shows the next. After F3 has been pressed and the app has nothing left to
do, it writes `SETTLED`, which a terminal ignores.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import widgets
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.containers import VerticalScroll
from textual.message_pump import MessagePump
from textual.widget import Widget
from textual.widgets import Button, Input, ProgressBar, RadioSet, TabbedContent, TabPane, Tabs, TextArea, Tree

from mali_tui.textual_rtl import Directed, install

SETTLED = "\x1b_settled\x1b\\"
FRAME = 0.004  # seconds; Textual paints on a timer
QUIET_ROUNDS = 8  # turns of the loop with nothing to do; a handler may be between two awaits
SHORT = 0.001  # seconds, of a timer
ENDLESS = "_loader"  # the worker of a DirectoryTree, which waits for folders to read
MAX_TIMER = 1.0  # seconds; those that take longer are not waited for
PALETTE_SECONDS = {"_NO_MATCHES_COUNTDOWN": SHORT, "_BUSY_COUNTDOWN": 2 * MAX_TIMER}
"""Until the palette says that it finds nothing, and that it is still searching, which depends on the machine."""
WORDS = {
    "latin": ("North wind", "alpha", "beta 12", "gamma (2013)", "a b c"),
    "arabic": ("ريح شمال North", "بحر", "جبل 12", "نهر (2013)", "س a ش"),
}
TITLE, *NAMES = WORDS[os.environ.get("WORDS", "latin")]
MARKDOWN = f"""# {TITLE}

{NAMES[0]} *{NAMES[1]}* [{NAMES[2]}](https://example.org) `x = 1`

## {NAMES[2]}

- {NAMES[0]}
  1. {NAMES[1]}

> {TITLE}

| {NAMES[0]} | {NAMES[1]} |
|---|---|
| {NAMES[2]} | 1960 |

```python
print("x = 1")
```
"""


def table() -> Widget:
    """With more columns than there is room for."""
    made: widgets.DataTable[str] = widgets.DataTable(zebra_stripes=True)
    made.add_columns(*[f"{TITLE} {number}" for number in range(6)])
    made.add_rows([[f"{NAMES[0]} {row}", *NAMES, TITLE] for row in range(9)])
    return made


def tree() -> Widget:
    """A branch and leaves."""
    made: Tree[None] = Tree(TITLE)
    branch = made.root.add(NAMES[0], expand=True)
    for name in NAMES * 2:
        branch.add_leaf(name)
    made.root.expand()
    return made


def files() -> Widget:
    """The files of a folder that does not change."""
    return widgets.DirectoryTree(Path(__file__).parents[1] / "unit" / "rtl")


def bar() -> Widget:
    """Less than full."""
    made = ProgressBar(total=100, show_eta=False)
    made.progress = 30
    return made


def area() -> Widget:
    """Lines, one of them long."""
    return TextArea("\n".join([TITLE, *NAMES, TITLE * 20]))


def with_tooltip() -> Widget:
    """What shows its tooltip at once."""
    made = Button(NAMES[0])
    made.tooltip = TITLE
    return made


def tabs() -> Widget:
    """Tabs without panes."""
    return Tabs(*NAMES)


def panes() -> Widget:
    """Tabs with panes."""
    return Panes()


def radio_set() -> Widget:
    """Buttons, one of which is on."""
    return RadioSet(*[widgets.RadioButton(name) for name in NAMES])


class Panes(TabbedContent):
    """Tabs with panes."""

    def compose(self) -> ComposeResult:
        """The panes."""
        for name in NAMES[:2]:
            with TabPane(name):
                yield widgets.Label(TITLE)
        yield from super().compose()


WIDGETS: Mapping[str, Callable[[], Widget]] = {
    "Button": lambda: Button(TITLE, variant="primary"),
    "Checkbox": lambda: widgets.Checkbox(TITLE),
    "Collapsible": lambda: widgets.Collapsible(widgets.Label(NAMES[0]), title=TITLE),
    "ContentSwitcher": lambda: widgets.ContentSwitcher(widgets.Label(TITLE, id="a"), initial="a"),
    "DataTable": table,
    "Digits": lambda: widgets.Digits("12:34"),
    "DirectoryTree": files,
    "Footer": widgets.Footer,
    "Header": widgets.Header,
    "HelpPanel": widgets.HelpPanel,
    "Input": lambda: Input(TITLE, placeholder=NAMES[0]),
    "KeyPanel": widgets.KeyPanel,
    "Label": lambda: widgets.Label(TITLE),
    "Link": lambda: widgets.Link(TITLE, url="https://example.org"),
    "ListItem": lambda: widgets.ListItem(widgets.Label(TITLE)),
    "ListView": lambda: widgets.ListView(*[widgets.ListItem(widgets.Label(name)) for name in NAMES * 3]),
    "LoadingIndicator": widgets.LoadingIndicator,
    "Log": widgets.Log,
    "Markdown": lambda: widgets.Markdown(MARKDOWN),
    "MarkdownViewer": lambda: widgets.MarkdownViewer(MARKDOWN),
    "MaskedInput": lambda: widgets.MaskedInput("9999-99-99;0", value="2021-11-23"),
    "OptionList": lambda: widgets.OptionList(*NAMES * 3),
    "Placeholder": lambda: widgets.Placeholder(TITLE),
    "Pretty": lambda: widgets.Pretty({name: number for number, name in enumerate(NAMES)}),
    "ProgressBar": bar,
    "RadioButton": lambda: widgets.RadioButton(TITLE),
    "RadioSet": radio_set,
    "RichLog": widgets.RichLog,
    "Rule": widgets.Rule,
    "Select": lambda: widgets.Select([(name, name) for name in NAMES], prompt=TITLE),
    "SelectionList": lambda: widgets.SelectionList(*[(name, name) for name in NAMES * 3]),
    "Sparkline": lambda: widgets.Sparkline([1, 2, 4, 8, 4, 9, 1]),
    "Static": lambda: widgets.Static(TITLE * 30),
    "Switch": widgets.Switch,
    "Tab": lambda: widgets.Tab(TITLE),
    "TabbedContent": panes,
    "TabPane": panes,
    "Tabs": tabs,
    "TextArea": area,
    "Tooltip": with_tooltip,
    "Tree": tree,
    "Welcome": widgets.Welcome,
}
"""Each of `textual.widgets`, and what shows it."""


class Pages(App[None]):
    """One page after the other; nothing blinks, and nothing is opened in a browser."""

    TITLE = TITLE
    CSS = """
    #page { height: 1fr; overflow-x: auto }
    .bordered { border: round $primary; padding: 0 1; width: 60% }
    OptionList, ListView, SelectionList, Tree, DirectoryTree, DataTable, Log, RichLog, TextArea { height: 5 }
    Welcome, Markdown, MarkdownViewer, HelpPanel, KeyPanel { height: 7 }
    ListItem { height: auto }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "next_page", TITLE, priority=True),
        Binding("f3", "report", NAMES[0], priority=True),
        Binding("f10", "quit", NAMES[1], priority=True),
    ]
    TOOLTIP_DELAY = SHORT
    CLICK_CHAIN_TIME_THRESHOLD = -1  # no two clicks are a double click, however fast they come

    def __init__(self, pages: Sequence[str]) -> None:
        super().__init__()
        self._pages = iter(pages)

    def compose(self) -> ComposeResult:
        """Where pages are shown."""
        yield VerticalScroll(id="page", can_focus=False)

    def on_ready(self) -> None:
        """Tell when the first page can be shown."""
        self.action_report()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Say that it was opened."""
        self.query_one("#page").border_title = url

    async def action_next_page(self) -> None:
        """Show the next widgets, every second in a border."""
        shown = [WIDGETS[name]() for name in next(self._pages).split(",")]
        for bordered in shown[1::2]:
            bordered.add_class("bordered")
        self.screen.set_focus(None)  # the focus would move on, and the page scroll to where it is
        await self.query("#page").remove()
        page = VerticalScroll(*shown, id="page", can_focus=False)
        await self.mount(page)
        for log in page.query(widgets.Log):
            log.write_lines([f"{number:02}:00 {name}" for number in range(4) for name in NAMES])
        for records in page.query(widgets.RichLog):
            for number in range(9):
                records.write(f"{number:02}:00 {TITLE}")
        for button in page.query(Button):
            button.active_effect_duration = SHORT

    def action_report(self) -> None:
        """Tell when there is nothing left to do."""
        self._report = asyncio.create_task(report_when_settled(self))


async def report_when_settled(app: App[Any]) -> None:
    """Write `SETTLED` once an app has nothing left to do."""
    quiet = 0
    while quiet < QUIET_ROUNDS:
        waits = _is_waiting(app)
        await asyncio.sleep(FRAME if waits else 0)
        quiet = 0 if waits else quiet + 1
    assert app._driver is not None
    app._driver.write(SETTLED)
    app._driver.flush()


def _is_waiting(app: App[Any]) -> bool:
    """Whether anything has messages or callbacks waiting, a timer that fires once, or cells to paint."""
    screen = app.screen
    if tuple(app.size) != tuple(os.get_terminal_size(sys.stdin.fileno())) or app._resize_event is not None:
        return True
    if screen._layout_required or screen._scroll_required or screen._repaint_required or screen._callbacks:
        return True
    if app.animator._animations or app.animator._scheduled or screen._update_timer._active.is_set():
        return True
    if screen._dirty_widgets or any(not worker.is_finished and worker.name != ENDLESS for worker in app.workers):
        return True
    return any(map(_is_busy, itertools.chain([app], app.screen_stack, screen.walk_children())))


def _is_busy(pump: MessagePump) -> bool:
    if pump.message_queue_size or pump._next_callbacks:
        return True
    return any(
        timer._repeat == 0 and timer._interval < MAX_TIMER and timer._task and not timer._task.done()
        for timer in pump._timers
    )


class DirectedPages(Directed, Pages):
    """The same with the layer."""

    DIRECTION = "ltr"
    SELECTS_WORDS = False  # what is selected is then what Textual selects


def make_app(kind: str, pages: Sequence[str]) -> Pages:
    """The app without the layer, with it, or given it by `install`."""
    app = (DirectedPages if kind == "directed" else Pages)(pages)
    if kind == "installed":
        install(app, "ltr")
    return app


if __name__ == "__main__":
    Input.cursor_blink._default = TextArea.cursor_blink._default = False
    for name, seconds in PALETTE_SECONDS.items():
        setattr(CommandPalette, name, seconds)
    make_app(sys.argv[1], sys.argv[2:]).run()
