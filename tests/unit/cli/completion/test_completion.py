"""The candidates for completion."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from mali_tui.cli.completion import DIRECTORIES, Candidate, Completer, chosen_folder, complete
from mali_tui.cli.parser import LocalizedParser
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import Edition
from mali_tui.reading.location import all_locations

Parsers = dict[str, LocalizedParser]


@pytest.fixture
def completer(parsers: Parsers, explainer: Explainer) -> Completer:
    return Completer(parsers, lambda: explainer, "en")


def words(completer: Completer, line: str) -> list[str]:
    return [candidate.word for candidate in completer.candidates(line.split(" "))]


def test_the_first_word_is_a_command_or_a_kind_of_location(completer: Completer) -> None:
    assert words(completer, "") == [
        "print",
        "check",
        "section:",
        "claim:",
        "event:",
        "since:",
        "actor:",
        "term:",
        "source:",
    ]
    assert words(completer, "c") == ["check", "claim:"]


def test_after_a_kind_its_locations_with_their_names(completer: Completer, explainer: Explainer) -> None:
    (candidate,) = completer.candidates(["claim:second-c"])
    assert candidate == ("claim:second-coup", explainer.editions["en"].claims["second-coup"])
    assert words(completer, "section:shifts/two") == ["section:shifts/two-coups"]
    everything = [
        word
        for kind in ("section", "claim", "event", "since", "actor", "term", "source")
        for word in words(completer, kind + ":")
    ]
    assert everything == [str(location) for location in all_locations(explainer)]


def test_what_can_be_printed(completer: Completer) -> None:
    assert words(completer, "print ")[:4] == ["article", "timeline", "actors", "evidence"]
    assert words(completer, "print e") == ["evidence", "event:"]
    assert words(completer, "print event:coup-2020") == ["event:coup-2020"]


def test_options_are_those_of_the_command(completer: Completer) -> None:
    assert words(completer, "--") == ["--help", "--lang", "--content"]
    assert words(completer, "print --p") == ["--plain"]
    assert words(completer, "print timeline --f") == ["--format"]


def test_values_come_from_the_choices_or_the_metavar(completer: Completer) -> None:
    assert completer.candidates(["--lang", ""]) == [Candidate("ar", "العربية"), Candidate("en", "English")]
    assert words(completer, "print --format h") == ["html"]
    assert words(completer, "print -f ") == ["text", "html"]
    assert words(completer, "print --format=h") == ["--format=html"]


def test_folders(completer: Completer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("mine", "my other", "-dash", ".hidden", "mine/-inner"):
        (tmp_path / name).mkdir()
    (tmp_path / "my file").touch()
    monkeypatch.chdir(tmp_path)
    assert words(completer, "--content ") == ["./-dash/", "mine/", "my other/"]
    assert words(completer, "--content=my") == ["--content=my other/"]
    assert words(completer, "check mine/") == ["mine/-inner/"]
    assert words(completer, "check .h") == [".hidden/"]
    assert words(completer, f"check {tmp_path}/mi") == [f"{tmp_path}/mine/"]
    assert words(completer, "check nothing/") == []


def test_packages_where_an_explainer_is_opened(
    completer: Completer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("mine.explainer", "notes.txt"):
        (tmp_path / name).touch()
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    assert words(completer, "--content ") == ["folder/", "mine.explainer"]
    assert words(completer, "--content=m") == ["--content=mine.explainer"]
    assert words(completer, "check ") == ["folder/"]


def test_only_the_shell_knows_home_folders(completer: Completer) -> None:
    assert words(completer, "check ~/so") == [DIRECTORIES]
    assert words(completer, "--content=~reader/") == [DIRECTORIES]


def test_there_are_no_candidates_after_the_last_argument(completer: Completer) -> None:
    assert words(completer, "claim:second-coup ") == []
    assert words(completer, "print timeline ") == []
    assert words(completer, "--unknown=x") == []


def test_a_flag_has_no_value(completer: Completer) -> None:
    assert words(completer, "print --plain t") == ["timeline", "term:"]


def test_the_explainer_is_loaded_only_for_locations_and_languages(parsers: Parsers) -> None:
    def refuse() -> Explainer:
        raise AssertionError

    assert complete(["print", "--pl"], parsers, refuse, "en") == "--plain\n"
    assert "claim:\n" in complete([""], parsers, refuse, "en")


def test_descriptions_are_one_short_line(parsers: Parsers, explainer: Explainer) -> None:
    assert "\n--lang\tthe language\n" in complete(["--"], parsers, lambda: explainer, "en")
    for line in complete(["claim:"], parsers, lambda: explainer, "ar").splitlines():
        word, _, description = line.partition("\t")
        assert word.startswith("claim:") and 0 < len(description) <= 72
    assert str(Candidate("x", "a\tb\x1b\nc")) == "x\ta\ufffdb\ufffd c"


def test_descriptions_fall_back_to_english_or_the_first_language(parsers: Parsers, explainer: Explainer) -> None:
    def describe(editions: dict[str, Edition]) -> str:
        return complete(["event:coup-2021"], parsers, lambda: replace(explainer, editions=editions), "xx")

    english, arabic = explainer.editions["en"], explainer.editions["ar"]
    assert english.events["coup-2021"].title in describe({"ar": arabic, "en": english})
    assert arabic.events["coup-2021"].title in describe({"ar": arabic})


def test_the_folder_is_the_value_of_content() -> None:
    assert chosen_folder(["--content", "mine", "claim:"]) == "mine"
    assert chosen_folder(["print", "--content=mine", ""]) == "mine"
    assert chosen_folder(["--content"]) is chosen_folder(["claim:"]) is chosen_folder([]) is None
