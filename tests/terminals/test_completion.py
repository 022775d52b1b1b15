"""The completion scripts in the shells that not every machine has: Tab is pressed in zsh and in fish."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mali_tui.cli.completion_scripts import script

PROGRAM = r"""#!/bin/sh
printf '%s\n' "$@" >"$0.asked"
case "$*" in
  *"--content"[\ =]*) echo ":directories" ;;
  *claim:second-*) printf 'claim:second-coup\tA second coup\nclaim:second-try\tTried again\n' ;;
  *claim:f*) printf 'claim:france-failed\tFrance failed\n' ;;
  *) printf 'claim:\n' ;;
esac
"""
WAIT = 20.0  # seconds for a shell on a busy machine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    program = tmp_path / "mali-tui"
    program.write_text(PROGRAM, encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "folder").mkdir()
    return tmp_path


def need(shell: str) -> str:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"needs {shell}: see packages.txt")
    return found


def environment(folder: Path) -> dict[str, str]:
    return {"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(folder), "TERM": "dumb", "LC_ALL": "C.UTF-8"}


def in_fish(folder: Path, line: str) -> list[str]:
    (folder / "mali-tui.fish").write_text(script("fish"), encoding="utf-8")
    done = subprocess.run(
        [need("fish"), "--no-config", "-c", f"source mali-tui.fish; complete -C '{line}'"],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_fish_offers_addresses_with_their_names(folder: Path) -> None:
    assert in_fish(folder, "mali-tui claim:second-") == [
        "claim:second-coup\tA second coup",
        "claim:second-try\tTried again",
    ]
    assert (folder / "mali-tui.asked").read_text().splitlines() == ["complete", "--", "claim:second-"]


def test_fish_completes_after_a_command(folder: Path) -> None:
    assert in_fish(folder, "mali-tui print claim:f") == ["claim:france-failed\tFrance failed"]


def test_fish_offers_folders(folder: Path) -> None:
    assert [line.partition("\t")[0] for line in in_fish(folder, "mali-tui --content fo")] == ["folder/"]
    assert [line.partition("\t")[0] for line in in_fish(folder, "mali-tui --content=fo")] == ["--content=folder/"]


def use_program(folder: Path) -> None:
    """Put the program itself in the place of the stand-in, with folders whose names need quotes."""
    (folder / "mali-tui").write_text(
        f'#!/bin/sh\nPYTHONPATH="{":".join(sys.path)}" exec {sys.executable} -m mali_tui "$@"\n', encoding="utf-8"
    )
    for name in ("two words", "a third", "-dash"):
        (folder / name).mkdir()


def test_fish_offers_folders_with_blanks_and_hyphens(folder: Path) -> None:
    use_program(folder)
    assert in_fish(folder, "mali-tui check ") == ["a third/", "folder/", "two words/"]  # none that begins with a dot
    assert in_fish(folder, "mali-tui check ./-") == ["./-dash/"]
    assert in_fish(folder, 'mali-tui check "two w') == ["two words/"]
    assert in_fish(folder, "mali-tui --content=tw") == ["--content=two words/"]


class Zsh:
    """An interactive zsh in a pseudo-terminal; what it shows is collected in `shown`."""

    def __init__(self, folder: Path) -> None:
        program = need("zsh")
        (folder / "mali-tui.zsh").write_text(script("zsh"), encoding="utf-8")
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(program, [program, "-f", "-i"], environment(folder))
        self.shown = ""
        self.type("PS1='> '; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -D\r")
        self.type("source ./mali-tui.zsh; print READ''Y\r")
        self.wait_for("READY")

    def type(self, keys: str) -> None:
        os.write(self.end, keys.encode())

    def wait_for(self, words: str) -> None:
        deadline = time.monotonic() + WAIT
        while words not in self.shown:
            readable, _, _ = select.select([self.end], [], [], max(0, deadline - time.monotonic()))
            assert readable, f"no {words!r} in {self.shown!r}"
            self.shown += os.read(self.end, 4096).decode(errors="replace")

    def close(self) -> None:
        os.close(self.end)
        os.waitpid(self.pid, 0)


def test_zsh_completes_an_address_and_lists_several(folder: Path) -> None:
    zsh = Zsh(folder)
    try:
        zsh.type("mali-tui cl\t")
        zsh.wait_for("claim:")
        zsh.type("f\t")
        zsh.wait_for("claim:france-failed ")
        zsh.type("\x15mali-tui claim:second-\t\t")
        zsh.wait_for("claim:second-coup  A second coup")
        zsh.wait_for("claim:second-try  Tried again")
        zsh.type("\x15mali-tui --content fo\t")
        zsh.wait_for("--content folder/")
    finally:
        zsh.close()


def test_zsh_completes_folders_with_blanks_and_hyphens(folder: Path) -> None:
    use_program(folder)
    zsh = Zsh(folder)
    try:
        zsh.type("mali-tui check tw\t")
        zsh.wait_for("check two\\ words/")
        zsh.type("\x15mali-tui check ./-\t")
        zsh.wait_for("check ./-dash/")
        zsh.type("\x15mali-tui --content='a t\t")
        zsh.wait_for("a\\ third/")
    finally:
        zsh.close()
