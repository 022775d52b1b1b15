"""One mistake is one error, at its root: what follows from it is not listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from edits import edit

from mali_tui.content.loader import examine


def change(folder: Path, name: str, old: str, new: str) -> list[str]:
    """Change a file; the errors of the explainer, each with its file."""
    edit(folder / f"{name}.yaml", old, new, 1)
    problems = [problem for problem in examine(folder)[1] if problem.severity == "error"]
    return [f"{Path(each.file).stem}:{each.line}: {each.message}. {each.fix}" for each in problems]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        # an id of the graph that everything else spells otherwise
        ("graph", "  harvest: {date", "  harvst: {date", "graph:24: harvst is called harvest elsewhere"),
        ("graph", "  farmers: {", "  farmer: {", "graph:33: farmer is called farmers elsewhere"),
        ("graph", "  farmers: {", "  farmers_x: {", "graph:33: farmers_x is not a valid id"),
        ("graph", "  lead: {", "  leed: {", "graph:7: leed is called lead elsewhere"),
        ("graph", "[drought, prices]", "[drougt, prices]", "graph:8: drougt is called drought elsewhere"),
        (
            "graph",
            "  harvest-failed:",
            "  harvst-failed:",
            "graph:12: harvst-failed is called harvest-failed",
        ),
        ("graph", "  valley: {", "  vally: {", "graph:41: vally is called valley elsewhere"),
        # one use of an id that is right elsewhere
        ("graph", "events: [price-rise]", "events: [prise-rise]", "prise-rise is not an event in this file. Did you"),
        (
            "graph",
            "    by: minister",
            "    by: minster",
            "minster is not an actor in this file. Did you mean",
        ),
        # a misspelt key of a table or a field
        ("graph", "claims:", "claim:", "graph:11: unknown key claim. Did you mean claims?"),
        ("graph", "article:", "artcle:", "graph:1: unknown key artcle. Did you mean article?"),
        (
            "graph",
            "  publisher: paper\n\n",
            "  publishr: paper\n\n",
            "graph:4: unknown key publishr. Did you",
        ),
        ("en", "claims:\n", "claim:\n", "unknown key claim. Did you mean claims?"),
        ("en", "events:\n", "evnts:\n", "unknown key evnts. Did you mean events?"),
        ("en", "title: A bad year", "titel: A bad year", "en:3: unknown key titel. Did you mean title?"),
        ("en", "direction: ltr", "directon: ltr", "en:2: unknown key directon. Did you mean direction?"),
        # a table that is indented
        ("graph", "claims:\n", "  claims:\n", "graph:11: claims is indented, so that it belongs to sections"),
        ("graph", "terms:\n", "  terms:\n", "graph:43: terms is indented, so that it belongs to places"),
        ("en", "events:\n", "  events:\n", "events is indented, so that it belongs to claims. Remove the blanks"),
        # commas, colons and lists within braces
        (
            "graph",
            "minister: {kind: person}",
            "minister: {kind person}",
            "kind person. Write a colon after",
        ),
        ("graph", "lat: 12.5, lon", "lat: 12,5, lon", "graph:41: unknown key 5. Write decimals with a point: 31.5."),
        # broken links, whose claims are then not marked
        (
            "en",
            "(claim:harvest-failed)",
            "(claim:harvst-failed)",
            "claim:harvst-failed does not exist",
        ),
        ("en", "(claim:harvest-failed)", "(harvest-failed)", "harvest-failed is not a valid link target"),
        ("en", "(claim:harvest-failed)", "(claim: harvest-failed)", "](claim: is not a valid link"),
        # what a draft would have from the original
        ("en", "draft: true\n", "draft: yes\n", "en:2: draft is yes. Use true or false."),
        (
            "ar",
            "  farmers: {name",
            "  farmrs: {name",
            "farmrs is not in the actors of graph.yaml. Did you",
        ),
    ],
)
def test_one_mistake_is_one_error(folder: Path, name: str, old: str, new: str, message: str) -> None:
    if "draft" in old or name == "ar":
        english = (folder / "en.yaml").read_text(encoding="utf-8").partition("\npoints:")[0]
        english = english.replace("name: English\n", "name: English\ndraft: true\n")
        (folder / "en.yaml").write_text(english, encoding="utf-8")
    (error,) = change(folder, name, old, new)
    assert message in error


def test_a_list_without_brackets_leaves_its_points_alone(folder: Path) -> None:
    errors = change(folder, "graph", "points: [drought, prices]", "points: drought, prices")
    assert [error.partition(":")[0] for error in errors] == ["graph", "graph"]
    assert "Use a list such as [a, b]." in errors[0] and "Put a list in brackets" in errors[1]


@pytest.mark.parametrize(("draft", "is_draft"), [("true", True), ("True", True), ("false", False), ("False", False)])
def test_a_mark_of_a_draft_is_read_as_it_is_checked(folder: Path, draft: str, is_draft: bool) -> None:
    """So that `False` doesn't fill gaps."""
    text = (folder / "en.yaml").read_text(encoding="utf-8").partition("\npoints:")[0]
    (folder / "en.yaml").write_text(text.replace("direction:", f"draft: {draft}\ndirection:"), encoding="utf-8")
    errors = [problem for problem in examine(folder)[1] if problem.severity == "error"]
    assert (not errors) == is_draft


def test_an_entry_may_be_named_like_a_table(folder: Path) -> None:
    for path in folder.glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("  end:", "  images:"), encoding="utf-8")
    assert [problem.message for problem in examine(folder)[1] if problem.severity == "error"] == []
    assert change(folder, "graph", "  images: {}\n", "  images:\n") == []


def test_two_mistakes_are_two_errors(folder: Path) -> None:
    change(folder, "en", "(claim:harvest-failed)", "(claim:harvst-failed)")
    errors = change(folder, "en", "(claim:more-may-leave)", "(claim:more-may-lieve)")
    assert len(errors) == 2
    errors = change(folder, "en", "[more families may leave](claim:more-may-lieve)", "more families may leave")
    assert len(errors) == 4  # the other link, two claims that aren't marked, and a passage without any
