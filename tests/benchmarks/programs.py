"""How to start the programs that are measured and those they are compared with, in a separate home folder."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from bare_app import LINE
from session import Session, Spent, open_session

from mali_tui.content.loader import find_content, load
from mali_tui.content.model import Edition
from mali_tui.i18n.locale import load_locale
from mali_tui.last_frame import NO_INSTANT_OPTION
from mali_tui.rtl.line_layout import layout_cells

HERE = Path(__file__).parent
OURS = str(Path(sys.executable).with_name("mali-tui"))


class Programs:
    """Commands and the environment they run in; nothing is read from or left in the user's own home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment: Mapping[str, str] = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
        }
        explainer = load(find_content())
        first = next(iter(explainer.passages))
        self.start = f"section:{first}"
        """Where the article begins."""
        self._title = explainer.editions["en"].title.split()[0]
        self._claims = len(explainer.graph.claims)
        self._started = False
        self._signs = {code: _sign(edition, first) for code, edition in explainer.editions.items()}

    @contextlib.contextmanager
    def bare(self) -> Iterator[tuple[Session, Spent]]:
        """The bare app, and what its first frame took."""
        with open_session([sys.executable, str(HERE / "bare_app.py")], self.environment) as session:
            yield session, session.first_frame(LINE)

    @contextlib.contextmanager
    def ours(
        self, language: str = "en", content: Path | None = None, turned_off: str = ""
    ) -> Iterator[tuple[Session, Spent]]:
        """Our app at the beginning of the article, and what its first frame with text of it took.

        ``turned_off``: the speed-ups to do without, as MALI_TUI_STOCK_TEXTUAL takes them.
        """
        self._start()
        command = [
            OURS,
            self.start if content is None else f"{self.start}-1",
            "--lang",
            language,
            NO_INSTANT_OPTION,
        ]
        command += ["--content", str(content)] if content else []
        environment = {**self.environment, "MALI_TUI_STOCK_TEXTUAL": turned_off}
        with open_session(command, environment) as session:
            yield session, session.first_frame(self._signs[language])

    @contextlib.contextmanager
    def reading(self, language: str, encoding: str) -> Iterator[Session]:
        """Our app at the beginning of the article, which sends Arabic in an encoding."""
        self._start()
        command = [OURS, self.start, "--lang", language, "--bidi", encoding, NO_INSTANT_OPTION]
        with open_session(command, self.environment) as session:
            session.settle()
            yield session

    @contextlib.contextmanager
    def again(self, keys: bytes = b"") -> Iterator[Session]:
        """Our app where it was left in English, with the frame of that; ``keys`` are sent at once."""
        self._start()
        command = [OURS, self.start, "--lang", "en"]
        frames = self.folder / ".cache/mali-tui/frames"
        if not frames.exists():
            with open_session(command, self.environment) as session:
                session.first_frame(self._signs["en"])
                session.quit()
            while not list(frames.glob("?" * 32)):
                time.sleep(0.1)
        with open_session(command, self.environment) as session:
            session.send(keys)
            yield session

    @property
    def sign_of_claim(self) -> str:
        """What is shown when the first claim has been seen, in English."""
        return load_locale("en")("progress", n=1, of=self._claims)

    @property
    def title(self) -> str:
        """The first word of the article's title, in English."""
        return self._title

    @property
    def sign(self) -> str:
        """A word from the beginning of the article, in English."""
        return self._signs["en"]

    def _start(self) -> None:
        """Start and quit once, so that the work and messages of a first start are not measured."""
        if not self._started:
            self._started = True
            with self.ours() as (session, _):
                session.quit()


def _sign(edition: Edition, passage: str) -> str:
    """A word from the first lines of a passage, as it is seen."""
    words = edition.sections[passage].paragraphs[0].text.split()[:8]
    return "".join(cell.text for cell in layout_cells(max(words, key=len), edition.direction, False))
