"""What is kept: found again only for the same files, whole and of its type; with no cache all works as well."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest
from platformdirs import user_cache_path

from mali_tui import cache as module
from mali_tui.cache import cached


class Maker:
    """Makes lists of lines, and counts how often."""

    def __init__(self, *files: Path) -> None:
        self.files = files
        self.times = 0

    def __call__(self) -> list[str]:
        self.times += 1
        return [file.read_text() for file in self.files]

    def kept(self) -> list[str]:
        return cached(self.files, list[str], self)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setattr(module, "_folder", lambda: folder)
    return folder


@pytest.fixture
def maker(tmp_path: Path, cache: Path) -> Maker:
    file = tmp_path / "one.yaml"
    file.write_text("text")
    return Maker(file)


def test_what_was_made_once_is_not_made_again(maker: Maker) -> None:
    assert maker.kept() == maker.kept() == ["text"]
    assert maker.times == 1


def test_other_bytes_of_the_same_length_are_another_thing(maker: Maker) -> None:
    maker.kept()
    maker.files[0].write_text("next")
    assert maker.kept() == ["next"]


def test_other_code_makes_it_anew(tmp_path: Path, maker: Maker) -> None:
    code = tmp_path / "rules.py"
    for text in ("1", "22"):
        code.write_text(text)
        cached(maker.files, list[str], maker, code_files=[code])
        cached(maker.files, list[str], maker, code_files=[code])
    assert maker.times == 2


@pytest.mark.parametrize("damage", [b"", b"short", None, b"\x93\xc0" * 40])
def test_what_is_damaged_is_made_anew(cache: Path, maker: Maker, damage: bytes | None) -> None:
    maker.kept()
    (path,) = cache.iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"?" if damage is None else damage)
    assert maker.kept() == ["text"]
    assert maker.times == 2
    assert maker.kept() == ["text"]
    assert maker.times == 2


def test_what_is_whole_but_of_another_type_is_made_anew(cache: Path, maker: Maker) -> None:
    maker.kept()
    (path,) = cache.iterdir()
    data = msgspec.msgpack.encode({"no": "list"})
    path.write_bytes(module._digest(data) + data)
    assert maker.kept() == ["text"]
    assert maker.times == 2


def test_a_cache_that_cannot_be_written_costs_nothing(cache: Path, maker: Maker) -> None:
    cache.write_text("a file where the folder should be")
    assert maker.kept() == maker.kept() == ["text"]
    assert maker.times == 2


def test_files_that_change_while_they_are_read_are_not_kept(maker: Maker, cache: Path) -> None:
    file = maker.files[0]

    def slowly() -> list[str]:
        text = file.read_text()
        file.write_text("changed meanwhile")
        return [text]

    assert cached([file], list[str], slowly) == ["text"]
    assert not cache.exists()


def test_what_is_missing_or_no_file_is_left_to_who_makes_it(tmp_path: Path, cache: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.yaml"):
        assert cached([path], list[str], lambda: ["made"]) == ["made"]
    assert not cache.exists()


def test_only_so_many_things_are_kept(maker: Maker, cache: Path) -> None:
    for number in range(module.MAX_ENTRIES + 5):
        maker.files[0].write_text(str(number))
        maker.kept()
    assert len(list(cache.iterdir())) == module.MAX_ENTRIES


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is platformdirs that says it")
@pytest.mark.parametrize("named", [None, "", "/var/tmp/mine"])
def test_it_is_kept_where_the_platform_keeps_such_things(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if named is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", named)
    assert module._folder() == user_cache_path("mali-tui")
