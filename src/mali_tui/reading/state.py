"""What is remembered from one reading to the next: one small JSON file in the platform's place."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

import msgspec

VERSION = 1


class State(msgspec.Struct, frozen=True):
    """``language`` and ``location`` are where the reader was; all fields have a value that means nothing yet."""

    version: int = VERSION
    language: str = ""
    location: str = ""
    theme: str = ""
    bidi: dict[str, str] = {}  # terminal family → the mode its reader chose
    seen: tuple[str, ...] = ()  # claims read


class Memory:
    """Loads and saves the state. Nothing here stops a reading: faults are told in ``trouble``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.trouble: str | None = None
        """A key of the locale's ``messages``, set where the file was unreadable or could not be written."""

    @classmethod
    def in_platform_place(cls) -> Memory:
        """The state file where the platform keeps such things."""
        from platformdirs import user_state_path  # 4 ms that printing and checking need not pay

        return cls(user_state_path("mali-tui") / "state.json")

    def load(self) -> State:
        """The state as saved, or a new one; a corrupt file is set aside, not overwritten."""
        try:
            state = msgspec.json.decode(self.path.read_bytes(), type=State)
        except FileNotFoundError:
            return State()
        except OSError:
            self.trouble = "messages.state_unreadable"
            return State()
        except (msgspec.DecodeError, UnicodeDecodeError):
            self.trouble = "messages.state_corrupt"
            with contextlib.suppress(OSError):
                self.path.replace(self.path.with_suffix(".corrupt.json"))
            return State()
        return state if state.version == VERSION else State()

    def save(self, state: State) -> bool:
        """Write the state in one step; False, with ``trouble`` set, where it cannot be written."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".state-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(msgspec.json.encode(state))
                os.replace(name, self.path)
            except OSError:
                os.unlink(name)
                raise
        except OSError:
            self.trouble = "messages.state_unwritable"
            return False
        return True
