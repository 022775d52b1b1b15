"""Each fault seeded in a sound explainer is found, alone, at its line and column, with what to do about it.

Nothing is reported that is no fault, or is only the consequence of one.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from _pytest.mark import ParameterSet

from mali_tui.content.loader import examine, load


class Fault(NamedTuple):
    """``old`` becomes ``new`` in ``file``; see seeded_faults.yaml."""

    file: str
    old: str
    new: str
    at: str
    message: str
    fix: str


FASTEST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may have been built without libyaml


def seeded_cases(table: str) -> list[ParameterSet]:
    return [pytest.param(fault, id=id) for id, fault in FAULTS[table].items()]


def read_faults() -> dict[str, dict[str, Fault]]:
    text = (Path(__file__).parent / "seeded_faults.yaml").read_text(encoding="utf-8")
    return {
        name: {id: Fault(**fault) for id, fault in table.items()} for name, table in yaml.load(text, FASTEST).items()
    }


FAULTS = read_faults()
NO_FAULTS = yaml.load((Path(__file__).parent / "no_faults.yaml").read_text(encoding="utf-8"), FASTEST)


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


def messages(folder: Path) -> list[str]:
    _, problems = examine(folder)
    return [problem.message for problem in problems]


def test_what_is_not_broken_has_no_problem(folder: Path) -> None:
    explainer, problems = examine(folder)
    assert explainer
    assert not problems


@pytest.mark.parametrize("changes", [pytest.param(changes, id=id) for id, changes in NO_FAULTS.items()])
def test_what_is_near_to_a_fault_is_none(folder: Path, changes: list[dict[str, str]]) -> None:
    for change in changes:
        seed(folder, **change)
    assert messages(folder) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("graph", "publisher: paper", "publisher: radio"),
        ("graph", "actors: [ministry]\n", "actors: [radio]\n"),
        ("graph", "by: paper", "by: radio"),
        ("graph", "status: ongoing, actors: [minister", "status: ongoing, actors: [radio, minister"),
        ("graph", "{from: ministry, to: farmers", "{from: radio, to: farmers"),
        ("graph", "{from: ministry, to: farmers", "{from: ministry, to: radio"),
        ("en", "[the paper](actor:paper)", "[the paper](actor:radio)"),
    ],
)
def test_an_actor_has_one_use_of_any_kind(folder: Path, file: str, old: str, new: str) -> None:
    seed(folder, "graph", "  paper: {kind: media}", "  paper: {kind: media}\n  radio: {kind: media}")
    for code in ("en", "ar"):
        seed(folder, code, "  paper: {name", "  radio: {name: R, text: T}\n  paper: {name")
    assert messages(folder) == ["the actor radio is not used"]
    seed(folder, file, old, new)
    assert messages(folder) == []


@pytest.mark.parametrize("fault", seeded_cases("alone"))
def test_a_seeded_fault_is_found_where_it_is(folder: Path, fault: Fault) -> None:
    text = seed(folder, fault.file, fault.old, fault.new)
    explainer, problems = examine(folder)
    if fault.file == "graph":
        assert explainer is None
    else:
        assert explainer is not None and fault.file not in explainer.editions
    assert len(problems) == 1, "\n".join(map(str, problems))
    problem = problems[0]
    assert (problem.file, problem.line, problem.column) == (
        str(folder / f"{fault.file}.yaml"),
        *position(text, fault.at),
    )
    assert fault.message in problem.message
    assert fault.fix in problem.fix


@pytest.mark.parametrize("fault", seeded_cases("warnings"))
def test_a_warning_is_given_where_it_belongs_and_the_explainer_is_read(folder: Path, fault: Fault) -> None:
    text = seed(folder, fault.file, fault.old, fault.new)
    explainer, problems = examine(folder)
    assert explainer is not None
    assert len(problems) == 1, "\n".join(map(str, problems))
    problem = problems[0]
    assert problem.severity == "warning"
    assert (problem.line, problem.column) == position(text, fault.at)
    assert fault.message in problem.message
    assert fault.fix in problem.fix
    assert f"{problem.column}: warning: " in str(problem)
    assert load(folder) == explainer


@pytest.mark.parametrize("fault", seeded_cases("among"))
def test_a_seeded_fault_is_found_among_its_consequences(folder: Path, fault: Fault) -> None:
    text = seed(folder, fault.file, fault.old, fault.new)
    _, problems = examine(folder)
    found = [problem for problem in problems if fault.message in problem.message]
    assert [(p.file, p.line, p.column) for p in found] == [
        (str(folder / f"{fault.file}.yaml"), *position(text, fault.at))
    ], "\n".join(map(str, problems))
    assert fault.fix in found[0].fix


@pytest.mark.parametrize("fault", seeded_cases("differences"))
def test_a_difference_between_two_languages_is_one_warning_about_the_translation(folder: Path, fault: Fault) -> None:
    text = seed(folder, fault.file, fault.old, fault.new)
    explainer, (problem,) = examine(folder)
    assert explainer is not None
    assert problem.severity == "warning"
    assert (Path(problem.file).stem, problem.line, problem.column) == ("en", *position(text, fault.at))
    assert fault.message in problem.message
    assert problem.fix.startswith(fault.fix)


@pytest.mark.parametrize("fault", seeded_cases("differences"))
def test_one_line_accepts_a_difference(folder: Path, fault: Fault) -> None:
    seed(folder, fault.file, fault.old, fault.new)
    _, (problem,) = examine(folder)
    line = problem.fix.split("`")[1]
    seed(folder, fault.file, "direction: ltr\n", f"direction: ltr\n{line}\n")
    explainer, problems = examine(folder)
    assert explainer is not None
    assert problems == []


def test_a_difference_is_accepted_for_all_that_belongs_to_a_passage(folder: Path) -> None:
    seed(folder, "en", "Bread rose by 30 per cent](claim", "Bread rose by 40 per cent](claim")
    seed(folder, "en", "title: Dear bread", "title: Bread in 12 towns")
    assert len(messages(folder)) == 2
    seed(folder, "en", "direction: ltr\n", "direction: ltr\nnumbers_differ: [points.prices]\n")
    assert messages(folder) == []


def test_what_is_accepted_and_does_not_differ_is_a_warning(folder: Path) -> None:
    text = seed(folder, "en", "direction: ltr\n", "direction: ltr\nnumbers_differ: [title, claims.prices-rose]\n")
    explainer, problems = examine(folder)
    assert explainer is not None
    assert [(p.severity, p.message, p.line, p.column) for p in problems] == [
        ("warning", "the numbers in title do not differ", *position(text, "[^title")),
        ("warning", "the numbers in claims.prices-rose do not differ", *position(text, "^claims.prices")),
    ]


def test_a_claim_in_another_passage_is_reported_once_for_the_translation(folder: Path) -> None:
    seed(
        folder,
        "en",
        "[It rained too little in 2019](claim:rain-was-short)",
        "[It rained too little in 2019](event:drought-2019)",
    )
    text = seed(
        folder, "en", "Bread rose by 30 per cent](claim", "Bread](claim:rain-was-short) [rose by 30 per cent](claim"
    )
    _, (problem,) = examine(folder)
    assert problem.message == "the claim rain-was-short is marked in prices here, but in drought in ar.yaml"
    assert (problem.line, problem.column) == position(text, "Bread](^claim:rain")
    assert problem.fix == "Mark it in the same passages."


def test_of_three_languages_the_one_that_stands_alone_is_at_fault(folder: Path) -> None:
    (folder / "en-gb.yaml").write_text((folder / "en.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    text = seed(folder, "ar", "وهي نحو 5100 طن", "وهي نحو 5200 طن")
    _, problems = examine(folder)
    assert [(Path(problem.file).name, problem.line, problem.column) for problem in problems] == [
        ("ar.yaml", *position(text, "^5200"))
    ]


def test_an_invalid_passage_does_not_report_its_claims_as_unmarked(folder: Path) -> None:
    text = "title: Dear bread\n    text: |\n      [Bread rose by 30 per cent](claim:prices-rose), as told [above]"
    seed(folder, "en", text, "text: |\n      Bread rose by 30 per cent, as told [above]")
    assert messages(folder) == ["points: prices has no title"]


def test_a_claim_without_words_is_not_reported_as_unmarked_too(folder: Path) -> None:
    seed(folder, "en", "[It rained too little in 2019](claim:rain-was-short)", "It rained too little in 2019")
    seed(folder, "en", "  rain-was-short: It rained too little in 2019.\n", "")
    assert messages(folder) == ["claims has no text for rain-was-short"]


def test_every_link_that_leads_nowhere_is_found_where_it_is(folder: Path) -> None:
    text = seed(
        folder, "en", "[the drought](event", "[a](term:wet-year) or [b](term:wet-year) or [the drought](event"
    )
    _, problems = examine(folder)
    assert [(problem.line, problem.column) for problem in problems] == [
        position(text, "[a](^term:wet-year)"),
        position(text, "[b](^term:wet-year)"),
    ]


def test_words_for_ties_that_there_are_not_are_too_many(folder: Path) -> None:
    text = (folder / "graph.yaml").read_text(encoding="utf-8")
    start, end = text.index("ties:"), text.index("places:\n")
    seed(folder, "graph", text[start:end], "ties:\n\n")
    found = messages(folder)
    assert found == ["leads is not in the ties of graph.yaml", "helps is not in the ties of graph.yaml"] * 2


def test_two_cycles_of_events_and_another_fault_are_all_found(folder: Path) -> None:
    seed(folder, "graph", "drought-2019: {date: 2019", "drought-2019: {after: harvest")
    seed(folder, "graph", "harvest: {date: 2020-05, part: early", "harvest: {after: drought-2019")
    seed(folder, "graph", "price-rise: {after: harvest", "price-rise: {after: aid-talks")
    seed(folder, "graph", "aid-talks: {period: 2020", "aid-talks: {after: price-rise")
    seed(folder, "graph", "new-harvest: {date: 2021-05", "new-harvest: {before: 2020-04")
    found = messages(folder)
    assert sorted(message[:47] for message in found) == [
        "new-harvest would be after 2020-06-15 and befor",
        "these events come before each other in a cycle:",
        "these events come before each other in a cycle:",
    ]


def test_at_most_two_cycles_of_events_are_reported(folder: Path) -> None:
    for one, other, its in [
        ("drought-2019: {date: 2019", "harvest", "harvest: {date: 2020-05, part: early"),
        ("price-rise: {after: harvest", "aid-talks", "aid-talks: {period: 2020"),
        ("report-out: {date: 2020-06-15", "new-harvest", "new-harvest: {date: 2021-05"),
    ]:
        seed(folder, "graph", one, f"{one.partition('{')[0]}{{after: {other}")
        seed(folder, "graph", its, f"{other}: {{after: {one.partition(':')[0]}")
    assert len([message for message in messages(folder) if "in a cycle" in message]) == 2


def test_a_misspelt_id_is_reported_where_it_is_and_not_as_missing_too(folder: Path) -> None:
    text = seed(folder, "en", "  rain-was-short: It rained", "  rain-was-shrt: It rained")
    _, (problem,) = examine(folder)
    assert problem.message == "rain-was-shrt is not in the claims of graph.yaml"
    assert problem.fix == "Did you mean rain-was-short?"
    assert (problem.line, problem.column) == position(text, "^rain-was-shrt")


def test_all_faults_are_reported_at_once_those_of_the_graph_first(folder: Path) -> None:
    several = ["unknown-kind", "unknown-actor", "lat-out-of-range", "no-direction", "unknown-claim", "title-missing"]
    for fault in map(FAULTS["alone"].__getitem__, several):
        seed(folder, fault.file, fault.old, fault.new)
    _, problems = examine(folder)
    found = [(Path(problem.file).stem, problem.line) for problem in problems]
    assert found == [("graph", 12), ("graph", 18), ("graph", 41), ("ar", 2), ("en", 3), ("en", 27)]
