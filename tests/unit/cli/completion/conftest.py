"""Parsers of the same kind as the real ones."""

from __future__ import annotations

from argparse import SUPPRESS

import pytest

from mali_tui.cli.parser import LocalizedParser
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.locale import load_locale


@pytest.fixture(scope="session")
def explainer() -> Explainer:
    return load(find_content())


@pytest.fixture(scope="session")
def parsers() -> dict[str, LocalizedParser]:
    words = load_locale("en")
    main = LocalizedParser("mali-tui", "", words)
    main.add_argument("location", nargs="?", metavar="LOCATION")
    main.add_argument("--lang", metavar="CODE", help="the language")
    main.add_argument("--content", metavar="DIR")
    main.add_argument("--secret", help=SUPPRESS)
    show = LocalizedParser("mali-tui print", "print it", words)
    show.add_argument("what", nargs="?", metavar="WHAT")
    show.add_argument("--format", "-f", choices=["text", "html"])
    show.add_argument("--plain", action="store_true")
    check = LocalizedParser("mali-tui check", "check it", words)
    check.add_argument("folder", nargs="?", metavar="DIR")
    return {"": main, "print": show, "check": check}
