"""Words for the interface that an explainer brings: used where they are right, and listed where they are not."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from mali_tui.cli.main import main
from mali_tui.content.loader import explainer_files, language_codes, load
from mali_tui.content.package import pack
from mali_tui.i18n.locale import load_locale
from mali_tui.i18n.own_words import RENAMED, check_own_words
from mali_tui.i18n.wording import Wording

SMALL = Path(__file__).parents[1] / "content" / "small"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(copytree(SMALL, tmp_path / "small"))


def write(folder: Path, text: str, code: str = "en") -> None:
    (folder / f"locale.{code}.yaml").write_text(text, encoding="utf-8")


def test_own_words_stand_over_those_of_the_program(folder: Path) -> None:
    write(folder, 'views: {sections: Chapters}\nas_of: "on {date}"\n')
    wording = Wording(load(folder), "en")
    assert wording("views.sections") == "Chapters"
    assert wording("as_of", date="1 May") == "on 1 May"
    assert wording("views.map") == load_locale("en")("views.map")
    assert Wording(load(folder), "ar")("views.sections") == load_locale("ar")("views.sections")
    assert not [*check_own_words(folder)]


def test_an_own_layout_stands_for_that_of_the_program(folder: Path) -> None:
    write(folder, 'layout: {"qwerty": "йцукен", "1": "1"}\n', "ar")
    layout = Wording(load(folder), "ar").locale.layout
    assert layout["ц"] == "w" and "ص" not in layout
    assert not [*check_own_words(folder)]


def test_their_file_is_no_language_but_part_of_the_explainer(folder: Path) -> None:
    write(folder, "views: {sections: Chapters}\n")
    assert language_codes(folder) == ["ar", "en"]
    assert folder / "locale.en.yaml" in explainer_files(folder)


def test_they_go_into_a_package(folder: Path, tmp_path: Path) -> None:
    write(folder, "views: {sections: Chapters, nowhere: x}\n")
    target = tmp_path / "small.explainer"
    pack(folder, explainer_files(folder), target)
    assert Wording(load(target), "en")("views.sections") == "Chapters"
    assert [Path(problem.file).name for problem in check_own_words(target)] == ["locale.en.yaml"]


def test_plural_forms_follow_the_rule_that_is_named(folder: Path) -> None:
    write(folder, 'plural: up-to-one\nevidence:\n  all: {one: "{n} thing", other: "{n} things"}\n')
    wording = Wording(load(folder), "en")
    assert [wording("evidence.all", n=n) for n in (0, 1, 2)] == ["0 thing", "1 thing", "2 things"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('layout: {"qwe": "йц"}\n', 1, "3 keys, but 2 characters"),
        ('layout: {"qw": [й, ц]}\n', 1, "2 keys, but 0 characters"),
        ('layout: {"йц": "qw"}\n', 1, "these are not keys of a QWERTY keyboard"),
        ('layout: {"qw": "az"}\n', 1, "a Latin letter always stands for itself"),
        ("layout: qwerty\n", 1, "rows of keys belong here"),
        ("\nview: {map: x}\n", 2, "the interface has no words for view"),
        ("views:\n  mapp: x\n", 2, "the interface has no words for mapp. Did you mean map?"),
        ('as_of: "on {day}"\n', 1, "a value in braces is not known here. Use these: {date}."),
        ('as_of: "on {date.year}"\n', 1, "a value in braces"),
        ('as_of: "on {date:999999999}"\n', 1, "a value in braces"),
        ('as_of: "on {}"\n', 1, "a value in braces"),
        ('as_of: "on {date"\n', 1, "a value in braces"),
        ("plural: klingon\n", 1, "there is no such rule for plural forms"),
        ("plural: [a]\n", 1, "there is no such rule for plural forms"),
        ("dates:\n  seasons: [a, b]\n", 2, "a list of 4 words belongs here"),
        ("views: {map: {a: b}}\n", 1, "a text belongs here"),
        ("views: x\n", 1, "other keys belong here"),
        ("evidence: {all: {one: x}}\n", 1, "the form “other” is missing"),
    ],
)
def test_wrong_words_are_listed_and_not_used(folder: Path, text: str, line: int, words: str) -> None:
    write(folder, text)
    (problem,) = check_own_words(folder)
    assert problem.file.endswith("locale.en.yaml") and problem.line == line
    assert words in str(problem)
    wording = Wording(load(folder), "en")
    assert wording.locale.all_words == load_locale("en").all_words


def test_a_control_character_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, 'views: {map: "M\\e[31m"}\nas_of: "on {day}"\n')
    assert main(["check", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert "locale.en.yaml:1:" in printed and "locale.en.yaml:2:" in printed
    assert "\x1b" not in Wording(load(folder), "en")("views.map")


def test_very_many_faults_are_not_all_listed(folder: Path) -> None:
    write(folder, "".join(f"key{number}: x\n" for number in range(3_000)))
    assert 0 < len([*check_own_words(folder)]) <= 1_000


def test_check_and_print_say_when_the_interface_is_in_english(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "en.yaml").rename(folder / "tlh.yaml")
    note = load_locale("en")("cli.english_interface", code="tlh")
    main(["check", str(folder)])
    assert note in capsys.readouterr().out
    assert main(["print", "--content", str(folder), "--lang", "tlh"]) == 0
    assert note in capsys.readouterr().err
    assert main(["print", "--content", str(folder), "--lang", "ar"]) == 0
    assert capsys.readouterr().err == ""
    write(folder, "views: {sections: Chapters}\n", "tlh")
    main(["check", str(folder)])
    assert main(["print", "--content", str(folder), "--lang", "tlh"]) == 0
    printed = capsys.readouterr()
    assert note not in printed.out + printed.err


def test_words_under_keys_that_were_renamed_are_used(folder: Path) -> None:
    write(folder, "jump: {type: Pick one}\nscope: {lift_lens: off, clear_cutoff: undo, lift_cutoff: off}\n")
    wording = Wording(load(folder), "en")
    words = wording("link_hints.type"), wording("scope.clear_lens"), wording("scope.clear_cutoff")
    assert words == ("Pick one", "off", "undo")
    assert wording("link_hints.leave") == load_locale("en")("link_hints.leave")
    assert not [*check_own_words(folder)]


@pytest.mark.parametrize("keys", RENAMED, ids=".".join)
def test_a_renamed_key_is_no_more_and_its_new_name_is(keys: tuple[str, ...]) -> None:
    words = load_locale("en").all_words
    for key in keys[:-1]:
        words = words[key]
    assert keys[-1] not in words and RENAMED[keys] in words
