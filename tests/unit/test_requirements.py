"""The dependencies: the versions in `tests/lowest.txt` and `constraints.txt` are those that pyproject.toml allows."""

from __future__ import annotations

import re
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LOWEST = ROOT / "tests" / "lowest.txt"
CONSTRAINTS = ROOT / "constraints.txt"


def requirements() -> list[Requirement]:
    """What the installed project needs, those of its extras included."""
    return [Requirement(line) for line in requires("mali-tui") or ()]


def allowed_requirements() -> dict[str, Requirement]:
    """What the installed project needs to run."""
    found = requirements()
    return {requirement.name: requirement for requirement in found if "extra" not in str(requirement.marker)}


def lower_bound(requirement: Requirement) -> Version:
    (bound,) = (part.version for part in requirement.specifier if part.operator == ">=")
    return Version(bound)


def test_the_lowest_versions_tried_are_the_lowest_allowed() -> None:
    tried = {
        name.lower(): Version(version)
        for name, version in re.findall(r"^([\w-]+)==(\S+)$", LOWEST.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert tried == {name.lower(): lower_bound(requirement) for name, requirement in allowed_requirements().items()}


def test_every_dependency_is_held_below_its_next_breaking_version() -> None:
    for requirement in allowed_requirements().values():
        assert {part.operator for part in requirement.specifier} == {">=", "<"}, str(requirement)


def test_the_constraints_pin_every_dependency_to_a_version_that_is_allowed() -> None:
    pinned: dict[str, set[Version]] = {}
    for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            pin = Requirement(line)
            assert pin.url is None
            ((operator, version),) = ((part.operator, part.version) for part in pin.specifier)
            assert operator == "=="
            pinned.setdefault(canonicalize_name(pin.name), set()).add(Version(version))
    for requirement in requirements():
        versions = pinned[canonicalize_name(requirement.name)]
        assert all(version in requirement.specifier for version in versions), str(requirement)
