"""Errors on the command line, and suggestions for what was meant."""

from __future__ import annotations

from collections.abc import Iterable

from mali_tui.content.problems import nearest
from mali_tui.i18n.locale import Locale


class UsageError(Exception):
    """An error on the command line; the message is shown to the reader."""


def did_you_mean(given: str, known: Iterable[str], words: Locale) -> str:
    """Return a question with the known word nearest to ``given``, for the end of a message; empty if none is near."""
    near = nearest(given, list(known))
    return words("cli.did_you_mean", address=near) if near else ""
