"""The tables in which the reader's state is saved, and the statements that read and write them."""

from __future__ import annotations

import sqlite3

from mali_tui.content.sanitize import sanitize
from mali_tui.reading.state import NewerVersionError, State
from mali_tui.reading.state_json import StateFile

DATABASE_VERSION = 3  # the version of the tables, the database's user_version; 1 and 2 were JSON files
SETTINGS = ("language", "theme", "plain")
SCHEMA = f"""
CREATE TABLE settings (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
CREATE TABLE terminals (family TEXT PRIMARY KEY, encoding TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE positions (explainer TEXT PRIMARY KEY, location TEXT NOT NULL, view TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE seen (explainer TEXT, claim TEXT, PRIMARY KEY (explainer, claim)) WITHOUT ROWID;
CREATE TABLE bookmarks (
    id INTEGER PRIMARY KEY, -- ascending in the order in which they were added
    explainer TEXT NOT NULL,
    address TEXT NOT NULL,
    note TEXT NOT NULL,
    UNIQUE (explainer, address)
);
PRAGMA user_version = {DATABASE_VERSION};
"""


class CorruptDatabaseError(Exception):
    """The file is not a database, is damaged, or has other tables."""


def create_tables(connection: sqlite3.Connection) -> None:
    """Begin a transaction and create all tables, in an empty database."""
    connection.executescript(f"BEGIN;{SCHEMA}")


def check_database(connection: sqlite3.Connection) -> None:
    """Check that the database is whole and of this version.

    Raises:
        NewerVersionError, CorruptDatabaseError, sqlite3.DatabaseError
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > DATABASE_VERSION:
        raise NewerVersionError
    if version < DATABASE_VERSION or connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise CorruptDatabaseError


def read_state(connection: sqlite3.Connection, explainer: str) -> State:
    """Read the state of an explainer."""
    settings = dict(connection.execute("SELECT name, value FROM settings"))
    position = connection.execute("SELECT location, view FROM positions WHERE explainer = ?", (explainer,)).fetchone()
    location, view = position or ("", "")
    seen = connection.execute("SELECT claim FROM seen WHERE explainer = ?", (explainer,))
    terminals = connection.execute("SELECT family, encoding FROM terminals")
    bookmarks = connection.execute(
        "SELECT address, note FROM bookmarks WHERE explainer = ? ORDER BY id", (explainer,)
    )
    return State(
        **{name: type(getattr(State(), name))(settings[name]) for name in SETTINGS if name in settings},
        location=str(location),
        view=str(view),
        bidi={str(family): str(encoding) for family, encoding in terminals},
        seen=frozenset(str(claim) for (claim,) in seen),
        # other programs may have written the notes, and control characters must not reach the terminal
        bookmarks={str(address): sanitize(str(note).replace("\n", " ")) for address, note in bookmarks},
    )


def write_changes(connection: sqlite3.Connection, explainer: str, before: State, after: State) -> None:
    """Write what differs between two states, and leave the rest as other apps may have saved it."""
    for name in SETTINGS:
        if getattr(after, name) != getattr(before, name):
            connection.execute("REPLACE INTO settings VALUES (?, ?)", (name, getattr(after, name)))
    if (after.location, after.view) != (before.location, before.view):
        connection.execute("REPLACE INTO positions VALUES (?, ?, ?)", (explainer, after.location, after.view))
    connection.executemany("REPLACE INTO terminals VALUES (?, ?)", after.bidi.items() - before.bidi.items())
    connection.executemany(
        "INSERT OR IGNORE INTO seen VALUES (?, ?)", [(explainer, claim) for claim in sorted(after.seen - before.seen)]
    )
    connection.executemany(
        "DELETE FROM bookmarks WHERE explainer = ? AND address = ?",
        [(explainer, address) for address in before.bookmarks if address not in after.bookmarks],
    )
    connection.executemany(
        "INSERT INTO bookmarks (explainer, address, note) VALUES (?, ?, ?)"
        " ON CONFLICT (explainer, address) DO UPDATE SET note = excluded.note",
        [
            (explainer, address, note)
            for address, note in after.bookmarks.items()
            if before.bookmarks.get(address) != note
        ],
    )


def import_state_file(connection: sqlite3.Connection, file: StateFile) -> None:
    """Write what the JSON file of an earlier version holds into new tables."""
    for explainer in {"", *file.readings}:
        write_changes(connection, explainer, State(), file.state(explainer))
