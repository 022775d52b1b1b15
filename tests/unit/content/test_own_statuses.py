"""Statuses of the author's own: what they count as, their words and signs, and what is wrong with them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from edits import edit, messages

from mali_tui import symbols
from mali_tui.app.dialogs.help import help_blocks
from mali_tui.app.views.outlines import event_outline
from mali_tui.app.views.plain.blocks import replace_signs
from mali_tui.app.views.timeline.axis import entries
from mali_tui.cli.main import main
from mali_tui.content.checks.graph import SIGNS_IN_USE
from mali_tui.content.loader import examine, load
from mali_tui.export import Format, render
from mali_tui.i18n.wording import Wording

GUIDE = Path(__file__).parents[3] / "docs" / "content-format.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The guide's explainer with its example of a status."""
    text = GUIDE.read_text(encoding="utf-8")
    graph, english = re.findall(r"\.yaml`:\n\n```yaml\n(.*?)```", text, re.DOTALL)
    section = text.partition("A status may also be one of your own")[2]
    statuses, words = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)[:2]
    statuses, strike = statuses.split("\nevents:\n")
    graph = graph.replace("events:\n", f"events:\n{strike}", 1).replace("[harvest]", "[strike, harvest]") + statuses
    english = english.replace("events:\n", "events:\n  strike: {title: The strike, text: They stopped.}\n", 1) + words
    folder = tmp_path / "explainer"
    folder.mkdir()
    (folder / "graph.yaml").write_text(graph, encoding="utf-8")
    (folder / "en.yaml").write_text(english, encoding="utf-8")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> list[str]:
    """Change a file; the messages about the explainer."""
    edit(folder / name, old, new)
    return messages(folder)


def test_it_counts_as_another_and_has_its_own_word_and_sign(folder: Path) -> None:
    assert examine(folder)[1] == []
    explainer = load(folder)
    graph, wording = explainer.graph, Wording(explainer, "en")
    assert graph.events["strike"].status == "ongoing" and graph.status_of("strike") == "suspended"
    assert wording.status("strike") == "suspended by the court" and wording.status("harvest") == "happened"
    (row,) = (block for block in event_outline(wording) if block.text == "The strike")
    assert row.lead.startswith("◫")
    strike = next(entry for entry in entries(wording) if entry.id == "strike")
    assert (strike.sign, strike.shape) == ("◫", "ongoing")
    signs = {block.lead: block.text for block in help_blocks(wording, "timeline", "axis", "")}
    assert signs["◫"] == "suspended by the court" and signs["■"] == "happened"
    (said,) = replace_signs(wording, [row])
    assert "suspended by the court" in said.lead + said.text


@pytest.mark.parametrize("fmt", ["text", "markdown", "html"])
def test_it_is_printed(folder: Path, fmt: Format) -> None:
    printed = render(load(folder), "article" if fmt == "html" else "timeline", languages=["en"], format_=fmt)
    assert "suspended by the court" in printed and "◫" in printed


def test_it_comes_back_from_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--content", str(folder), "print", "--format", "json"]) == 0
    printed = capsys.readouterr().out
    assert [event["status"] for event in json.loads(printed)["events"]] == ["suspended", "happened"]
    (tmp_path / "printed.json").write_text(printed, encoding="utf-8")
    assert main(["import", str(tmp_path / "printed.json"), str(tmp_path / "again")]) == 0
    assert load(tmp_path / "again").graph == load(folder).graph
    assert load(tmp_path / "again").editions["en"].statuses == {"suspended": "suspended by the court"}


def test_a_language_may_have_another_word_for_a_status_that_there_is(folder: Path) -> None:
    assert change(folder, "en.yaml", "statuses: {", "statuses: {happened: took place, ") == []
    assert Wording(load(folder), "en").status("harvest") == "took place"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("graph.yaml", "status: suspended", "status: suspendid", "status is suspendid. Did you mean suspended?"),
        ("graph.yaml", "like: ongoing", "like: on", "statuses: suspended: like is on. "),
        ("graph.yaml", "sign: ◫", "sign: ⏳", "the sign of suspended is not a single narrow symbol"),
        ("graph.yaml", "sign: ◫", "sign: ◫◫", "the sign of suspended is not a single narrow symbol"),
        ("graph.yaml", "sign: ◫", "sign: s", "the sign of suspended is not a single narrow symbol"),
        ("graph.yaml", "sign: ◫", "sign: ■", "the sign of suspended stands for something else, too"),
        ("graph.yaml", "status: suspended", "status: ongoing", "the status suspended is not used"),
        ("graph.yaml", "statuses:\n", "statuses:\n  missed: {like: happened}\n", "the status missed exists already"),
        ("en.yaml", "statuses: {suspended: suspended by the court}", "", "statuses has no text for suspended"),
        ("en.yaml", "{suspended:", "{halted:", "halted is not in the statuses of graph.yaml"),
    ],
)
def test_what_is_wrong_is_said_once(folder: Path, name: str, old: str, new: str, message: str) -> None:
    found = change(folder, name, old, new)
    assert any(message in each for each in found) and len(found) <= 2


def test_every_sign_of_the_program_is_taken() -> None:
    signs = {*symbols.SIGNS.values(), *symbols.OUTCOME_SIGNS.values(), symbols.DIMMED_SIGN, symbols.UNSOURCED_SIGN}
    assert {*SIGNS_IN_USE} == signs
