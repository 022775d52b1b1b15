"""``mali-tui help [COMMAND]``: prints the help of the program or of a command."""

from __future__ import annotations

import argparse

from mali_tui.cli.commands import Parsers
from mali_tui.cli.exit_codes import EXIT_OK
from mali_tui.i18n.locale import Locale


def run(arguments: argparse.Namespace, words: Locale) -> int:
    """Print the same as ``mali-tui COMMAND --help``."""
    Parsers(words)[arguments.command or ""].print_help()
    return EXIT_OK
