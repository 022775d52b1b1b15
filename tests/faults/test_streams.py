"""Standard streams that are full, closed or in an old encoding: a line that says so, and an exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from terminal import PROGRAM_SECONDS, RUN, surroundings
from thorough import combinations

pytestmark = pytest.mark.usefixtures("cached_explainer")

COMMANDS = ("", "check", "--help", "completion bash", "doctor")


def shell(home: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of a command line, in which ``mali-tui`` is the program."""
    function = f'mali-tui() {{ "{sys.executable}" -m mali_tui "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", function + command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=surroundings(home) | environment,
        timeout=PROGRAM_SECONDS,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_told_of(tmp_path: Path, command: str) -> None:
    done = shell(tmp_path, f"mali-tui {command} >/dev/full")
    assert done.stderr == "mali-tui: the output could not be written: No space left on device\n"
    assert done.returncode == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_output_is_told_of(tmp_path: Path, command: str) -> None:
    done = shell(tmp_path, f"mali-tui {command} >&-")
    assert done.stderr == "mali-tui: the output could not be written: Bad file descriptor\n"
    assert done.returncode == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_who_has_seen_enough_is_no_error(tmp_path: Path, command: str) -> None:
    done = shell(tmp_path, f"mali-tui {command} | head -c 1; exit ${{PIPESTATUS[0]}}")
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_what_is_closed_beside_the_output_does_not_matter(tmp_path: Path, closed: str) -> None:
    done = shell(tmp_path, f"mali-tui print --lang en {closed}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Turning East")


def test_with_everything_closed_there_is_at_least_an_exit_code(tmp_path: Path) -> None:
    assert shell(tmp_path, "mali-tui print <&- >&- 2>&-").returncode == 1
    assert shell(tmp_path, "mali-tui claim:none <&- >&- 2>&-").returncode == 2


@pytest.mark.parametrize(
    ("command", "locale"),
    combinations(["print --lang ar", "check", "--help", "print actor:قوة"], ["C", "ar_EG.ISO-8859-6"]),
)
def test_no_locale_makes_a_letter_unwritable(tmp_path: Path, command: str, locale: str) -> None:
    plain = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = shell(tmp_path, f"mali-tui {command}", **plain)
    assert "Traceback" not in done.stderr
    assert done.returncode == (2 if ":" in command else 0)
    if "lang" in command:
        assert "مالي" in done.stdout


def test_an_interrupted_command_says_nothing(tmp_path: Path) -> None:
    # what runs the tests may have been started without interrupts, as what a shell puts in the background is
    heard = "import signal as s; s.signal(s.SIGINT, s.default_int_handler)"
    interrupted = "import mali_tui.cli.check as c; c.examine = lambda _: s.raise_signal(s.SIGINT)"
    program = f'"{sys.executable}" -c "{heard}; {interrupted}; {RUN}"'
    done = shell(tmp_path, f"{program} check")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
