"""The cache returns an entry only for the same files, if it is undamaged and has the right type."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from mali_tui import cache as module
from mali_tui.cache import load_or_make


class Maker:
    """Reads files, and counts how often."""

    def __init__(self, *files: Path) -> None:
        self.files = files
        self.times = 0

    def __call__(self) -> list[str]:
        self.times += 1
        return [file.read_text() for file in self.files]

    def get(self) -> list[str]:
        return load_or_make(self.files, list[str], self)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setattr(module, "cache_folder", lambda: str(folder))
    return folder


@pytest.fixture
def maker(tmp_path: Path, cache: Path) -> Maker:
    file = tmp_path / "one.yaml"
    file.write_text("text")
    return Maker(file)


def test_a_cached_value_is_not_made_again(maker: Maker) -> None:
    assert maker.get() == maker.get() == ["text"]
    assert maker.times == 1


def test_other_content_of_the_same_length_is_another_entry(maker: Maker) -> None:
    maker.get()
    maker.files[0].write_text("next")
    assert maker.get() == ["next"]


def test_changed_code_makes_the_value_again(tmp_path: Path, maker: Maker) -> None:
    code = tmp_path / "rules.py"
    for text in ("1", "22"):
        code.write_text(text)
        load_or_make(maker.files, list[str], maker, code_files=[code])
        load_or_make(maker.files, list[str], maker, code_files=[code])
    assert maker.times == 2


@pytest.mark.parametrize("damage", [b"", b"short", None, b"\x93\xc0" * 40])
def test_a_damaged_entry_is_made_again(cache: Path, maker: Maker, damage: bytes | None) -> None:
    maker.get()
    (path,) = cache.iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"?" if damage is None else damage)
    assert maker.get() == ["text"]
    assert maker.times == 2
    assert maker.get() == ["text"]
    assert maker.times == 2


def test_an_entry_of_another_type_is_made_again(cache: Path, maker: Maker) -> None:
    maker.get()
    (path,) = cache.iterdir()
    data = msgspec.msgpack.encode({"no": "list"})
    path.write_bytes(module._digest(data) + data)
    assert maker.get() == ["text"]
    assert maker.times == 2


def test_without_a_writable_folder_values_are_made_every_time(cache: Path, maker: Maker) -> None:
    cache.write_text("a file where the folder should be")
    assert maker.get() == maker.get() == ["text"]
    assert maker.times == 2


def test_files_that_change_while_they_are_read_are_not_cached(maker: Maker, cache: Path) -> None:
    file = maker.files[0]

    def slowly() -> list[str]:
        text = file.read_text()
        file.write_text("changed meanwhile")
        return [text]

    assert load_or_make([file], list[str], slowly) == ["text"]
    assert not cache.exists()


def test_missing_files_and_folders_are_not_cached(tmp_path: Path, cache: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.yaml"):
        assert load_or_make([path], list[str], lambda: ["made"]) == ["made"]
    assert not cache.exists()


def test_the_oldest_entries_are_deleted(maker: Maker, cache: Path) -> None:
    for number in range(module.MAX_ENTRIES + 5):
        maker.files[0].write_text(str(number))
        maker.get()
    assert len(list(cache.iterdir())) == module.MAX_ENTRIES
