"""An argument parser with help and error messages in the reader's language."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from mali_tui.cli.errors import UsageError, did_you_mean
from mali_tui.cli.stdio import columns
from mali_tui.i18n.locale import Locale

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


MIN_WIDTH = 20  # cells; the signs and numbers before a list's words need up to ten


class _Formatter(argparse.HelpFormatter):
    """Formats help as wide as the terminal, without importing shutil as the base class does for every argument."""

    def __init__(self, prog: str, usage_prefix: str) -> None:
        super().__init__(prog, width=columns() - 2)
        self._usage_prefix = usage_prefix

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line after the localised word for "usage:"."""
        super().add_usage(usage, actions, groups, self._usage_prefix if prefix is None else prefix)


class LocalizedParser(argparse.ArgumentParser):
    """An argument parser that raises `UsageError` where the base class exits with a message in English.

    Its messages are those under ``usage`` in ``words``. ``commands`` are listed at the end of the help, with their
    descriptions.
    """

    def __init__(self, name: str, description: str, words: Locale) -> None:
        super().__init__(
            name,
            description=description,
            formatter_class=partial(_Formatter, usage_prefix=words("usage.usage") + " "),
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self.words = words
        self.commands: Mapping[str, str] = {}
        self.actions: list[argparse.Action] = []
        self._arguments = self.add_argument_group(words("usage.arguments"))
        self._options = self.add_argument_group(words("usage.options"))
        self.add_argument("-h", "--help", action="help", help=words("usage.help"))

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        """Add an argument to the group of its kind."""
        action = (self._options if names[0].startswith("-") else self._arguments).add_argument(*names, **settings)
        action.required = False  # `parse_arguments` checks it, and reports it in the reader's language
        self.actions.append(action)
        return action

    def format_help(self) -> str:
        """Return the help, with the commands."""
        text = super().format_help()
        if self.commands:
            column = max(map(len, self.commands)) + 2
            rows = [f"  {name.ljust(column)}{description}" for name, description in self.commands.items()]
            text += "\n".join(["", self.words("usage.commands") + ":", *rows, "", self.words("usage.each"), ""])
        return text

    def parse_arguments(self, given: Sequence[str]) -> argparse.Namespace:
        """Parse a command line.

        Raises:
            UsageError: if something is wrong with it.
        """
        joined = self._join_values(given)
        flag_with_value = self._find_flag_with_value(joined)
        if flag_with_value:
            raise self._usage_error(self._unknown_argument(flag_with_value))
        try:
            arguments, unknown = self.parse_known_args(joined)
        except argparse.ArgumentError as error:
            raise self._usage_error(self._message(error)) from None
        if unknown:
            raise self._usage_error(self._unknown_argument(unknown[0]))
        for action in self.actions:
            if not action.option_strings and action.nargs is None and getattr(arguments, action.dest) is None:
                raise self._usage_error(self.words("usage.wrong.missing", given=action.metavar, hint=""))
        return arguments

    def _join_values(self, given: Sequence[str]) -> list[str]:
        """The words, with each value that begins with a hyphen joined to its option, as argparse needs it."""
        options = {name: action for action in self.actions for name in action.option_strings}
        joined: list[str] = []
        for word in given:
            before = options.get(joined[-1]) if joined else None
            is_value = word.startswith("-") and word != "--" and word.partition("=")[0] not in options
            if is_value and before is not None and before.nargs != 0 and joined[-1].startswith("--"):
                joined[-1] += f"={word}"
            else:
                joined.append(word)
        return joined

    def _find_flag_with_value(self, joined: Sequence[str]) -> str | None:
        """The first flag with a value, as in ``--plain=x`` and ``-hx``, which Python 3.13 would take for ``-h``."""
        flags = {name for action in self.actions if action.nargs == 0 for name in action.option_strings}
        options = takewhile(lambda word: word != "--", joined)
        return next(
            (word for word in options if word not in flags and {word.partition("=")[0], word[:2]} & flags), None
        )

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Print the help; unlike the base class, fail where it can't be written."""
        (file or sys.stdout).write(message)

    def error(self, message: str) -> NoReturn:
        """Raise what argparse reports other than by `ArgumentError`, in English."""
        raise UsageError(f"{self.prog}: {message}")

    def _message(self, error: argparse.ArgumentError) -> str:
        """What is wrong with an argument, in the reader's language."""
        if isinstance(error.__context__, argparse.ArgumentTypeError):
            return error.message
        name = (error.argument_name or "").rpartition("/")[2]
        return self.words("usage.wrong.missing_value", given=name, hint="")

    def _unknown_argument(self, word: str) -> str:
        """The message about an unknown argument, with a suggestion if an option or a folder has a similar name."""
        options = [name for action in self.actions for name in action.option_strings]
        hint = did_you_mean(word.partition("=")[0], options, self.words) if word.startswith("-") else ""
        if not hint and word.startswith("-") and Path(word).is_dir():
            hint = self.words("cli.did_you_mean", address=f"./{word}")
        return self.words("usage.wrong.unknown", given=word, hint=hint)

    def _usage_error(self, message: str) -> UsageError:
        return UsageError(f"{self.prog}: {message}\n{self.words('usage.more', command=self.prog)}")


def choice_type(choices: Sequence[str], words: Locale) -> Callable[[str], str]:
    """The ``type`` of an argument that has to be one of ``choices``."""

    def convert(given: str) -> str:
        if given not in choices:
            hint = did_you_mean(given, choices, words)
            raise argparse.ArgumentTypeError(
                words("usage.wrong.choice", given=given, known=", ".join(choices), hint=hint)
            )
        return given

    return convert


def width_type(option: str, words: Locale) -> Callable[[str], int]:
    """The ``type`` of an ``option`` that has to be 0 or at least `MIN_WIDTH`."""

    def convert(given: str) -> int:
        try:
            width = int(given)
        except ValueError:
            width = -1
        if width < 0:
            raise argparse.ArgumentTypeError(words("usage.wrong.value", given=given, option=option, hint=""))
        if 0 < width < MIN_WIDTH:
            raise argparse.ArgumentTypeError(words("usage.wrong.width", given=given, option=option, least=MIN_WIDTH))
        return width

    return convert


def folder_type(words: Locale) -> Callable[[str], Path]:
    """The ``type`` of an argument that is a folder; an empty one would be the current folder, which nobody meant."""

    def convert(given: str) -> Path:
        if not given.strip():
            raise argparse.ArgumentTypeError(words("usage.wrong.empty_folder"))
        return Path(given)

    return convert
