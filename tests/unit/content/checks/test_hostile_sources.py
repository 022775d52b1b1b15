"""A source whose words or URLs could mislead a terminal or a reader is refused before anything shows it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mali_tui.content.loader import load
from mali_tui.content.problems import ContentError, Problem

SMALL = Path(__file__).parents[1] / "small"
CONTROLS = {
    "override": r"\u202E",
    "isolate": r"\u2066",
    "escape": r"\e[31m",
    "c1": r"\x9B2J",
    "nul": r"\0",
    "bell": r"\a",
}


@pytest.mark.parametrize("control", CONTROLS.values(), ids=CONTROLS)
@pytest.mark.parametrize("field", ["title", "publisher", "copy_of", "pages"])
def test_controls_in_the_words_of_a_source_are_refused(tmp_path: Path, field: str, control: str) -> None:
    (problem,) = problems_with(tmp_path, f'{field}: "Prices {control}of June"')
    assert problem.file.endswith("graph.yaml")
    assert "not allowed" in problem.message or "allowed in pairs only" in problem.message
    assert control not in problem.message and "\x1b" not in problem.message


@pytest.mark.parametrize(
    "url",
    [
        r"https://market.example/\u202Egpj.exe",
        r"https://market.example/\e]8;;https://other.example",
        "https://market.example/%1B%5B31m",
        "https://market.example/%E2%80%AEgpj.exe",
        "https://reader:secret@market.example/",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ],
)
@pytest.mark.parametrize("field", ["url", "archived"])
def test_urls_that_are_no_plain_web_addresses_are_refused(tmp_path: Path, field: str, url: str) -> None:
    assert problems_with(tmp_path, f'{field}: "{url}"')


def problems_with(tmp_path: Path, line: str) -> list[Problem]:
    """The errors of the small explainer with one line of a source replaced, or added."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "explainer"))
    path = folder / "graph.yaml"
    before, _, rest = path.read_text(encoding="utf-8").partition("  market-list:\n")
    block, _, after = rest.partition("  broadcast:")
    kept = [entry for entry in block.splitlines() if not entry.strip().startswith(line.partition(":")[0] + ":")]
    source = "\n".join([*kept, f"    {line}", ""])
    path.write_text(f"{before}  market-list:\n{source}  broadcast:{after}", encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load(folder)
    return [problem for problem in error.value.problems if problem.severity == "error"]
