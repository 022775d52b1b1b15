"""The panel that lists the errors in an explainer that is being written, below its last valid version."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from mali_tui.app.page.blocks import Block, TextBuilder
from mali_tui.app.page.page import Page
from mali_tui.app.ui.bar import BarItem, StatusBar
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import examine
from mali_tui.content.problems import Problem
from mali_tui.content.watcher import FileWatcher
from mali_tui.i18n.wording import Wording

CHECK_SECONDS = 0.5  # seconds between two checks of the files
MAX_PROBLEMS_SHOWN = 20  # `mali-tui check` lists all
MIN_ROWS = 4  # the rows that the panel may always take
MAX_SCREEN_FRACTION = 1 / 4  # the share of the window that it may take, where that is more


class ProblemList(Page, can_focus=False):
    """File names and messages about them run from the left in every language."""

    direction = "ltr"

    def on_resize(self) -> None:
        """Be as tall as the text, up to a part of the window; one row until there is a width to wrap the text to."""
        self.styles.height = max(
            1, min(self.text_height, max(MIN_ROWS, int(self.app.size.height * MAX_SCREEN_FRACTION)))
        )


class ProblemsPanel(Vertical):
    """Checks the files at intervals; hidden while there are no errors."""

    class NewVersion(Message):
        """The files were saved, and have no errors."""

        def __init__(self, explainer: Explainer) -> None:
            super().__init__()
            self.explainer = explainer

    class Resized(Message):
        """The panel takes more or less of the screen than before."""

    def __init__(self, watch: FileWatcher, wording: Wording) -> None:
        super().__init__(id="problems")
        self._watch = watch
        self._wording = wording
        self._problems: Sequence[Problem] = ()

    def compose(self) -> ComposeResult:
        """A title, and the errors."""
        yield StatusBar(id="problems-title")
        yield ProblemList(list_mode=False, id="problems-list")

    def on_mount(self) -> None:
        """Start checking."""
        self.display = False
        self.set_interval(CHECK_SECONDS, self.check)

    def check(self) -> None:
        """Read the files again if they were saved: pass a valid explainer on, list the errors of another."""
        if not self._watch.has_changed():
            return
        explainer, problems = examine(self._watch.folder)
        self._problems = [problem for problem in problems if problem.severity == "error"]
        self.show(self._wording)
        if explainer is not None and not self._problems:
            self.post_message(self.NewVersion(explainer))

    def show(self, wording: Wording) -> None:
        """List the errors, in a language."""
        self._wording = wording
        self.post_message(self.Resized())
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
