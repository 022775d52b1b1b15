"""Functions have names that say what they do, and prose uses plain, modern words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = [path for folder in ("src", "scripts", "tools") for path in sorted((ROOT / folder).rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
CHANGES_OF_TEXTUAL = [
    path for path in CODE if path.parent.name in ("textual_fixes", "textual_rtl") and path.stem != "__init__"
]
PROSE = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "src").rglob("*.md")),
    *sorted((ROOT / "src/mali_tui/locales").glob("*.yaml")),
]
# Participles of irregular verbs; not those that are also an infinitive: read, run, set, put, cut, let, spread.
PARTICIPLES = re.compile(
    "begun|bound|broken|brought|built|caught|chosen|done|drawn|driven|fallen|felt|found|given|gone|grown|heard|held|"
    "hidden|kept|known|laid|left|lost|made|meant|met|paid|said|seen|sent|shown|sold|spoken|spent|taken|taught|"
    "thought|thrown|told|understood|won|worn|woven|written"
)
INFINITIVES = {"feed", "need", "seed", "embed", "exceed", "proceed", "succeed", "speed"}
ODD_WORDS = re.compile(
    r"\b(heeds?|heeded|lest|rubbish|to and fro|of no concern|what is said of that|whereupon|thereof|therein|hitherto|"
    r"whence|thence|hither|thither|betwixt|amiss|naught|aught|verily|sturdy|whilst|perchance|albeit)\b",
    re.IGNORECASE,
)


def bare_participles(tree: ast.AST) -> Iterator[str]:
    """The names of functions that are one participle; properties are read like attributes and may be."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            name = node.name.strip("_")
            regular = re.fullmatch(r"[a-z]{2,}ed", name) and name not in INFINITIVES
            decorators = {ast.unparse(decorator) for decorator in node.decorator_list}
            if (regular or PARTICIPLES.fullmatch(name)) and not decorators & {"property", "cached_property"}:
                yield node.name


def odd_words(text: str) -> list[str]:
    """Words that no reference manual of today would use."""
    return [f"line {text.count(chr(10), 0, found.start()) + 1}: {found[0]}" for found in ODD_WORDS.finditer(text)]


def test_functions_are_named_by_verbs_or_nouns() -> None:
    found = {path: list(bare_participles(ast.parse(path.read_text(encoding="utf-8")))) for path in (*CODE, *TESTS)}
    assert {str(path): names for path, names in found.items() if names} == {}


def test_code_and_docs_are_written_in_plain_words() -> None:
    found = {path: odd_words(path.read_text(encoding="utf-8")) for path in (*CODE, *PROSE)}
    assert {str(path): words for path, words in found.items() if words} == {}


def test_bare_participles_are_found() -> None:
    code = (
        "def told(): ...\nclass A:\n @property\n def seen(self): ...\n def _dimmed(self): ...\n def feed(self): ..."
    )
    assert list(bare_participles(ast.parse(code))) == ["told", "_dimmed"]


def test_odd_words_are_found() -> None:
    assert odd_words("No message\nthat nobody heeds, lest it be lost.") == ["line 2: heeds", "line 2: lest"]


@pytest.mark.parametrize("path", CHANGES_OF_TEXTUAL, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_change_of_textual_says_what_it_is_for(path: Path) -> None:
    """What it changes, the upstream issue, how the app does without it, and of a speed-up, what it buys."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert re.search(r"\bChanges(:| nothing)", text)
    assert "Upstream: " in text
    assert re.search(r"\bWithout\s(it|them)\b", text)
    assert ("A speed-up." in text) == ("@speed_up" in path.read_text(encoding="utf-8"))
    assert "A speed-up." not in text or re.search(r"Buys:\s.*make bench", text, re.DOTALL)
