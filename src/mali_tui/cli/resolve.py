"""What a command line leaves open, decided: the explainer, the language and the Location."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mali_tui.cli.errors import UsageError, suggest
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.locale import Locale, system_language
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
        ContentError: with everything that is wrong with it.
    """
    return load(folder or find_content())


def explainer_name(folder: Path | None) -> str:
    """The name under which the reading of an explainer is remembered: its folder; none for the one shipped."""
    if folder is None or folder.resolve() == find_content().resolve():
        return ""
    return str(folder.resolve())


def choose_language(explainer: Explainer, wanted: str | None, state: State, words: Locale) -> str:
    """The language asked for, else the last one read, else the system's, else English, else the first.

    Raises:
        UsageError: where the explainer lacks the language asked for.
    """
    known = explainer.editions
    if wanted and wanted not in known:
        raise UsageError(words("cli.unknown_language", code=wanted, known=", ".join(known)))
    for code in (wanted, state.language, system_language(), "en"):
        if code and code in known:
            return code
    return next(iter(known))


def choose_location(explainer: Explainer, wanted: str | None, state: State, words: Locale) -> Location:
    """The Location asked for, else where the reader last was, else the beginning.

    Raises:
        UsageError: where there is no such Location; with the nearest that there is.
    """
    if wanted is None:
        return _saved_location(explainer, state) or first_location(explainer)
    return find_location(explainer, wanted, words)


def find_location(explainer: Explainer, wanted: str, words: Locale, others: Iterable[str] = ()) -> Location:
    """The Location with an address; ``others`` are words that could be meant as well.

    Raises:
        UsageError: where there is none; with the nearest that there is.
    """
    try:
        location = Location.parse(wanted)
    except BadLocation:
        # an id without its kind is not far from an address
        meant = {location.passage: str(location) for location in all_locations(explainer)}
        near = suggest(wanted, [*others, *meant])
        hint = words("cli.did_you_mean", address=meant.get(near, near)) if near else ""
        raise UsageError(words("cli.bad_location", address=wanted, hint=hint)) from None
    found = resolve_location(explainer, location)
    if found is None:
        near = suggest(wanted, map(str, all_locations(explainer)))
        hint = words("cli.did_you_mean", address=near) if near else ""
        raise UsageError(words("cli.unknown_location", address=wanted, hint=hint))
    return found


def _saved_location(explainer: Explainer, state: State) -> Location | None:
    """Where the reader last was, if this explainer has it."""
    return parse_existing(explainer, state.location)
