"""Mutants of a module, the outcome of its tests for each, and the record of outcomes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from mutants import ROOT, TESTS, modules
from mutations import mutants
from outcomes import Record

MUTATION = ROOT / "tools" / "mutation"


def changes(source: str) -> list[str]:
    return [mutant.change for mutant in mutants(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", ["Lt → LtE"]),
        ("a is None", ["Is → IsNot"]),
        ("x = a + b", ["Add → Sub"]),
        ("x = a and b", ["a and b → b", "a and b → a"]),
        ("x = not a", ["not a → a"]),
        ("x = 4", ["4 → 5", "4 → 3"]),
        ("x = True", ["True → False"]),
        ("x = 'a'", ["'a' → ''"]),
        ("x = ''", ["'' → 'wrong'"]),
        ("x = f'a{b}'", ["f'a{b}' → ''"]),
        ("x = a[b:]", ["b: → :"]),
        ("x = min(a)", ["min → max"]),
        ("x = a.lstrip(b)", ["a.lstrip → a.rstrip"]),
        ("f(a)", ["f(a) → pass"]),
        ("a.b = c", ["a.b = c → pass"]),
        ("x = a if b else c", ["b → False", "b → True"]),
        ("x = [a for a in b if c]", ["c → False", "c → True"]),
        ("while a: break", ["a → False", "break → pass"]),
        ("try: x = a\nexcept E: x = b", ["x = b → raise"]),
        ("x = re.search('a*', b)", ["re.search → re.match", "'a*' → ''", "'a*' → '*'", "'a*' → 'a+'"]),
        ("x = re.compile('a$')", ["'a$' → ''", "'a$' → '$'", "'a$' → 'a'"]),
        ("x = re.compile(f'[a-c{b}]?')", [f"f'[a-c{{b}}]?' → {new}" for new in ("''", "f'[{b}]?'", "f'[a-c{b}]'")]),
    ],
)  # fmt: skip
def test_one_thing_is_made_wrong(source: str, expected: list[str]) -> None:
    found = changes(source)
    if source in ("a < b", "a is None"):  # an expression that stands alone does nothing
        found = [change for change in found if not change.endswith("pass")]
    assert found == expected


@pytest.mark.parametrize(
    "source",
    [
        '"""Says what."""',
        "import a",
        "x: Literal['a'] = y",
        "Side = Literal['a', 'b']",
        "def f(a: int = b) -> int: return a",
        "if TYPE_CHECKING: x = 1",
        "assert a == 1",
        "@lru_cache(16)\ndef f(): return a",
        "x = zip(a, b, strict=True)",
        "x = cast('int', a)",
        "x = lru_cache(16)(f)",
    ],
)
def test_what_does_not_run_or_cannot_be_told_is_left(source: str) -> None:
    assert changes(source) == []


def test_a_mutant_is_named_by_its_line_and_by_which_it_is_there() -> None:
    found = [(mutant.number, mutant.line, mutant.change) for mutant in mutants("if x:\n    y = a + b + c\n")][2:]
    assert found == [(2, "y = a + b + c", "Add → Sub"), (2, "y = a + b + c", "Add → Sub (2)")]


def test_only_one_thing_is_wrong_at_a_time() -> None:
    values = []
    for mutant in mutants("x = 10 * 3"):
        names: dict[str, int] = {}
        exec(mutant.code(), names)
        values.append(names["x"])
    assert values == [33, 27, 3, 40, 20]


def test_every_module_has_tests_and_they_are_there() -> None:
    tested = modules()
    assert {"rtl/line_layout", "content/checks/__init__", "content/checks/dates"} <= set(tested)
    assert [test for tests in tested.values() for test in tests if not (ROOT / test).exists()] == []
    assert set(yaml.safe_load(TESTS.read_text(encoding="utf-8"))) <= set(tested)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A module and its test, which knows nothing of numbers below ten."""
    (tmp_path / "double.py").write_text("def double(number):\n    return number * 2 if number > 9 else 0\n")
    (tmp_path / "test_double.py").write_text(
        "import subprocess, sys\nfrom double import double\n\n\ndef test_it():\n    assert double(20) == 40\n"
    )
    return tmp_path


def test_mutants_are_killed_or_survive_and_the_module_stays_as_it_is(project: Path) -> None:
    before = (project / "double.py").read_text()
    code = (
        "import sys; from pathlib import Path; from mutations import mutants; from trial import trials\n"
        "path = Path('double.py').resolve()\n"
        "with trials() as run:\n"
        "    limit = 10 + run.seconds(['test_double.py'])\n"
        "    for mutant in mutants(path.read_text()):\n"
        "        print(mutant.change, '-', run.outcome(path, mutant.code(), ['test_double.py'], limit))\n"
    )
    run = [sys.executable, "-c", code]
    environment = {"PYTHONPATH": f"{MUTATION}:{project}"}
    result = subprocess.run(run, cwd=project, env=environment, capture_output=True, text=True)
    assert result.stdout.splitlines() == [
        "number > 9 → False - killed",
        "number > 9 → True - survived",
        "Gt → GtE - survived",
        "9 → 10 - survived",
        "9 → 8 - survived",
        "Mult → FloorDiv - killed",
        "2 → 3 - killed",
        "2 → 1 - killed",
        "0 → 1 - survived",
        "0 → -1 - survived",
    ], result.stderr
    assert (project / "double.py").read_text() == before


def test_what_is_killed_is_settled_and_what_survives_until_the_tests_change(project: Path) -> None:
    def record() -> Record:
        return Record(project, "double", project / "double.py", ["test_double.py"])

    first = record()
    first.note("one", "killed")
    first.note("two", "survived")
    assert [record().is_settled(name) for name in ("one", "two", "three")] == [True, True, False]
    (project / "test_double.py").write_text("def test_nothing(): pass")
    assert [record().is_settled(name) for name in ("one", "two")] == [True, False]
    record().note("three", "killed")
    assert json.loads((project / "build" / "mutants" / "double.json").read_text())["outcomes"] == {
        "one": "killed",
        "three": "killed",
    }
    (project / "double.py").write_text("")
    assert not record().is_settled("one")
