"""Parsers of the same kind as the real ones."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser

import pytest

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load


@pytest.fixture(scope="session")
def explainer() -> Explainer:
    return load(find_content())


@pytest.fixture(scope="session")
def parsers() -> dict[str, ArgumentParser]:
    main = ArgumentParser("mali-tui")
    main.add_argument("location", nargs="?", metavar="LOCATION")
    main.add_argument("--lang", metavar="CODE", help="the language")
    main.add_argument("--content", metavar="DIR")
    main.add_argument("--secret", help=SUPPRESS)
    show = ArgumentParser("mali-tui print", description="print it")
    show.add_argument("what", nargs="?", metavar="WHAT")
    show.add_argument("--format", "-f", choices=["text", "html"])
    show.add_argument("--plain", action="store_true")
    check = ArgumentParser("mali-tui check", description="check it")
    check.add_argument("folder", nargs="?", metavar="DIR")
    return {"": main, "print": show, "check": check}
