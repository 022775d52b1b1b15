"""Run the tests of a source checkout of Textual without the right-to-left layer and with it, and compare.

Exit code 1 if a test passes without the layer and fails with it, and their names on standard output.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

FOLDER = Path(__file__).parent


def passed_tests(checkout: Path, options: list[str], *, with_layer: bool) -> set[str]:
    """The names of the tests that pass."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        plugin = ["-p", "layer_plugin"] if with_layer else []
        command = [sys.executable, "-m", "pytest", "-q", *plugin, f"--junitxml={report}", *options]
        environment = {**os.environ, "PYTHONPATH": str(FOLDER)}
        subprocess.run(command, cwd=checkout, env=environment, stdout=subprocess.DEVNULL, check=False)
        cases = ElementTree.parse(report).iter("testcase")
        return {
            re.sub(r"\s+", " ", f"{case.get('classname')}::{case.get('name')}")
            for case in cases
            if case.find("failure") is None and case.find("error") is None and case.find("skipped") is None
        }


def main() -> int:
    """Compare, and tell what fails with the layer only."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkout", type=Path, help="a source checkout of the version of Textual that is installed")
    arguments, options = parser.parse_known_args()
    without = passed_tests(arguments.checkout, options, with_layer=False)
    lost = without - passed_tests(arguments.checkout, options, with_layer=True)
    print(f"{len(without)} pass without the layer, {len(without) - len(lost)} of them with it")
    print("\n".join(sorted(lost)))
    return int(bool(lost) or not without)


if __name__ == "__main__":
    sys.exit(main())
