"""A stored frame is shown only if it is whole, the user's own, and made from the files that are there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mali_tui import last_frame
from mali_tui.last_frame import FrameKey, LastFrame, load_frame, stamp_files, store_frame

FRAME = LastFrame(b"('XTerm(390)', (41,), 0)", b"\x1b[8l", b"\x1b[8h", "\x1b[1;1H ﻣﺎﻟﻲ".encode())
SIZE = (120, 36)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder."""
    monkeypatch.setattr(last_frame, "cache_folder", lambda: str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file that the frame is made from."""
    path = tmp_path / "source"
    path.write_text("one")
    return path


@pytest.fixture
def stored_frame(source: Path, tmp_path: Path) -> Path:
    """A stored frame."""
    path = Path(key().path(*SIZE))
    store_frame(str(path), FRAME, stamp_files([str(source), str(tmp_path / "missing")]))
    return path


def key(*arguments: str, folder: str = "/here", **environment: str) -> FrameKey:
    return FrameKey(arguments, environment, folder)


def test_what_was_stored_is_loaded(stored_frame: Path) -> None:
    frame = load_frame(str(stored_frame))
    assert frame is not None
    assert vars(frame) == vars(FRAME)


def test_without_one_there_is_none(tmp_path: Path) -> None:
    assert load_frame(str(tmp_path / "none")) is None


def edit(source: Path, stored_frame: Path) -> None:
    source.write_text("more")


def replace(source: Path, stored_frame: Path) -> None:
    status = source.stat()
    other = source.with_name("other")
    other.write_text("two")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(source)


def delete(source: Path, stored_frame: Path) -> None:
    source.unlink()


def create(source: Path, stored_frame: Path) -> None:
    source.with_name("missing").touch()


def truncate(source: Path, stored_frame: Path) -> None:
    stored_frame.write_bytes(stored_frame.read_bytes()[:-5])


def empty(source: Path, stored_frame: Path) -> None:
    stored_frame.write_bytes(b"")


def flip(source: Path, stored_frame: Path) -> None:
    data = bytearray(stored_frame.read_bytes())
    data[len(data) // 2] ^= 1
    stored_frame.write_bytes(data)


def let_others_read(source: Path, stored_frame: Path) -> None:
    stored_frame.chmod(0o644)


def put_a_folder_there(source: Path, stored_frame: Path) -> None:
    stored_frame.unlink()
    stored_frame.mkdir()


@pytest.mark.parametrize(
    "happen", [edit, replace, delete, create, truncate, empty, flip, let_others_read, put_a_folder_there]
)
def test_one_that_is_stale_damaged_or_not_private_is_ignored(
    stored_frame: Path, source: Path, happen: Callable[[Path, Path], None]
) -> None:
    happen(source, stored_frame)
    assert load_frame(str(stored_frame)) is None


def test_one_of_another_user_is_ignored(stored_frame: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: os.stat(stored_frame).st_uid + 1)
    assert load_frame(str(stored_frame)) is None


def test_one_under_another_name_is_ignored(stored_frame: Path) -> None:
    renamed = stored_frame.with_name("0" * 32)
    stored_frame.rename(renamed)
    assert load_frame(str(renamed)) is None


def test_a_pipe_in_its_place_is_no_trap(stored_frame: Path) -> None:
    stored_frame.unlink()
    os.mkfifo(stored_frame, 0o600)
    assert load_frame(str(stored_frame)) is None


@pytest.mark.parametrize(
    "other",
    [
        key("--lang", "ar"),
        key(TERM="xterm"),
        key(LANG="ar_EG.UTF-8"),
        key(NO_COLOR="1"),
        key(TMUX="/tmp/tmux-0/default,1,0"),
        key(HOME="/home/other"),
        key("--content", "mine", folder="/here"),
        key("--content", "mine", folder="/there"),
    ],
)
def test_whatever_decides_what_is_drawn_is_in_the_name(other: FrameKey) -> None:
    assert key().path(*SIZE) != other.path(*SIZE)
    assert other.path(*SIZE) != other.path(80, 24)


def test_with_a_folder_the_current_one_counts() -> None:
    paths = {key("--content=mine", folder=folder).path(*SIZE) for folder in ("/here", "/there")}
    assert len(paths) == 2
    assert key(folder="/here").path(*SIZE) == key(folder="/there").path(*SIZE)


def test_a_window_of_the_same_terminal_shows_it_too() -> None:
    first, second = (key(KITTY_WINDOW_ID=number) for number in "12")
    assert first.path(*SIZE) == second.path(*SIZE)


def test_only_the_latest_are_kept(cache: Path, source: Path) -> None:
    paths = [Path(key(str(number)).path(*SIZE)) for number in range(last_frame.MAX_FRAMES + 3)]
    for number, path in enumerate(paths):
        store_frame(str(path), FRAME, stamp_files([str(source)]))
        os.utime(path, ns=(number, number))
    assert set((cache / "frames").iterdir()) == set(paths[3:])


def test_one_that_is_too_large_is_not_stored(source: Path) -> None:
    path = key().path(*SIZE)
    large = LastFrame(b"", b"", b"", b" " * last_frame.MAX_FRAME_FILE_BYTES)
    store_frame(path, large, stamp_files([str(source)]))
    assert not os.path.exists(path)


def test_the_folder_and_the_frame_are_private_whatever_the_umask(source: Path, cache: Path) -> None:
    before = os.umask(0)
    try:
        path = Path(key().path(*SIZE))
        store_frame(str(path), FRAME, stamp_files([str(source)]))
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_read_only_cache_is_an_error(source: Path, cache: Path) -> None:
    cache.write_text("a file in its place")
    with pytest.raises(OSError, match=r"frames|cache"):
        store_frame(key().path(*SIZE), FRAME, stamp_files([str(source)]))
