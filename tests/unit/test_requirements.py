"""The dependencies: what `make test-all` tries as the lowest is what the project says is allowed."""

from __future__ import annotations

import re
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

LOWEST = Path(__file__).parents[1] / "lowest.txt"


def allowed() -> dict[str, Requirement]:
    """What the installed project needs to run."""
    found = [Requirement(line) for line in requires("mali-tui") or ()]
    return {requirement.name: requirement for requirement in found if "extra" not in str(requirement.marker)}


def lower_bound(requirement: Requirement) -> Version:
    (bound,) = (part.version for part in requirement.specifier if part.operator == ">=")
    return Version(bound)


def test_the_lowest_versions_tried_are_the_lowest_allowed() -> None:
    tried = {
        name.lower(): Version(version)
        for name, version in re.findall(r"^([\w-]+)==(\S+)$", LOWEST.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert tried == {name.lower(): lower_bound(requirement) for name, requirement in allowed().items()}


def test_every_dependency_is_held_below_its_next_breaking_version() -> None:
    for requirement in allowed().values():
        assert {part.operator for part in requirement.specifier} == {">=", "<"}, str(requirement)
