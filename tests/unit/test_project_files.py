"""The files around the code agree with it and with each other."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import yaml
from packaging.version import Version

from mali_tui import __version__

ROOT = Path(__file__).parents[2]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_changelog_starts_with_the_packages_version_and_dates_every_version() -> None:
    headings = re.findall(r"^## (.*)$", CHANGELOG, re.MULTILINE)
    found = [
        re.fullmatch(r"\[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)", line) for line in headings if line != "[Unreleased]"
    ]
    entries = [(Version(match[1]), date.fromisoformat(match[2])) for match in found if match]
    assert len(entries) == len(found)
    assert entries == sorted(entries, reverse=True)
    assert str(entries[0][0]) == __version__


def test_every_python_that_is_promised_is_tested_on_github() -> None:
    promised = set(re.findall(r'"Programming Language :: Python :: (3\.\d+)"', PYPROJECT))
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))
    assert set(workflow["jobs"]["test"]["strategy"]["matrix"]["python"]) == promised


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 90


def test_the_recording_in_the_readme_is_small_and_animated() -> None:
    data = (ROOT / "docs" / "pictures" / "walk.gif").read_bytes()
    assert data.startswith(b"GIF89a")
    assert b"NETSCAPE2.0" in data
    assert len(data) < 2_000_000


def _asserts(node: ast.AST) -> bool:
    """Whether a node asserts something, by itself or by a call that fails when something does not come."""
    if isinstance(node, ast.Assert):
        return True
    name = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
    return name == "raises" or name.startswith(("assert_", "wait_for", "wait_until"))


def test_every_test_asserts_something() -> None:
    idle = [
        f"{path.name}: {node.name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
        if not any(map(_asserts, ast.walk(node)))
    ]
    assert idle == []


def test_every_target_finds_what_the_tests_have_in_common() -> None:
    """`-o pythonpath` takes the place of pyproject.toml's, and tests/conftest.py imports from one of its folders."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    folders = [found.split() for found in re.findall(r'-o pythonpath="([^"]*tests/[^"]*)"', makefile)]
    assert len(folders) == 2
    assert all("tests/support" in found for found in folders)
