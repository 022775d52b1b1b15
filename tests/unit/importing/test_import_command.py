"""What `mali-tui import` says, and what it refuses."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

import pytest

from mali_tui.cli.main import main
from mali_tui.importing.limits import MAX_IMPORTED_FILE_BYTES


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")


@pytest.mark.usefixtures("english")
def test_the_command_says_what_is_left_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("date,title\n1990,One\n,Two\n", encoding="utf-8")
    assert main(["import", str(tmp_path / "a.csv"), str(tmp_path / "out")]) == 0
    out = capsys.readouterr().out
    assert "give the event in row 3 a date" in out
    assert f"mali-tui check {tmp_path / 'out'}" in out
    assert main(["import", str(tmp_path / "a.csv"), str(tmp_path / "out")]) == 2
    assert "already exists" in capsys.readouterr().err


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xyz", b"", "does not tell its format"),
        ("a.csv", b"x,y\n1,2\n", "no column for titles"),
        ("none.csv", None, "cannot be read"),
        ("a.argdown", b"", "makes no statement"),
        ("a.csv", b"title\n" + b"x" * MAX_IMPORTED_FILE_BYTES, "has more than 64 MB"),
    ],
)
def test_what_cannot_be_imported_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["import", str(tmp_path / name), str(tmp_path / "out")]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("english")
def test_a_file_that_never_ends_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "/dev/zero", str(tmp_path / "out"), "--format", "csv"]) == 2
    assert "has more than 64 MB" in capsys.readouterr().err


@pytest.mark.usefixtures("english")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_that_never_ends_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "rows.csv"
    os.mkfifo(pipe)
    written: list[int] = []

    def feed() -> None:
        with contextlib.suppress(BrokenPipeError), pipe.open("wb", buffering=0) as file:
            file.write(b"title,date\n")
            while True:
                written.append(file.write(b"An event,1990\n" * 50_000))

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    assert main(["import", str(pipe), str(tmp_path / "out")]) == 2
    feeder.join(30)
    assert not feeder.is_alive() and sum(written) < 2 * MAX_IMPORTED_FILE_BYTES
    assert "has more than 64 MB" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
