"""What is wrong with an explainer that is being written, told below the last good version of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.filter import LineFilter
from textual.message import Message

from mali_tui.app.page.blocks import Block, TextBuilder
from mali_tui.app.page.page import Page
from mali_tui.app.ui.bar import BarItem, StatusBar
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import examine
from mali_tui.content.problems import Problem
from mali_tui.content.watcher import FileWatcher
from mali_tui.i18n.wording import Wording
from mali_tui.textual_rtl.app import DirectedApp

CHECK_SECONDS = 0.5  # seconds between two looks at the files
MAX_PROBLEMS_SHOWN = 20  # problems told; `mali-tui check` tells all
LEAST, TALLEST = 4, 4  # rows, and the part of the screen that it may take where there are more


class ProblemList(Page, can_focus=False):
    """File names and messages about them run from the left in every language."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The app's, for the direction of the text."""
        assert isinstance(self.app, DirectedApp)
        return self.app.line_filters("ltr")

    def on_resize(self) -> None:
        """As tall as what it says, up to a part of the screen; a row until it has a width to say it in."""
        self.styles.height = max(1, min(self.text_height, max(LEAST, self.app.size.height // TALLEST)))


class Problems(Vertical):
    """Looks at the files now and then; hidden while there is nothing to tell."""

    class Sound(Message):
        """The files were saved, and there is nothing wrong with the explainer in them."""

        def __init__(self, explainer: Explainer) -> None:
            super().__init__()
            self.explainer = explainer

    class Told(Message):
        """What is told takes more or less of the screen than before."""

    def __init__(self, watch: FileWatcher, wording: Wording) -> None:
        super().__init__(id="problems")
        self._watch = watch
        self._wording = wording
        self._problems: Sequence[Problem] = ()

    def compose(self) -> ComposeResult:
        """A line that says what this is, and the problems."""
        yield StatusBar(id="problems-title")
        yield ProblemList(list_mode=False, id="problems-list")

    def on_mount(self) -> None:
        """Begin to look."""
        self.display = False
        self.set_interval(CHECK_SECONDS, self.look)

    def look(self) -> None:
        """Read the files again if they were saved: pass a sound explainer on, tell what is wrong with another."""
        if not self._watch.has_changed():
            return
        explainer, problems = examine(self._watch.folder)
        self._problems = [problem for problem in problems if problem.severity == "error"]
        self.tell(self._wording)
        if explainer is not None:
            self.post_message(self.Sound(explainer))

    def tell(self, wording: Wording) -> None:
        """Say it in a language."""
        self._wording = wording
        self.post_message(self.Told())
        self.display = bool(self._problems)
        if self._problems:
            title = [
                BarItem(wording("problems.title", n=len(self._problems)), "strong"),
                BarItem(wording("problems.kept")),
            ]
            self.query_one("#problems-title", StatusBar).show(title)
            page = self.query_one(ProblemList)
            page.show([_block(problem) for problem in self._problems[:MAX_PROBLEMS_SHOWN]])
            page.on_resize()


def _block(problem: Problem) -> Block:
    builder = TextBuilder().add(f"{Path(problem.file).name}:{problem.line}:{problem.column}", "link")
    builder.add(f"  {problem.message}. ", "claim").add(problem.fix, "strong")
    return builder.block()
