"""Resolves what a command line asks for or leaves open: the explainer, the language and the Location."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from mali_tui.cli.errors import UsageError, did_you_mean
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.content.problems import nearest
from mali_tui.content.sanitize import sanitize
from mali_tui.i18n.language_tags import find_language, system_language
from mali_tui.i18n.locale import Locale
from mali_tui.reading.location import (
    BadLocation,
    Location,
    all_locations,
    first_location,
    parse_existing,
    resolve_location,
)
from mali_tui.reading.state import State


def choose_explainer(folder: Path | None) -> Explainer:
    """The explainer in ``folder``, or the one that comes with the program.

    Raises:
        ContentError: with all of its problems.
    """
    return load(folder or find_content())


def report_left_out(explainer: Explainer, words: Locale) -> None:
    """Say on stderr which languages are left out, since their files have errors."""
    if explainer.left_out:
        files = ", ".join(f"{code}.yaml" for code in explainer.left_out)
        print(words("cli.left_out", files=sanitize(files)), file=sys.stderr)


def explainer_name(folder: Path | None) -> str:
    """The name under which an explainer's state is saved: its folder; empty for the one that is shipped."""
    if folder is None or folder.resolve() == find_content().resolve():
        return ""
    return str(folder.resolve())


def choose_language(explainer: Explainer, wanted: str | None, state: State, words: Locale) -> str:
    """The language asked for, else the last one used, else the system's, else English, else the first.

    Raises:
        UsageError: if the explainer isn't available in the language asked for.
    """
    known = explainer.editions
    if wanted is not None and find_language(wanted, known) is None and find_language(wanted, explainer.left_out):
        raise UsageError(words("cli.language_left_out", code=wanted))
    if wanted is not None and find_language(wanted, known) is None:
        raise UsageError(words("cli.unknown_language", code=wanted, known=", ".join(known)))
    for tag in (wanted, state.language, system_language(), "en"):
        if tag and (code := find_language(tag, known)):
            return code
    return next(iter(known))


def choose_location(explainer: Explainer, wanted: str | None, state: State, words: Locale) -> Location:
    """The Location asked for, else where the reader last was, else the beginning.

    Raises:
        UsageError: if there is no such Location; suggests the nearest.
    """
    if wanted is None:
        return _saved_location(explainer, state) or first_location(explainer)
    return find_location(explainer, wanted, words)


def find_location(explainer: Explainer, wanted: str, words: Locale, others: Iterable[str] = ()) -> Location:
    """The Location with an address; ``others`` are words to suggest as well.

    Raises:
        UsageError: if there is none; suggests the nearest.
    """
    try:
        location = Location.parse(wanted)
    except BadLocation:
        # an id without its kind is suggested as an address
        by_id = {location.passage: str(location) for location in all_locations(explainer)}
        near = nearest(wanted, [*others, *by_id])
        hint = words("cli.did_you_mean", address=by_id.get(near, near)) if near else ""
        raise UsageError(words("cli.bad_location", address=wanted, hint=hint)) from None
    existing = resolve_location(explainer, location)
    if existing is None:
        hint = did_you_mean(wanted, map(str, all_locations(explainer)), words)
        raise UsageError(words("cli.unknown_location", address=wanted, hint=hint))
    return existing


def _saved_location(explainer: Explainer, state: State) -> Location | None:
    """Where the reader last was, if that still exists."""
    return parse_existing(explainer, state.location)
