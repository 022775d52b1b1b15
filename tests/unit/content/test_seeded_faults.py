"""Each fault seeded in a sound explainer is found, alone, at its line and column, with what to do about it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from _pytest.mark import ParameterSet

from mali_tui.content.examine import examine


class Fault(NamedTuple):
    """``old`` becomes ``new`` in ``file``; see seeded_faults.yaml."""

    file: str
    old: str
    new: str
    at: str
    message: str
    cure: str


def seeded(table: str) -> list[ParameterSet]:
    return [pytest.param(fault, id=id) for id, fault in FAULTS[table].items()]


def read_faults() -> dict[str, dict[str, Fault]]:
    text = (Path(__file__).parent / "seeded_faults.yaml").read_text(encoding="utf-8")
    return {name: {id: Fault(**fault) for id, fault in table.items()} for name, table in yaml.safe_load(text).items()}


FAULTS = read_faults()


def position(text: str, at: str) -> tuple[int, int]:
    """Line and column of what follows the ^ in ``at``."""
    before, after = at.split("^")
    assert before + after in text
    offset = text.index(before + after) + len(before)
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def seed(folder: Path, file: str, old: str, new: str) -> str:
    """Replace ``old`` in a file of the explainer; returns what the file then holds."""
    path = folder / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return text


def test_what_is_not_broken_has_no_problem(folder: Path) -> None:
    explainer, problems = examine(folder)
    assert explainer
    assert not problems


@pytest.mark.parametrize("fault", seeded("alone"))
def test_a_seeded_fault_is_found_where_it_is(folder: Path, fault: Fault) -> None:
    text = seed(folder, fault.file, fault.old, fault.new)
    explainer, problems = examine(folder)
    assert explainer is None
    assert len(problems) == 1, "\n".join(map(str, problems))
    problem = problems[0]
    assert (problem.file, problem.line, problem.column) == (
        str(folder / f"{fault.file}.yaml"),
        *position(text, fault.at),
    )
    assert fault.message in problem.message
    assert fault.cure in problem.cure


@pytest.mark.parametrize("fault", seeded("among"))
def test_a_seeded_fault_is_found_among_its_consequences(folder: Path, fault: Fault) -> None:
    text = seed(folder, fault.file, fault.old, fault.new)
    _, problems = examine(folder)
    found = [problem for problem in problems if fault.message in problem.message]
    assert [(p.file, p.line, p.column) for p in found] == [
        (str(folder / f"{fault.file}.yaml"), *position(text, fault.at))
    ], "\n".join(map(str, problems))
    assert fault.cure in found[0].cure


@pytest.mark.parametrize("fault", seeded("differences"))
def test_a_difference_is_found_in_both_languages(folder: Path, fault: Fault) -> None:
    text = seed(folder, fault.file, fault.old, fault.new)
    _, problems = examine(folder)
    assert [Path(problem.file).stem for problem in problems] == ["ar", "en"], "\n".join(map(str, problems))
    here = problems[["ar", "en"].index(fault.file)]
    assert (here.line, here.column) == position(text, fault.at)
    assert fault.message in here.message
    assert fault.cure in here.cure


def test_a_claim_in_another_passage_is_found_in_both_languages(folder: Path) -> None:
    seed(
        folder,
        "en",
        "[It rained too little in 2019](claim:rain-was-short)",
        "[It rained too little in 2019](event:drought-2019)",
    )
    text = seed(
        folder, "en", "Bread rose by 30 per cent](claim", "Bread](claim:rain-was-short) [rose by 30 per cent](claim"
    )
    _, problems = examine(folder)
    assert [problem.message for problem in problems] == [
        "the claim rain-was-short is marked in drought, but in prices in en.yaml",
        "the claim rain-was-short is marked in prices, but in drought in ar.yaml",
    ]
    assert (problems[1].line, problems[1].column) == position(text, "Bread](^claim:rain")


def test_of_three_languages_the_one_that_stands_alone_is_at_fault(folder: Path) -> None:
    (folder / "fr.yaml").write_text((folder / "en.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    text = seed(folder, "ar", "وهي نحو 5100 طن", "وهي نحو 5200 طن")
    _, problems = examine(folder)
    assert [(Path(problem.file).name, problem.line, problem.column) for problem in problems] == [
        ("ar.yaml", *position(text, "^5200"))
    ]


def test_all_faults_are_reported_at_once_in_the_order_of_the_files(folder: Path) -> None:
    several = ["unknown-kind", "unknown-actor", "lat-out-of-range", "no-direction", "unknown-claim", "title-missing"]
    for fault in map(FAULTS["alone"].__getitem__, several):
        seed(folder, fault.file, fault.old, fault.new)
    _, problems = examine(folder)
    found = [(Path(problem.file).stem, problem.line) for problem in problems]
    assert found == [("ar", 2), ("en", 3), ("en", 27), ("graph", 12), ("graph", 18), ("graph", 41)]
