"""Loads and saves the reader's state: a SQLite database in the platform's folder for such files."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Literal

import msgspec

from mali_tui.folders import state_folder
from mali_tui.reading import state_json
from mali_tui.reading.state import NewerVersionError, State
from mali_tui.reading.state_database import (
    CorruptDatabaseError,
    check_database,
    create_tables,
    import_state_file,
    read_state,
    write_changes,
)

__all__ = ["State", "StateStore"]

BUSY_TIMEOUT_SECONDS = 3.0  # seconds to wait for another app; it needs a few milliseconds, unless it was stopped
JSON_NAME = "state.json"  # beside the database


class StateError(Exception):
    """The state can't be read or written. Its text is a key of the locale."""


class StateStore:
    """Loads and saves the state of one explainer. Errors never stop the app; they are in ``error_key``.

    ``explainer`` is the name under which the explainer's state is saved; the shipped one's is empty.
    """

    def __init__(self, path: Path, explainer: str = "") -> None:
        self.path = path
        self.explainer = explainer
        """The name of the explainer; the absolute path of its folder, unless it is the shipped one."""
        self._explainer = explainer.encode(errors="backslashreplace").decode()  # a folder's name may not be UTF-8
        self.state = State()
        """As last loaded or saved, including what other apps had saved by then."""
        self.is_first_run = False
        """Whether nothing has ever been saved here."""
        self.error_key: str | None = None
        """A key of the locale's ``messages`` if the last load or save failed, or a damaged file was set aside."""

    @classmethod
    def default(cls, explainer: str = "") -> StateStore:
        """The store in the platform's folder for state."""
        return cls(Path(state_folder(), "state.sqlite3"), explainer)

    def load(self) -> State:
        """Load the saved state, or an empty one. Nothing is written, but a damaged file is renamed."""
        self.error_key = None
        self.state = State()
        try:
            self.is_first_run = not (_exists(self.path) or _exists(self._json_path))
            self.state = self._load_database() or self._load_json().state(self._explainer)
        except StateError as error:
            self.error_key = str(error)
        except OSError:
            self.error_key = "messages.state_unreadable"
        return self.state

    def save(self, state: State) -> bool:
        """Save what changed since the last load or save, and update ``state`` with what other apps saved since.

        False, with ``error_key`` set, if that fails; the file is then as it was.
        """
        self.error_key = None
        try:
            initial = self._create()
            try:
                self._write(state, initial)
            except CorruptDatabaseError:
                self.error_key = "messages.state_corrupt"
                _set_aside(self.path)
                self._write(state, self._create())
        except StateError as error:
            self.error_key = str(error)
        except (OSError, sqlite3.Error, CorruptDatabaseError, UnicodeError):
            self.error_key = "messages.state_unwritable"
        else:
            return True
        return False

    @property
    def files(self) -> tuple[Path, Path]:
        """The files that it reads, which need not exist."""
        return self.path, self._json_path

    @property
    def _json_path(self) -> Path:
        return self.path.with_name(JSON_NAME)

    def _load_database(self) -> State | None:
        """What the database holds; None if there is none, or it was damaged."""
        if not _exists(self.path):
            return None
        try:
            with self._transaction("DEFERRED") as connection:
                return read_state(connection, self._explainer)
        except CorruptDatabaseError:
            self.error_key = "messages.state_corrupt"
            with contextlib.suppress(OSError):
                _set_aside(self.path)
        except sqlite3.Error as error:
            raise StateError("messages.state_unreadable") from error
        return None

    def _load_json(self) -> state_json.StateFile:
        """What the JSON file of an earlier version holds, which is nothing if there is none, or it was damaged."""
        if not _exists(self._json_path):
            return state_json.StateFile()
        try:
            return state_json.decode_state_file(self._json_path.read_bytes())
        except NewerVersionError as error:
            raise StateError("messages.state_newer") from error
        except OSError as error:
            raise StateError("messages.state_unreadable") from error
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self.error_key = "messages.state_corrupt"
            with contextlib.suppress(OSError):
                _set_aside(self._json_path)
        return state_json.StateFile()

    def _create(self) -> State | None:
        """Create the database with what the JSON file holds, and return that; None if there is one already.

        It gets its name only when it is complete, so that no other app finds an empty file.
        """
        if _exists(self.path):
            return None
        import tempfile  # 6 ms

        file = self._load_json()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".state-")  # readable by its owner only
        os.close(handle)
        try:
            with contextlib.closing(sqlite3.connect(name, isolation_level=None)) as connection, connection:
                create_tables(connection)
                import_state_file(connection, file)
            _link(name, self.path)
        except FileExistsError:
            return None  # another app was faster
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)
        return file.state(self._explainer)

    def _write(self, state: State, initial: State | None) -> None:
        """Write what changed since the last load or save, or what a new database lacks, given its ``initial`` state.

        That may replace one that was damaged or deleted. Another app may have saved to it already.
        """
        before = self.state if initial is None else initial
        with self._transaction("IMMEDIATE") as connection:
            write_changes(connection, self._explainer, before, state)
            saved = read_state(connection, self._explainer)
        self.state = saved

    @contextlib.contextmanager
    def _transaction(self, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[sqlite3.Connection]:
        """A transaction on the database, which must exist.

        Raises:
            StateError: if it can't be opened, is locked, or is of a later version.
            CorruptDatabaseError: if it is damaged.
            sqlite3.Error: if it can't be read or written.
        """
        uri = f"{self.path.absolute().as_uri()}?mode=rw"  # read-only files are opened, too, missing ones not created
        try:
            connection = sqlite3.connect(uri, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None, uri=True)
        except sqlite3.Error as error:
            raise StateError("messages.state_unreadable") from error
        try:
            with contextlib.closing(connection), connection:
                connection.execute(f"BEGIN {kind}")
                check_database(connection)
                yield connection
        except NewerVersionError as error:
            raise StateError("messages.state_newer") from error
        except sqlite3.DatabaseError as error:
            if _is_corruption(error):
                raise CorruptDatabaseError from error
            if "locked" in str(error):
                raise StateError("messages.state_locked") from error
            raise


def _is_corruption(error: sqlite3.DatabaseError) -> bool:
    """Whether an error is due to the file's content, and not to the disk, its permissions or another app."""
    if isinstance(error, sqlite3.OperationalError):
        return str(error).startswith(("no such ", "Could not decode"))  # other tables, or text that is not UTF-8
    return type(error) is sqlite3.DatabaseError


def _exists(path: Path) -> bool:
    """Whether there is something at ``path``.

    Raises:
        OSError: if that can't be determined.
    """
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _link(source: str, target: Path) -> None:
    """Give a file a name that nothing has yet.

    Raises:
        FileExistsError: if something has it.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        os.replace(source, target)


def _set_aside(path: Path) -> None:
    """Rename a damaged file, so that its content isn't lost, to a name that no earlier one has."""
    names = (path.with_suffix(f".corrupt{number or ''}{path.suffix}") for number in count())
    target = next(name for name in names if not _exists(name))
    with contextlib.suppress(FileNotFoundError):  # SQLite would apply the journal to the next database
        path.with_name(path.name + "-journal").replace(target.with_name(target.name + "-journal"))
    path.replace(target)
