"""Help and error messages in the reader's language."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from typing import get_type_hints

import pytest

from mali_tui.cli import main
from mali_tui.cli.commands import COMMANDS, COMPLETE_COMMAND, FORMATS, MODES, Parsers
from mali_tui.export import FORMATS as PRINTED
from mali_tui.i18n.locale import Locale, load_locale
from mali_tui.rtl.encodings import ENCODINGS

Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in a language and returns its exit code, stdout and stderr."""

    def run(line: str, language: str = "C") -> tuple[object, str, str]:
        for name in ("LC_ALL", "LC_MESSAGES"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", language)
        try:
            code: object = main.main(line.split())
        except SystemExit as leaving:  # how argparse ends after --help and --version
            code = leaving.code
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_argument_is_explained_in_the_readers_language(run: Run, command: str, language: str) -> None:
    code, out, err = run(f"{command} --help", f"{language}_XX.UTF-8")
    words = load_locale(language)
    assert (code, err) == (0, "")
    assert out.startswith(words("usage.usage"))
    assert words("usage.help") in out
    for action in Parsers(words)[command].actions:
        assert action.help, action.dest
        assert re.sub(r"\s+", " ", action.help) in re.sub(r"\s+", " ", out)
    if language == "ar":
        prose = re.sub(r"[-\w/]*[A-Za-z_][-\w:]*", "", out)  # names of commands, options and addresses
        assert not re.search(r"[A-Za-z]{2,}", prose)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_module_that_runs_it(command: str) -> None:
    run = import_module(f"mali_tui.cli.{COMMANDS[command].module}").run
    assert get_type_hints(run) == {"arguments": Namespace, "words": Locale, "return": int}


def test_no_module_runs_two_commands() -> None:
    assert len({command.module for command in COMMANDS.values()}) == len(COMMANDS)


def test_the_help_lists_every_command(run: Run) -> None:
    _, out, _ = run("--help")
    for command in filter(None, COMMANDS):
        assert f"  mali-tui {command} " in out
    assert COMPLETE_COMMAND + " " not in out


def test_the_choices_match_the_formats_and_encodings() -> None:
    assert FORMATS == PRINTED
    assert ("auto", *ENCODINGS) == MODES


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("prnt", "print"),
        ("chekc", "check"),
        ("doctr", "doctor"),
        ("second-coup", "claim:second-coup"),
        ("print articel", "article"),
        ("print actor:goit", "actor:goita"),
        ("print --formta html", "--format"),
        ("print --format htm", "html"),
        ("--lagn ar", "--lang"),
        ("--bidi visul", "visual"),
        ("completion bahs", "bash"),
    ],
)
@pytest.mark.parametrize("language", ["C", "ar_EG.UTF-8"])
def test_a_misspelt_word_suggests_the_nearest(run: Run, line: str, fix: str, language: str) -> None:
    code, out, err = run(line, language)
    assert (code, out) == (2, "")
    words = load_locale("ar" if language.startswith("ar") else "en")
    assert words("cli.did_you_mean", address=fix) in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("new", "DIR"),
        ("completion", "SHELL"),
        ("--lang", "--lang"),
        ("print --width", "--width"),
        ("print --width wide", "--width"),
        ("print --width -1", "--width"),
        ("check a b", "b"),
        ("doctor now", "now"),
    ],
)
def test_missing_and_surplus_arguments_are_named(run: Run, line: str, named: str) -> None:
    code, out, err = run(line)
    assert (code, out) == (2, "")
    assert named in err
    assert err.endswith(" --help for details.\n")


@pytest.mark.parametrize(
    ("line", "word"), [("print --plain=x", "--plain=x"), ("--watch --watch=1", "--watch=1"), ("-hx", "-hx")]
)
def test_a_flag_with_a_value_is_unknown_in_the_readers_language(run: Run, line: str, word: str) -> None:
    code, out, err = run(line, "ar_EG.UTF-8")
    assert (code, out) == (2, "")
    assert load_locale("ar")("usage.wrong.unknown", given=word, hint="") in err
