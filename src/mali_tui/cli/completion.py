"""Completion in the shell: ``mali-tui completion SHELL``, whose script calls ``mali-tui complete`` at every Tab.

Commands and options come from the parsers. The values of an argument come from its choices, else from its metavar:
LOCATION, WHAT (what can be printed), CODE (a language) or DIR. ``docs/completion.md`` says why this isn't argcomplete
or shtab.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import sys
from argparse import SUPPRESS, Action, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from mali_tui.cli.completion_scripts import script
from mali_tui.cli.exit_codes import EXIT_OK
from mali_tui.cli.parser import LocalizedParser
from mali_tui.cli.resolve import choose_explainer
from mali_tui.content.explainer import Explainer
from mali_tui.content.package import is_package
from mali_tui.content.problems import ContentError
from mali_tui.export import PRINTABLE_PARTS
from mali_tui.export.sanitize import clean
from mali_tui.i18n.language_tags import find_language, system_language
from mali_tui.i18n.locale import Locale
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import LOCATION_KINDS, all_locations

DIRECTORIES = ":directories"  # the shell puts the folders in its place: only it knows what `~` is
MAX_DESCRIPTION_LENGTH = 72  # characters
_CURSOR = "\x01"  # stands at the end of a line, so that the last word is there even if it is empty


class Candidate(NamedTuple):
    """A possible word; one that ends in ``:``, ``=`` or ``/`` is incomplete."""

    word: str
    description: str = ""

    def __str__(self) -> str:
        """The line for the shell: the word, and the description after a tab."""
        text = " ".join(clean(self.description).split())
        if len(text) > MAX_DESCRIPTION_LENGTH:
            text = text[: MAX_DESCRIPTION_LENGTH - 1] + "…"
        return f"{self.word}\t{text}" if text else self.word


def run(arguments: Namespace, words: Locale) -> int:
    """Print the script for a shell to source."""
    print(script(arguments.shell), end="")
    return EXIT_OK


def print_candidates(words: Sequence[str], parsers: Mapping[str, LocalizedParser]) -> int:
    """Print the candidates for the last of ``words``; nothing on errors, as the shell would show it."""
    folder = chosen_folder(words)
    try:
        lines = complete(
            words, parsers, lambda: choose_explainer(Path(folder) if folder else None), system_language()
        )
    except ContentError:
        return EXIT_OK
    sys.stdout.buffer.write(lines.encode(errors="surrogateescape"))
    return EXIT_OK


def print_bash_candidates(breaks: str, line: str, parsers: Mapping[str, LocalizedParser]) -> int:
    """Print the candidates for the end of ``line``, without the part that bash keeps.

    That is the part up to the last colon or equals sign, where these are among bash's word ``breaks``.
    """
    words, quoted = split_line(line)
    *_, typed = words
    kept = 0 if quoted else max(typed.rfind(sign) if sign in breaks else -1 for sign in ":=") + 1
    folder = chosen_folder(words)
    with contextlib.suppress(ContentError):
        explainer = partial(choose_explainer, Path(folder) if folder else None)
        lines = complete(words, parsers, explainer, system_language()).splitlines()
        found = (line.partition("\t")[0] for line in lines)
        text = "".join(f"{word if word == DIRECTORIES else word[kept:]}\n" for word in found)
        sys.stdout.buffer.write(text.encode(errors="surrogateescape"))
    return EXIT_OK


def split_line(line: str) -> tuple[list[str], bool]:
    """The words after the program's name in an unfinished command line, and whether the last is in open quotes."""
    for quote in ("", "'", '"'):
        with contextlib.suppress(ValueError):
            words = shlex.split(f"{line}{_CURSOR}{quote}")
            return [*words[1:-1], words[-1].removesuffix(_CURSOR)], bool(quote)
    return [""], False


def complete(
    words: Sequence[str], parsers: Mapping[str, LocalizedParser], explainer: Callable[[], Explainer], language: str
) -> str:
    """The candidates, one per line, with a tab before the description."""
    return "".join(f"{candidate}\n" for candidate in Completer(parsers, explainer, language).candidates(words))


def chosen_folder(words: Sequence[str]) -> str | None:
    """The value of ``--content`` in an unfinished line."""
    for word, following in pairwise([*words, ""]):
        if word == "--content":
            return following or None
        if word.startswith("--content="):
            return word.partition("=")[2] or None
    return None


class Completer:
    """Finds candidates for an unfinished command line.

    ``parsers`` are those of the commands by name, the main one under ``""``. ``explainer`` is called only to complete
    Locations and languages; descriptions are in ``language`` if the explainer has it.
    """

    def __init__(
        self, parsers: Mapping[str, LocalizedParser], explainer: Callable[[], Explainer], language: str
    ) -> None:
        self.parsers = parsers
        self.explainer = explainer
        self.language = language

    def candidates(self, words: Sequence[str]) -> list[Candidate]:
        """The candidates for the last of ``words``, which don't include the name of the program."""
        *before, typed = words or [""]
        parser, pending, positionals = self._parse_words(before)
        option, equals, value = typed.partition("=")
        if pending is not None:
            candidates = self._values(pending, typed)
        elif typed.startswith("-") and equals:
            action = _option(parser, option)
            candidates = (
                Candidate(f"{option}={word}" if word != DIRECTORIES else word, description)
                for word, description in (self._values(action, value) if action else ())
            )
        elif typed.startswith("-"):
            candidates = _options(parser)
        else:
            candidates = self._positional(parser, positionals, typed)
        return [one for one in candidates if one.word == DIRECTORIES or one.word.startswith(typed)]

    def _parse_words(self, before: Sequence[str]) -> tuple[LocalizedParser, Action | None, list[Action]]:
        """The parser that applies after the words, the option that lacks its value, and the positionals left."""
        parser, pending = self.parsers[""], None
        positionals = _positionals(parser)
        for word in before:
            if pending is not None:
                pending = None
            elif word.startswith("-"):
                action = _option(parser, word)
                pending = action if action is not None and _takes_value(action) else None
            elif parser is self.parsers[""] and word in self.parsers:
                parser = self.parsers[word]
                positionals = _positionals(parser)
            else:
                positionals = positionals[1:]
        return parser, pending, positionals

    def _positional(self, parser: LocalizedParser, positionals: list[Action], typed: str) -> Iterator[Candidate]:
        main = self.parsers[""]
        if parser is main and len(positionals) == len(_positionals(main)):
            for name, command in self.parsers.items():
                if name:
                    yield Candidate(name, command.description or "")
        if positionals:
            yield from self._values(positionals[0], typed)

    def _values(self, action: Action, typed: str) -> Iterator[Candidate]:
        if action.choices is not None:
            yield from (Candidate(str(choice)) for choice in action.choices)
        elif action.metavar in ("DIR", "FILE"):
            yield from _paths(typed, files=action.metavar == "FILE", packages=action.dest == "content")
        elif action.metavar == "CODE":
            for code, edition in self.explainer().editions.items():
                yield Candidate(code, edition.name)
        elif action.metavar in ("LOCATION", "WHAT"):
            if action.metavar == "WHAT":
                yield from map(Candidate, PRINTABLE_PARTS)
            yield from self._locations(typed)

    def _locations(self, typed: str) -> Iterator[Candidate]:
        """The kinds first, as there are hundreds of Locations; then those of one kind."""
        kind, colon, _ = typed.partition(":")
        if not colon:
            yield from (Candidate(f"{name}:") for name in LOCATION_KINDS)
            return
        explainer = self.explainer()
        editions = explainer.editions
        code = find_language(self.language, editions) or find_language("en", editions) or next(iter(editions))
        wording = Wording(explainer, code)
        for location in all_locations(explainer):
            if location.kind == kind and str(location).startswith(typed):
                yield Candidate(str(location), wording.name(location))


def _paths(typed: str, *, files: bool, packages: bool) -> Iterator[Candidate]:
    """The folders whose path begins with what is typed, ``files`` or ``packages``; hidden ones only after a dot."""
    if typed.startswith("~"):
        yield Candidate(DIRECTORIES)
        return
    path, slash, start = typed.rpartition("/")
    try:
        entries = sorted(os.scandir(f"{path}{slash}" or "."), key=lambda entry: entry.name)
        names = [f"{entry.name}/" for entry in entries if entry.is_dir()]
        names += [entry.name for entry in entries if packages and is_package(Path(entry.path))]
        names += [entry.name for entry in entries if files and entry.is_file()]
    except OSError:  # there is no such folder, or it may not be read
        return
    here = "" if slash else "./"
    for name in names:
        if not name.startswith(".") or start.startswith("."):
            yield Candidate(f"{here if name.startswith('-') else ''}{path}{slash}{name}")


def _positionals(parser: LocalizedParser) -> list[Action]:
    """The positional arguments of a parser."""
    return [action for action in parser.actions if not action.option_strings]


def _options(parser: LocalizedParser) -> Iterator[Candidate]:
    """The options of a parser, by their long names if they have one."""
    for action in parser.actions:
        if action.help == SUPPRESS:
            continue
        long = [name for name in action.option_strings if name.startswith("--")]
        yield from (Candidate(name, action.help or "") for name in long or action.option_strings)


def _option(parser: LocalizedParser, name: str) -> Action | None:
    return next((action for action in parser.actions if name in action.option_strings), None)


def _takes_value(action: Action) -> bool:
    return action.nargs != 0
