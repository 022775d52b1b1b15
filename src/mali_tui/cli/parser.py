"""A parser of arguments that speaks the reader's language, and names the nearest of what it knows."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from mali_tui.cli.errors import UsageError, suggest
from mali_tui.cli.stdio import columns
from mali_tui.i18n.locale import Locale


class _Formatter(argparse.HelpFormatter):
    """As argparse's, which imports shutil to know its width, for every argument that a parser is given."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns() - 2)


class LocalizedParser(argparse.ArgumentParser):
    """As argparse's, but raises `UsageError` where that ends the program in English.

    ``words`` are looked up under ``usage``; ``commands`` are listed at the end of the help, with their descriptions.
    """

    def __init__(self, name: str, description: str, words: Locale) -> None:
        super().__init__(
            name, description=description, formatter_class=_Formatter, add_help=False, allow_abbrev=False
        )
        self.words = words
        self.commands: Mapping[str, str] = {}
        self._positionals.title = words("usage.arguments")
        self._optionals.title = words("usage.options")
        self.add_argument("-h", "--help", action="help", help=words("usage.help"))

    # ── Saying what there is ─────────────────────────────────────────────────────────────────

    def format_help(self) -> str:
        """The help, under headings in the reader's language."""
        formatter = self._with_usage()
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        text = formatter.format_help()
        if self.commands:
            column = max(map(len, self.commands)) + 2
            rows = [f"  {name.ljust(column)}{description}" for name, description in self.commands.items()]
            text += "\n".join(["", self.words("usage.commands") + ":", *rows, "", self.words("usage.each"), ""])
        return text

    def format_usage(self) -> str:
        """The one line that tells how the command is called."""
        return self._with_usage().format_help()

    def _with_usage(self) -> argparse.HelpFormatter:
        formatter = self._get_formatter()
        prefix = self.words("usage.usage") + " "
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, prefix)
        return formatter

    # ── Saying what is wrong ─────────────────────────────────────────────────────────────────

    def parse_arguments(self, given: Sequence[str]) -> argparse.Namespace:
        """The arguments.

        Raises:
            UsageError: where there is something wrong with them.
        """
        needed = [action for action in self._actions if not action.option_strings and action.nargs is None]
        for action in needed:
            action.required = False  # else argparse asks for it, in English
        arguments, unknown = self.parse_known_args(given)
        if unknown:
            known = [name for action in self._actions for name in action.option_strings]
            raise self._wrong("unknown", unknown[0], known if unknown[0].startswith("-") else ())
        for action in needed:
            if getattr(arguments, action.dest) is None:
                raise self._wrong("missing", _name(action))
        return arguments

    def error(self, message: str) -> NoReturn:
        """What argparse itself found wrong, and no method here says better."""
        raise UsageError(f"{self.prog}: {message}")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            raise self._wrong("choice", str(value), action.choices, known=", ".join(map(str, action.choices)))

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except argparse.ArgumentError:
            raise self._wrong("value", arg_string, option=_name(action)) from None

    def _match_argument(self, action: argparse.Action, arg_strings_pattern: str) -> int:
        try:
            return super()._match_argument(action, arg_strings_pattern)
        except argparse.ArgumentError:
            raise self._wrong("missing_value", _name(action)) from None

    def _wrong(self, key: str, given: str, known_words: Iterable[str] = (), **values: str) -> UsageError:
        hint = did_you_mean(given.partition("=")[0], known_words, self.words)
        told = self.words(f"usage.wrong.{key}", given=given, hint=hint, **values)
        return UsageError(f"{self.prog}: {told}\n{self.words('usage.more', command=self.prog)}")


def _name(action: argparse.Action) -> str:
    return action.option_strings[-1] if action.option_strings else str(action.metavar or action.dest)


def did_you_mean(given: str, known: Iterable[str], words: Locale) -> str:
    """The nearest of the words ``known``, as a question to end a message with; nothing where none is near."""
    near = suggest(given, known)
    return words("cli.did_you_mean", address=near) if near else ""
