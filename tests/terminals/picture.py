"""Takes a picture of a command in a real terminal emulator: picture.py TERMINAL OUT.png [options] -- COMMAND..."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lab import KINDS, open_terminal
from pixels import PictureError
from sandbox import LabError


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("terminal", choices=KINDS, metavar="TERMINAL", help=", ".join(KINDS))
    parser.add_argument("out", type=Path, metavar="OUT.png")
    parser.add_argument("--size", default="120x36", help="columns x rows (default: %(default)s)")
    parser.add_argument("--keys", default="", help='pressed one by one, by X names: "n n Return ctrl+p"')
    parser.add_argument("--lang", help="added to COMMAND as --lang LANG")
    parser.add_argument("--env", action="append", default=[], metavar="NAME=VALUE", help="for COMMAND; repeatable")
    parser.add_argument("command", nargs="+", metavar="COMMAND", help="what to run, after --")
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    columns, rows = (int(part) for part in asked.size.split("x"))
    command = [*asked.command, *(["--lang", asked.lang] if asked.lang else [])]
    environment = dict(pair.split("=", 1) for pair in asked.env)
    out: Path = asked.out.absolute()
    try:
        with open_terminal(asked.terminal, command, columns=columns, rows=rows, environment=environment) as terminal:
            terminal.shoot_when_still(out)
            for key in asked.keys.split():
                terminal.press(key)
            if asked.keys:
                terminal.shoot_when_still(out)
    except (LabError, PictureError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
