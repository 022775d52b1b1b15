"""What has become of a module's mutants, kept from run to run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from trial import Outcome


class Record:
    """Of a module's mutants: what is killed stays so until the module changes, what survives until a test does."""

    def __init__(self, root: Path, module: str, path: Path, tests: list[str], afresh: bool = False) -> None:
        self.path = path
        self.tests = tests
        self._file = root / "build" / "mutants" / f"{module.replace('/', '-')}.json"
        self._hashes = {"module": _hash([path]), "tests": _hash(_files(root / test for test in tests))}
        self._outcomes: dict[str, Outcome] = {}
        self._old: set[str] = set()  # survived other tests
        if not afresh and self._file.exists():
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            if kept["module"] == self._hashes["module"]:
                self._outcomes = kept["outcomes"]
                if kept["tests"] != self._hashes["tests"]:
                    self._old = {name for name, outcome in self._outcomes.items() if outcome == "survived"}

    def is_settled(self, name: str) -> bool:
        """Whether a mutant need not be tried."""
        return name in self._outcomes and name not in self._old

    def outcome(self, name: str) -> Outcome:
        """What became of a mutant."""
        return self._outcomes[name]

    def note(self, name: str, outcome: Outcome) -> None:
        """What has become of a mutant is written down; what survived other tests and was not tried again is not."""
        self._outcomes[name] = outcome
        self._old.discard(name)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        outcomes = {name: outcome for name, outcome in self._outcomes.items() if name not in self._old}
        self._file.write_text(json.dumps(self._hashes | {"outcomes": outcomes}, ensure_ascii=False), encoding="utf-8")


def _files(paths: Iterable[Path]) -> list[Path]:
    """The tests, and what stands beside them for them to read."""
    folders = {path.parent for path in paths}
    return sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".yaml"))


def _hash(paths: list[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
