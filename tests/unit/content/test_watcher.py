"""Noticing that an explainer's files were saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mali_tui.content.watcher import FileWatcher


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("graph.yaml", "en.yaml", "notes.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def save(path: Path, text: str) -> None:
    """Save a file at a time of its own, however coarse the clock of the file system."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


def test_unchanged_files_are_not_reported(folder: Path) -> None:
    watch = FileWatcher(folder)
    assert not watch.has_changed()
    assert not watch.has_changed()


def test_a_saved_file_is_reported_once_it_stops_changing(folder: Path) -> None:
    watch = FileWatcher(folder)
    save(folder / "en.yaml", "half")
    assert not watch.has_changed()
    save(folder / "en.yaml", "whole")
    assert not watch.has_changed()
    assert watch.has_changed()
    assert not watch.has_changed()


def test_files_that_come_and_go_are_changes(folder: Path) -> None:
    watch = FileWatcher(folder)
    save(folder / "ar.yaml", "new")
    assert [watch.has_changed(), watch.has_changed()] == [False, True]
    (folder / "ar.yaml").unlink()
    assert [watch.has_changed(), watch.has_changed()] == [False, True]


def test_what_is_taken_back_before_it_was_read_is_no_change(folder: Path) -> None:
    watch = FileWatcher(folder)
    save(folder / "ar.yaml", "new")
    assert not watch.has_changed()
    (folder / "ar.yaml").unlink()
    assert [watch.has_changed(), watch.has_changed()] == [False, False]


def test_other_files_do_not_matter(folder: Path) -> None:
    watch = FileWatcher(folder)
    save(folder / "notes.txt", "more")
    save(folder / ".en.yaml", "an editor's own")
    assert [watch.has_changed(), watch.has_changed()] == [False, False]


def test_a_file_that_is_gone_for_the_moment_is_no_fault(folder: Path) -> None:
    (folder / "fr.yaml").symlink_to(folder / "not-there-yet")
    watch = FileWatcher(folder)
    assert not watch.has_changed()
    (folder / "not-there-yet").write_text("x", encoding="utf-8")
    assert not watch.has_changed()
    assert watch.has_changed()
