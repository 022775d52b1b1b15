"""Run the tests of a source checkout of Textual without the right-to-left layer and with it, and compare.

Exit code 1 if a test passes without the layer and fails with it, and their names on standard output; 2 if the tests
cannot be run.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from xml.etree import ElementTree

FOLDER = Path(__file__).parent
SOURCE = FOLDER.parents[1] / "src"
NEEDED = [line.split()[0] for line in (FOLDER / "requirements.txt").read_text().splitlines() if line[:1] != "#"]
REPOSITORY = "https://github.com/Textualize/textual"
_VERSION = re.compile(r'^version = "(.+)"$', re.MULTILINE)


class SuiteError(Exception):
    """The tests cannot be run; says why, and what to do."""


def check(folder: str) -> Path:
    """The checkout, if it is one of the installed version, with its tests, and all is installed that they need.

    Raises:
        SuiteError: otherwise.
    """
    installed = version("textual")
    advice = f"get it with: git clone --depth 1 --branch v{installed} {REPOSITORY}"
    if not folder:
        raise SuiteError(f"make test-textual TEXTUAL=FOLDER: a source checkout of Textual {installed}; {advice}")
    checkout = Path(folder).resolve()
    project = checkout / "pyproject.toml"
    if not project.is_file() or not (checkout / "tests" / "snapshot_tests").is_dir():
        raise SuiteError(f"{checkout} has no tests of Textual; {advice}")
    if not (checkout / "docs" / "examples").is_dir():
        raise SuiteError(f"{checkout} has no docs/examples, which the tests run; {advice}")
    found = _VERSION.search(project.read_text(encoding="utf-8"))
    if found is None or found[1] != installed:
        raise SuiteError(f"{checkout} is of {found and found[1]}, but {installed} is installed; {advice}")
    if missing := [needed for needed in NEEDED if not _is_installed(re.split("[=<>]", needed)[0])]:
        raise SuiteError(f"pip install {' '.join(missing)}")
    return checkout


def _is_installed(package: str) -> bool:
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False


def passed_tests(checkout: Path, options: list[str], *, with_layer: bool) -> set[str]:
    """The names of the tests that pass.

    Raises:
        SuiteError: if pytest ends without a report.
    """
    start = time.monotonic()
    print(f"{'with' if with_layer else 'without'} the layer …", end=" ", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report, log = Path(folder) / "report.xml", Path(folder) / "log"
        plugin = ["-p", "layer_plugin"] if with_layer else []
        command = [sys.executable, "-m", "pytest", "-q", *plugin, f"--junitxml={report}", *options]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [FOLDER, SOURCE]))}
        with log.open("wb") as output:
            subprocess.run(command, cwd=checkout, env=environment, stdout=output, stderr=output, check=False)
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        if not report.exists():
            raise SuiteError("\n".join(["pytest ended without a report:", *lines[-20:]]))
        cases = list(ElementTree.parse(report).iter("testcase"))
    passed = {
        re.sub(r"\s+", " ", f"{case.get('classname')}::{case.get('name')}")
        for case in cases
        if case.find("failure") is None and case.find("error") is None and case.find("skipped") is None
    }
    print(f"{len(passed)} of {len(cases)} pass, {time.monotonic() - start:.0f} s", flush=True)
    return passed


def main() -> int:
    """Compare, and tell what fails with the layer only."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkout", default="", help="source of the installed version of Textual, with its tests")
    arguments, options = parser.parse_known_args()
    try:
        checkout = check(arguments.checkout)
        without = passed_tests(checkout, options, with_layer=False)
        lost = without - passed_tests(checkout, options, with_layer=True)
    except SuiteError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{len(without) - len(lost)} of the {len(without)} that pass without the layer pass with it")
    print("\n".join(sorted(lost)))
    return int(bool(lost) or not without)


if __name__ == "__main__":
    sys.exit(main())
