"""Files from strangers: whatever they hold, there is a clear message, at once, and nothing that harms a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from thorough import IS_THOROUGH

from mali_tui.cli.main import main
from mali_tui.content.loader import examine
from mali_tui.content.model import MAX_EXPLAINER_FILE_BYTES as MAX_BYTES
from mali_tui.content.parsing.yaml_file import MAX_PROBLEMS
from mali_tui.content.sanitize import sanitize

FASTEST_LOADER = "CSafeLoader" if hasattr(yaml, "CSafeLoader") else "SafeLoader"
FEWER = 1 if IS_THOROUGH else 8  # what some files have many of is divided by this
MAX_SECONDS = 20 / FEWER  # of processor time: more than a busy machine takes, and less than quadratic work would
MAX_MEGABYTES = 200


class Broken(NamedTuple):
    """What replaces en.yaml, wholly or from ``old`` to ``new``; where the first problem is to be, and its words."""

    content: bytes | tuple[str, str]
    line: int
    column: int
    message: str


def whole(text: str, line: int, column: int, message: str) -> Broken:
    return Broken(text.encode(), line, column, message)


def within(old: str, new: str, line: int, column: int, message: str) -> Broken:
    return Broken((old, new), line, column, message)


LEAD = "In May 2020 ["  # line 11, column 7 of en.yaml
TITLE = "title: A bad year"  # line 3

BROKEN = {
    # no file of ours
    "empty": whole("", 1, 1, "the file has no keys"),
    "comment-only": whole("# nothing\n", 1, 1, "the file has no keys"),
    "text": whole("Once upon a time", 1, 1, "the file has no keys"),
    "list": whole("- a\n- b\n", 1, 1, "the file has no keys"),
    "html": whole("<!DOCTYPE html>\n<html>\n", 1, 1, "the file has no keys"),
    "json": whole('{"title": "x"', 1, 1, "this brace { is never closed"),
    "picture": Broken(b"\x89PNG\r\n\x1a\n\0\0", 1, 1, "byte 0x89 is not UTF-8"),
    # encodings
    "windows-1256": Broken("title: مالي".encode("cp1256"), 1, 8, "byte 0xe3 is not UTF-8"),
    "latin-1-in-line-two": Broken(b"name: x\ntitle: Ke\xefta\n", 2, 10, "byte 0xef is not UTF-8"),
    "utf-16": Broken("name: x".encode("utf-16"), 1, 1, "byte 0xff is not UTF-8"),
    "cut-off": Broken("title: م".encode()[:-1], 1, 8, "byte 0xd9 is not UTF-8"),
    "surrogate": Broken(b"title: \xed\xa0\x80", 1, 8, "byte 0xed is not UTF-8"),
    # characters
    "nul": within(LEAD, "In \0May 2020 [", 11, 10, "control characters (U+0000) are not allowed"),
    "bell": within(LEAD, "In \aMay 2020 [", 11, 10, "control characters (U+0007)"),
    "delete": within(LEAD, "In \x7fMay 2020 [", 11, 10, "control characters (U+007F)"),
    "next-line": within(LEAD, "In \x85May 2020 [", 11, 10, "control characters (U+0085)"),
    "escape": within(LEAD, "In \x1b[31mMay 2020 [", 11, 10, "terminal escapes (U+001B)"),
    "osc-52": within(LEAD, "In \x1b]52;c;ZXZpbA==\aMay 2020 [", 11, 10, "terminal escapes (U+001B)"),
    "hyperlink": within(LEAD, "In \x1b]8;;x:y\x1b\\May 2020 [", 11, 10, "terminal escapes (U+001B)"),
    "c1-escape": within(LEAD, "In \x9b31mMay 2020 [", 11, 10, "control characters (U+009B)"),
    "escaped-escape": within(TITLE, r'title: "\e[31mA bad year"', 3, 8, "terminal escapes (U+001B)"),
    "escaped-bidi": within(TITLE, r'title: "A \u202Ebad year"', 3, 8, "direction controls (U+202E, right"),
    "bidi-override": within(LEAD, "In \u202eMay 2020 [", 11, 10, "direction controls (U+202E"),
    "bidi-isolate": within(LEAD, "In \u2067May 2020 [", 11, 10, "direction controls (U+2067"),
    "bidi-isolate-end": within(LEAD, "In \u2069May 2020 [", 11, 10, "direction controls (U+2069"),
    "bidi-mark": within(LEAD, "In \u200fMay 2020 [", 11, 10, "direction controls (U+200F"),
    "line-separator": within(LEAD, "In \u2028May 2020 [", 11, 10, "an unusual line break (U+2028)"),
    "byte-order-mark-inside": within(LEAD, "In \ufeffMay 2020 [", 11, 10, "control characters (U+FEFF)"),
    "noncharacter": within(LEAD, "In \uffffMay 2020 [", 11, 10, "control characters (U+FFFF)"),
    "lone-carriage-return": within(LEAD, "In \rMay 2020 [", 11, 10, "a carriage return (U+000D) without a line feed"),
    "tab-in-text": within(LEAD, "In\tMay 2020 [", 11, 9, "tabs are not allowed"),
    "tab-as-indentation": within("  lead:", "\tlead:", 8, 1, "tabs are not allowed"),
    "zalgo": within(LEAD, "In Ma" + "\u0301" * 30 + "y 2020 [", 11, 12, "a letter has 30 combining marks"),
    # syntax
    "colon-in-text": within(TITLE, "title: A year: a bad one", 3, 14, "a text with a colon and a space"),
    "open-quote": within(TITLE, 'title: "A bad year', 3, 8, "this quote is never closed"),
    "apostrophe": within(TITLE, "title: 'It's bad'", 3, 12, "this does not belong to a key"),
    "link-first": within(TITLE, "title: [A](claim:x) year", 3, 11, "this does not belong to a key"),
    "open-bracket": within(TITLE, "title: [A bad year", 3, 8, "this bracket [ is never closed"),
    "open-brace": within("places: {valley: The valley}", "places: {valley: The valley", 59, 9, "this brace {"),
    "double-comma": within("{valley: The valley}", "{valley: The valley,, x: y}", 59, 29, "a value is missing here"),
    "closing-bracket": within(TITLE, "title: ]", 3, 8, "this is not YAML"),
    "backslash": within(TITLE, r'title: "A \bad \year"', 3, 16, "a backslash in double quotes"),
    "at-sign": within(TITLE, "title: @home", 3, 8, "a text cannot begin like this"),
    "bad-indentation": within("direction: ltr", " direction: ltr", 2, 11, "a text with a colon and a space"),
    "outdented-text": within(f"      {LEAD}", LEAD, 11, 1, "a line without a key"),
    "text-behind-the-bar": within("text: |\n      In May", "text: | In May", 10, 13, "the text begins on the"),
    "list-behind-key": within(TITLE, "title: - A\n- bad", 3, 8, "a list begins on the line of its key"),
    "no-colon": within(TITLE, "title A bad year", 3, 1, "a line without a key"),
    "directive": whole("%TAG\nname: x\n", 1, 5, "a line cannot begin with %"),
    # what YAML could do
    "alias": within(TITLE, "title: *x", 3, 8, "aliases (*) are not allowed"),
    "anchor-of-a-list": within("places: {valley", "places: &x {valley", 59, 9, "anchors (&) are not allowed"),
    "anchor": within(TITLE, "title: &x A bad year", 3, 8, "anchors (&) are not allowed"),
    "tag": within(TITLE, "title: !!python/object:os.system x", 3, 8, "tags (!) are not allowed"),
    "merge-key": within("places: {valley", "places: {<<: {hill: x}, valley", 59, 10, "<< is not in the places"),
    "two-documents": within("sections:\n", "---\nsections:\n", 7, 1, "a second document begins here"),
    "after-the-end": within("sections:\n", "...\nsections:\n", 8, 1, "something follows the end of the document"),
    "list-as-key": within("places: {valley", "places: {[a, b]: x, valley", 59, 10, "a key is a list or a mapping"),
    "empty-key": within(TITLE, "title: A bad year\n: x", 4, 1, "this does not belong to a key"),
    "blank-key": within("places: {valley", "places: {'': x, valley", 59, 10, "a key is missing"),
    "double-table": within("places: {", "claims: {}\nplaces: {", 59, 1, "the key claims is given twice"),
    # sizes
    "too-long-title": within(TITLE, f"title: {'x' * 3_000}", 3, 8, "title has 3,000 characters"),
    "too-long-word": within(TITLE, f"title: {'x' * 200_000}", 3, 8, "a text has 200,000 characters"),
    "too-long-paragraph": within(LEAD, f"*In* {'May ' * 4_000}\n\n      {LEAD}", 11, 7, "a paragraph has 16,"),
    "brackets-in-prose": within(LEAD, f"In {'[' * 300}\n\n      {LEAD}", 11, 7, "a paragraph has too many brackets"),
    "too-deep": whole("a: " + "[" * 1_000, 1, 23, "more than 20 levels of nesting"),
    "too-deep-behind-quotes": whole("a: ['[', \"\\\"[\", " + "[" * 1_000, 1, 35, "more than 20 levels of nesting"),
    "too-deep-by-dashes": whole("- " * 1_000, 1, 41, "more than 20 levels of nesting"),
    "too-deep-by-lines": whole("\n".join(" " * n + "a:" for n in range(500)), 21, 21, "more than 20 levels"),
}  # fmt: skip


def break_english(folder: Path, content: bytes | tuple[str, str]) -> None:
    english = folder / "en.yaml"
    if isinstance(content, tuple):
        text = english.read_text(encoding="utf-8")
        assert text.count(content[0]) == 1
        content = text.replace(*content).encode()
    english.write_bytes(content)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("broken", [pytest.param(broken, id=id) for id, broken in BROKEN.items()])
def test_a_broken_file_is_met_with_a_clear_message(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], broken: Broken, loader: str
) -> None:
    if not hasattr(yaml, loader):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr("mali_tui.content.parsing.composer._LOADER", getattr(yaml, loader))
    break_english(folder, broken.content)
    explainer, problems = examine(folder)
    assert explainer is not None and list(explainer.editions) == ["ar"] and explainer.left_out == ("en",)
    first = next(problem for problem in problems if Path(problem.file).name == "en.yaml")
    assert (first.line, first.column) == (broken.line, broken.column), str(first)
    assert broken.message in first.message
    assert first.fix.endswith(".")
    for problem in problems:
        assert sanitize(str(problem)) == str(problem)
        assert len(str(problem)) < 500
    if loader == FASTEST_LOADER:  # with the other one it would print the same, and read all once more
        assert main(["check", str(folder)]) == 1
        *told, _ = capsys.readouterr().out.splitlines()
        assert told == [str(problem) for problem in problems]


SOUND: dict[str, Callable[[str], bytes]] = {
    "byte-order-mark": lambda text: text.encode("utf-8-sig"),
    "windows-line-ends": lambda text: text.replace("\n", "\r\n").encode(),
    "no-line-end-at-the-end": lambda text: text.rstrip("\n").encode(),
    "three-dots-at-the-end": lambda text: f"---\n{text}...\n".encode(),
    "vowel-marks": lambda text: text.replace(LEAD, "مُحَمَّدٌ In May 2020 [").encode(),
    "joiners": lambda text: text.replace(LEAD, "می\u200cخواهم In May 2020 [").encode(),
    "look-alikes": lambda text: text.replace(LEAD, f"[/bold] [@click=app.quit] <b> &amp; {{x}} {LEAD}").encode(),
}  # fmt: skip


@pytest.mark.parametrize("write", [pytest.param(write, id=id) for id, write in SOUND.items()])
def test_what_only_looks_odd_is_read(folder: Path, write: Callable[[str], bytes]) -> None:
    english = folder / "en.yaml"
    english.write_bytes(write(english.read_text(encoding="utf-8")))
    explainer, problems = examine(folder)
    assert not problems
    assert explainer


def test_columns_are_counted_behind_a_byte_order_mark(folder: Path) -> None:
    (folder / "en.yaml").write_bytes('name: "'.encode("utf-8-sig"))
    _, problems = examine(folder)
    assert [(problem.line, problem.column) for problem in problems] == [(1, 7)]


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        ("parsing.yaml_file.MAX_EXPLAINER_FILE_BYTES", "the file has more than"),
        ("parsing.yaml_file.MAX_MARKDOWN_SIGNS", "the file has more than 5 brackets or asterisks"),
        ("parsing.yaml_file.MAX_FORBIDDEN_CHARACTERS", "tabs are not allowed"),
        ("parsing.composer.MAX_VALUES", "more than 5 values"),
        ("parsing.composer.MAX_VALUE_LENGTH", "a text has"),
        ("decode.MAX_PROSE_LENGTH", "the prose has"),
    ],
)
def test_every_limit_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str, message: str) -> None:
    monkeypatch.setattr(f"mali_tui.content.{limit}", 5)
    english = folder / "en.yaml"
    english.write_text(
        english.read_text(encoding="utf-8") + "#" + "\t" * 20 * ("FORBIDDEN" in limit), encoding="utf-8"
    )
    _, problems = examine(folder)
    assert any(message in problem.message for problem in problems if Path(problem.file).name == "en.yaml")


# ── What is large ────────────────────────────────────────────────────────────────────────────


def in_table(table: str, entry: Callable[[int], str], count: int) -> Callable[[str], str]:
    """A file with many entries more at the beginning of a table."""
    return lambda text: text.replace(f"\n{table}:\n", f"\n{table}:\n{''.join(map(entry, range(count)))}")


def of_prose(paragraph: str, paragraphs: int, passages: int) -> Callable[[str], str]:
    """A file of nothing but prose."""
    text = "\n\n".join([f"      {paragraph}"] * paragraphs)
    return lambda _: (
        "points:\n" + "".join(f"  p{number}:\n    title: x\n    text: |\n{text}\n" for number in range(passages))
    )


def of_aliases(_: str) -> str:
    """Six times six times six …"""
    return "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 6}]\n" for n in range(1, 30))


LARGE: dict[str, tuple[str, Callable[[str], str], str]] = {
    "50-megabytes": ("en", lambda _: "x" * 50_000_000, "the file has more than 8 MB"),
    "nothing-but-nuls": ("en", lambda _: "\0" * (MAX_BYTES - 1), "control characters (U+0000)"),
    "nothing-but-line-feeds": ("en", lambda _: "\n" * (MAX_BYTES - 1), "the file has no keys"),
    "nothing-but-marks": (
        "en",
        lambda _: "title: a" + "\u0301" * (MAX_BYTES // 2 - 8),
        "combining marks",
    ),
    "one-word": (
        "en",
        lambda text: text.replace("across", "x" * (MAX_BYTES - 4_000)),
        "a text has 8,",
    ),
    "one-wide-word": ("en", lambda _: f"title: {'x' * (MAX_BYTES - 20)}😀", "a text has 8,"),
    "alias-bomb": ("en", of_aliases, "anchors (&) are not allowed"),
    "brackets": ("en", lambda _: f"a: {'[' * (1_000_000 // FEWER)}", "more than 50,000 brackets"),
    "values": ("en", lambda _: f"a: [{'a,' * (3_000_000 // FEWER)}]", "more than 300,000 values"),
    "keys": (
        "en",
        in_table("claims", lambda n: f"  k{n}: x\n", 90_000 // FEWER),
        "is not in the claims of graph.yaml",
    ),
    "double-keys": ("en", in_table("claims", lambda _: "  k: x\n", 90_000 // FEWER), "the key k is given twice"),
    "events-in-rings": (
        "graph",
        in_table("events", lambda n: f"  e{n}: {{after: e{n ^ 1}, status: happened}}\n", 40_000 // FEWER),
        "in a cycle",
    ),
    "events-in-a-chain": (
        "graph",
        in_table("events", lambda n: f"  e{n}: {{after: e{n + 1}, status: happened}}\n", 40_000 // FEWER),
        "but is listed",
    ),
    "bad-ties": (
        "graph",
        in_table("ties", lambda _: "  - {from: a, to: b, kind: c, event: d}\n", 20_000 // FEWER),
        "a is not an",
    ),
    "bad-links": ("en", of_prose("[a](b) " * 90, 20, 24 // FEWER), "b is not a valid link target"),
    "half-links": ("en", of_prose("[a](" * 90, 20, 24 // FEWER), "points has no text"),
    "signs": ("en", of_prose("*a " + "!" * 5_000, 16, 75), "the prose has 6,"),
}

CHECK = """
import re, sys, time
from mali_tui.cli.main import main
code = main()
most = re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]
print(time.process_time(), int(most) // 1024, code, file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the memory")
@pytest.mark.parametrize("name", LARGE)
def test_what_is_large_is_refused_in_little_time_and_memory(folder: Path, name: str) -> None:
    file, make, message = LARGE[name]
    path = folder / f"{file}.yaml"
    path.write_text(make(path.read_text(encoding="utf-8")), encoding="utf-8")
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", CHECK, "check", str(folder)],
        env=unmeasured | {"PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    *problems, closing = done.stdout.splitlines()
    number = f"{len(problems)} problems" if len(problems) > 1 else "one problem"
    assert closing == f"{folder}: {number}"
    assert any(message in problem for problem in problems)
    assert 1 <= len(problems) <= 2 * MAX_PROBLEMS
    assert all(sanitize(problem) == problem for problem in problems)
    seconds, megabytes, code = map(float, done.stderr.split())
    assert code == 1
    assert seconds < MAX_SECONDS
    assert megabytes < MAX_MEGABYTES


# ── What is no file ──────────────────────────────────────────────────────────────────────────


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / "en.yaml").unlink()
    os.mkfifo(folder / "en.yaml")
    _, problems = examine(folder)
    assert [problem.message for problem in problems] == ["this is not a file"]


def test_a_folder_named_like_a_file_is_refused(folder: Path) -> None:
    (folder / "fr.yaml").mkdir()
    _, problems = examine(folder)
    assert [(Path(problem.file).name, problem.message) for problem in problems] == [("fr.yaml", "this is not a file")]


@pytest.mark.parametrize("name", [b"\x1b[31m.yaml", b"\xe3\xe1.yaml", "en\u202e.yaml".encode()])
def test_the_name_of_a_file_does_no_harm(folder: Path, name: bytes) -> None:
    Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_text("name: x", encoding="utf-8")
    _, problems = examine(folder)
    assert "the file name is not a language code" in {problem.message for problem in problems}
    assert all(sanitize(str(problem)).encode() == str(problem).encode() for problem in problems)


def test_an_endless_file_is_read_only_so_far(folder: Path) -> None:
    (folder / "fr.yaml").symlink_to("/dev/zero")
    _, problems = examine(folder)
    assert [problem.message for problem in problems] == ["this is not a file"]


def test_a_file_that_cannot_be_opened_is_reported_with_the_reason(folder: Path) -> None:
    (folder / "en.yaml").unlink()
    (folder / "en.yaml").symlink_to(folder / "en.yaml")
    _, problems = examine(folder)
    assert [problem.message for problem in problems] == ["the file cannot be read: Too many levels of symbolic links"]


def test_hundreds_of_sources_are_checked_in_little_time(folder: Path) -> None:
    graph = folder / "graph.yaml"
    text = graph.read_text(encoding="utf-8")
    many = [
        f"s{number}: {{url: 'https://example.org/{number}?a={'b' * 900}', publisher: P}}" for number in range(800)
    ]
    text = text.replace("  broadcast: {url", "".join(f"  {source}\n" for source in many) + "  broadcast: {url")
    text = text.replace("sources: [granary]", f"sources: [granary, {', '.join(f's{n}' for n in range(799))}]")
    graph.write_text(text, encoding="utf-8")
    start = time.process_time()
    explainer, problems = examine(folder)
    assert time.process_time() - start < 5
    assert explainer is not None and len(explainer.graph.sources) == 803
    assert [problem.message for problem in problems] == ["the source s799 is not used"]


def test_a_url_of_5000_characters_is_reported_and_not_repeated(folder: Path) -> None:
    graph = folder / "graph.yaml"
    text = graph.read_text(encoding="utf-8")
    graph.write_text(text.replace("https://granary.example/", f"https://granary.example/{'a' * 5_000}"), "utf-8")
    explainer, problems = examine(folder)
    assert explainer is None
    assert [problem.message for problem in problems] == ["sources: granary: url has 5,024 characters"]


def test_any_number_of_warnings_leaves_an_explainer_readable(folder: Path) -> None:
    graph = folder / "graph.yaml"
    text = graph.read_text(encoding="utf-8")
    many = "".join(f"  s{n}: {{url: 'https://example.org/?utm_source={n}', publisher: P}}\n" for n in range(1_500))
    graph.write_text(text.replace("  broadcast: {url", f"{many}  broadcast: {{url"), encoding="utf-8")
    explainer, problems = examine(folder)
    assert explainer is not None
    assert len(problems) == 100
    assert {problem.severity for problem in problems} == {"warning"}
