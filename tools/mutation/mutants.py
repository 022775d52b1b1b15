"""``make mutants``: does a test fail when one thing in the modules of `modules` is changed?

Modules are named as in ``rtl/line_layout``; without one, all of them. What was killed is not tried again until
its module changes, nor what has survived until its tests do; ``--afresh`` tries all.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TypeAlias

import yaml
from mutations import Mutant, mutants
from outcomes import Record
from trial import Trials, trials

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "mali_tui"
EQUIVALENT = Path(__file__).with_name("equivalent.yaml")
TESTS = Path(__file__).with_name("tests.yaml")
HEADING = "module                     mutants  killed  equivalent  survived"
MIN_TRIAL_SECONDS = 10.0  # that a mutant is given

Known: TypeAlias = "dict[str, str | dict[str, str]]"
"""Why mutants do the same as the module: by line, and by change, where it is not any change of the line."""


def main() -> int:
    """Print what survives in each module, then the figures; 1 where a mutant survives that nobody has looked at."""
    tested = modules()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=", ".join(tested))
    parser.add_argument("--afresh", action="store_true", help="forget what has been tried before")
    arguments = parser.parse_args()
    if unknown := set(arguments.modules) - tested.keys():
        parser.error(f"not among the modules: {', '.join(sorted(unknown))}")
    equivalent: dict[str, Known] = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8")) or {}
    figures = []
    with trials() as run:
        for module in arguments.modules or tested:
            record = Record(ROOT, module, PACKAGE / f"{module}.py", tested[module], arguments.afresh)
            figures.append(examine(run, module, record, equivalent.get(module, {})))
    print(f"\n{HEADING}")
    for name, *counts in [*figures, ("together", *(sum(column) for column in list(zip(*figures, strict=True))[1:]))]:
        print(f"{name:<26}{counts[0]:>8}{counts[1]:>8}{counts[2]:>12}{counts[3]:>10}")
    return 1 if any(survived for *_, survived in figures) else 0


def modules() -> dict[str, list[str]]:
    """The modules, each with its tests: those of ``tests.yaml``, or all beside which its own would stand."""
    known: dict[str, list[str]] = yaml.safe_load(TESTS.read_text(encoding="utf-8"))
    folders = "rtl", "terminal", "textual_rtl", "textual_fixes"
    paths = sorted(
        [
            *(PACKAGE / "content/checks").glob("*.py"),
            *[path for folder in folders for path in (PACKAGE / folder).glob("[a-z]*.py")],
        ]
    )
    names = [path.relative_to(PACKAGE).with_suffix("").as_posix() for path in paths]
    return {name: known.get(name) or [f"tests/unit/{name.partition('/')[0]}"] for name in names}


def examine(run: Trials, module: str, record: Record, known: Known) -> tuple[str, int, int, int, int]:
    """Try a module's mutants, say which survive, and count them."""
    found = list(mutants(record.path.read_text(encoding="utf-8")))
    todo = [mutant for mutant in found if not record.is_settled(name(mutant))]
    limit = 0.0
    if todo:
        run.seconds(record.tests)  # compiles what is not yet
        limit = max(MIN_TRIAL_SECONDS, 4 * run.seconds(record.tests))
    survivors, excused = [], 0
    for number, mutant in enumerate(todo):
        if sys.stderr.isatty():
            print(f"\r{module}: {number} of {len(todo)} ", end="", file=sys.stderr)
        record.note(name(mutant), run.outcome(record.path, mutant.code(), record.tests, limit))
    for mutant in found:
        if record.outcome(name(mutant)) == "survived":
            if is_known(mutant, known):
                excused += 1
            else:
                survivors.append(mutant)
                print(f"{module}.py:{mutant.number}: {mutant.change}\n    {mutant.line}", flush=True)
    for line, change in find_unfounded(record, found, known):
        print(f"equivalent.yaml: {module}: no such mutant, or one that is killed: {change}\n    {line}")
    killed = len(found) - len(survivors) - excused
    return module, len(found), killed, excused, len(survivors)


def name(mutant: Mutant) -> str:
    """What a mutant is known by as long as its module does not change."""
    return f"{mutant.number}: {mutant.change}"


def is_known(mutant: Mutant, known: Known) -> bool:
    """Whether somebody has looked at a mutant that survives, and found it to do the same as the module."""
    why = known.get(mutant.line, {})
    return isinstance(why, str) or mutant.change in why


def find_unfounded(record: Record, found: list[Mutant], known: Known) -> list[tuple[str, str]]:
    """What is called equivalent and is not there, or is killed."""
    survived = [mutant for mutant in found if record.outcome(name(mutant)) == "survived"]
    called = [
        (line, change) for line, why in known.items() for change in (why if isinstance(why, dict) else ("any",))
    ]
    there = {(mutant.line, change) for mutant in survived for change in (mutant.change, "any")}
    return [one for one in called if one not in there]


if __name__ == "__main__":
    sys.exit(main())
