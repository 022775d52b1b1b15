"""What may stand where the reader pressed Tab, read from the parsers of the command line and from the explainer.

Options and commands are those of the parsers. What a value may be is told by its choices, else by its metavar:
LOCATION, WHAT (what can be printed), CODE (a language) or DIR.
"""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from mali_tui.content.explainer import Explainer
from mali_tui.export import WHATS
from mali_tui.export.sanitize import clean
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import KINDS, all_locations

DIRECTORIES = ":directories"  # stands for the folders there are, which the shell knows best
MAX_DESCRIPTION_LENGTH = 72  # characters


class Candidate(NamedTuple):
    """A word that may stand there; one that ends in ``:`` or ``=`` is to be typed on."""

    word: str
    description: str = ""

    def __str__(self) -> str:
        """A line of the answer."""
        text = " ".join(clean(self.description).split())
        if len(text) > MAX_DESCRIPTION_LENGTH:
            text = text[: MAX_DESCRIPTION_LENGTH - 1] + "…"
        return f"{self.word}\t{text}" if text else self.word


def complete(
    words: Sequence[str], parsers: Mapping[str, ArgumentParser], explainer: Callable[[], Explainer], language: str
) -> str:
    """The answer to a shell: a candidate a line, with a tab before its description."""
    found = Completer(parsers, explainer, language).candidates(words)
    return "".join(f"{candidate}\n" for candidate in found)


def chosen_folder(words: Sequence[str]) -> str | None:
    """The folder that ``--content`` names in a line not yet finished."""
    for word, following in pairwise([*words, ""]):
        if word == "--content":
            return following or None
        if word.startswith("--content="):
            return word.partition("=")[2] or None
    return None


class Completer:
    """``parsers`` are those of the commands by name, the main one under ``""``.

    ``explainer`` is asked for one, in ``language`` where it has that, only where Locations or languages are wanted.
    """

    def __init__(
        self, parsers: Mapping[str, ArgumentParser], explainer: Callable[[], Explainer], language: str
    ) -> None:
        self.parsers = parsers
        self.explainer = explainer
        self.language = language

    def candidates(self, words: Sequence[str]) -> list[Candidate]:
        """What the last of ``words``, which is yet being typed, may become; the program's name is not among them."""
        *before, typed = words or [""]
        parser, awaiting, places = self._parse_words(before)
        option, equals, value = typed.partition("=")
        if awaiting is not None:
            found = self._values(awaiting, typed)
        elif typed.startswith("-") and equals:
            action = _option(parser, option)
            found = (
                Candidate(f"{option}={word}" if word != DIRECTORIES else word, description)
                for word, description in (self._values(action, value) if action else ())
            )
        elif typed.startswith("-"):
            found = _options(parser)
        else:
            found = self._positional(parser, places, typed)
        return [one for one in found if one.word == DIRECTORIES or one.word.startswith(typed)]

    def _parse_words(self, before: Sequence[str]) -> tuple[ArgumentParser, Action | None, list[Action]]:
        """The parser at the end of the words, the option that still waits for its value, the places still free."""
        parser, awaiting = self.parsers[""], None
        places = _places(parser)
        for word in before:
            if awaiting is not None:
                awaiting = None
            elif word.startswith("-"):
                action = _option(parser, word)
                awaiting = action if action is not None and _takes_value(action) else None
            elif parser is self.parsers[""] and word in self.parsers:
                parser = self.parsers[word]
                places = _places(parser)
            else:
                places = places[1:]
        return parser, awaiting, places

    def _positional(self, parser: ArgumentParser, places: list[Action], typed: str) -> Iterator[Candidate]:
        main = self.parsers[""]
        if parser is main and len(places) == len(_places(main)):
            for name, command in self.parsers.items():
                if name:
                    yield Candidate(name, command.description or "")
        if places:
            yield from self._values(places[0], typed)

    def _values(self, action: Action, typed: str) -> Iterator[Candidate]:
        if action.choices is not None:
            yield from (Candidate(str(choice)) for choice in action.choices)
        elif action.metavar == "DIR":
            yield Candidate(DIRECTORIES)
        elif action.metavar == "CODE":
            for code, edition in self.explainer().editions.items():
                yield Candidate(code, edition.name)
        elif action.metavar in ("LOCATION", "WHAT"):
            if action.metavar == "WHAT":
                yield from map(Candidate, WHATS)
            yield from self._locations(typed)

    def _locations(self, typed: str) -> Iterator[Candidate]:
        """First the kinds, for there are hundreds of Locations, then those of one kind."""
        kind, colon, _ = typed.partition(":")
        if not colon:
            yield from (Candidate(f"{name}:") for name in KINDS)
            return
        explainer = self.explainer()
        known = explainer.editions
        code = next(code for code in (self.language, "en", *known) if code in known)
        wording = Wording(explainer, code)
        for location in all_locations(explainer):
            if location.kind == kind and str(location).startswith(typed):
                yield Candidate(str(location), wording.name(location))


def _places(parser: ArgumentParser) -> list[Action]:
    """The positional arguments of a parser."""
    return [action for action in parser._actions if not action.option_strings]


def _options(parser: ArgumentParser) -> Iterator[Candidate]:
    """The options of a parser, by their long names where they have one."""
    for action in parser._actions:
        if action.help == SUPPRESS:
            continue
        long = [name for name in action.option_strings if name.startswith("--")]
        yield from (Candidate(name, action.help or "") for name in long or action.option_strings)


def _option(parser: ArgumentParser, name: str) -> Action | None:
    return next((action for action in parser._actions if name in action.option_strings), None)


def _takes_value(action: Action) -> bool:
    return action.nargs != 0
