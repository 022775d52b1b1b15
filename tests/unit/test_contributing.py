"""CONTRIBUTING names files and names that there are, so that a newcomer finds them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.*?) \| (.*?) \|$", TEXT.partition("## Where to change what")[2].partition("\n## ")[0], re.M)
EXAMPLES = {"content/fr.yaml"}  # files that a developer is to add
TASKS = [(task, answer) for task, answer in ROWS if "`" in answer]


def files(name: str) -> list[Path]:
    """The files of a name, in the package or in the repository."""
    return [path for folder in (ROOT / "src/mali_tui", ROOT) for path in folder.glob(name) if path.is_file()]


def is_defined(word: str, text: str) -> bool:
    """Whether code defines a name, rather than imports it; style sheets and data need only hold the word."""
    if not word.isidentifier():
        return word in text
    return bool(re.search(rf"^\s*(?:(?:async )?def|class) {word}\b|^\s*{word}(?:: [^=\n]+)? =", text, re.M))


@pytest.mark.parametrize(("task", "answer"), TASKS)
def test_each_task_names_files_that_hold_what_it_names(task: str, answer: str) -> None:
    names = re.findall(r"`([^`]+)`", answer)
    paths = [path for name in names for path in files(name)]
    assert all(files(name) for name in names if re.search(r"/\S*\.\w+$", name))
    if "spec.py" in answer:
        paths += files("app/views/*/spec.py")
    text = "".join(path.read_text(encoding="utf-8") for path in paths)
    words = [name.removeprefix(".") for name in names if not files(name) and not name.endswith((".py", ".yaml"))]
    assert [word for word in words if not is_defined(word, text)] == []
    assert paths


def test_there_are_ten_tasks_or_more() -> None:
    assert len(TASKS) >= 10


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([\w*/]+/[\w*]+\.(?:py|yaml|tcss|md))`", TEXT)) - EXAMPLES))
def test_every_file_that_is_named_is_there(name: str) -> None:
    assert files(name) or files(f"tests/{name}") or files(f"tests/unit/{name}") or files(f"docs/{name}")
