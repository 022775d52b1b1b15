"""Remembering from one reading to the next: one small JSON file in the platform's place."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

import msgspec

from mali_tui.reading.lock import file_lock
from mali_tui.reading.state import NewerVersionError, State, StateFile, read, write

__all__ = ["State", "StateStore"]


class StateStore:
    """Loads and saves the state of an explainer's reading. Nothing here stops a reading: faults are in ``trouble``.

    ``explainer`` is the name under which it is remembered; that of the one that comes with the program is empty.
    """

    def __init__(self, path: Path, explainer: str = "") -> None:
        self.path = path
        self._explainer = explainer
        self.state = State()
        """As last loaded or saved, with what other apps had saved by then."""
        self.first = False
        """Whether nothing has ever been remembered here."""
        self.error_key: str | None = None
        """A key of the locale's ``messages``, set where the file was unreadable or could not be written."""

    @classmethod
    def default(cls, explainer: str = "") -> StateStore:
        """The state file where the platform keeps such things."""
        from platformdirs import user_state_path  # 4 ms that printing and checking need not pay

        return cls(user_state_path("mali-tui") / "state.json", explainer)

    def load(self) -> State:
        """The state as saved, or a new one; a corrupt file is set aside, not overwritten."""
        self.first = not os.path.lexists(self.path)
        file = self._read()
        self.state = file.state(self._explainer) if file else State()
        return self.state

    def save(self, state: State) -> bool:
        """Write in one step what changed since the last load or save; False, with ``trouble`` set, if that fails.

        What other apps have written in the meantime stays, and is in ``state`` afterwards.
        """
        self.error_key = None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with file_lock(self.path.with_name(".state.lock")):
                file = self._read()
                if file is None:
                    return False
                file = file.merged_with(self._explainer, self.state, state)
                self._replace(write(file))
        except OSError:
            self.error_key = "messages.state_unwritable"
            return False
        self.state = file.state(self._explainer)
        return True

    def _read(self) -> StateFile | None:
        """What the file holds, which is nothing yet if there is none; None where it must be left alone."""
        try:
            return read(self.path.read_bytes())
        except FileNotFoundError:
            return StateFile()
        except NotADirectoryError:
            return StateFile()  # writing will tell
        except NewerVersionError:
            self.error_key = "messages.state_newer"
        except OSError:
            self.error_key = "messages.state_unreadable"
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self.error_key = "messages.state_corrupt"
            with contextlib.suppress(OSError):
                self.path.replace(self.path.with_suffix(".corrupt.json"))
            return StateFile()
        return None

    def _replace(self, data: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".state-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self.path)
        except OSError:
            os.unlink(name)
            raise
