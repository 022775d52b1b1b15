"""Read a YAML file as plain data with the position of every part. Safe for untrusted files."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mali_tui.cache import cached_from_bytes
from mali_tui.content.model import MAX_EXPLAINER_FILE_BYTES
from mali_tui.content.parsing.position import Position, Where, position_of
from mali_tui.content.parsing.traps import FALSE_INDENTATION, Trap, explain_missing, find_comment, find_indentation
from mali_tui.content.problems import Problem, Severity, TooManyProblems, suggest
from mali_tui.content.sanitize import find_forbidden, sanitize

if TYPE_CHECKING:
    from mali_tui.content.parsing.composer import SourceMap

MAX_PROBLEMS = 1_000  # problems of one file; an untrusted file could have millions
MAX_MARKDOWN_SIGNS = 50_000  # brackets, asterisks or underscores; a hundred times our explainer has 20,000
MAX_FORBIDDEN_CHARACTERS = 100  # a file with more of them isn't text
MAX_WARNINGS = 100  # warnings of one file
MAX_TODOS = 500  # to-dos of one file
MAX_SUGGESTIONS = 100  # each needs a search for the nearest name
_HERE = Path(__file__)
_TRAPS = re.compile(r"^ *[^\s#][^\n]*[ \t]#|:[ \t]*(?:Null|null|NULL|~)", re.MULTILINE)  # lines that may have a trap
_TARGET = re.compile(r"\]\(([^)\s]*)\)")


class YamlFile:
    """A file's ``data`` (dicts, lists, strings and None) and its ``problems``.

    ``data`` is empty if the syntax is invalid. Reporting more than ``MAX_PROBLEMS`` raises `TooManyProblems`.
    """

    def __init__(self, path: Path) -> None:
        self.file = sanitize(str(path))  # a name may contain control characters or invalid bytes
        self.problems: list[Problem] = []
        self.data: dict[str, Any] = {}
        self._text = ""
        self._targets: dict[Where, defaultdict[str, list[Position]]] = {}
        self._suggestions_left = MAX_SUGGESTIONS
        self._warnings_left = MAX_WARNINGS
        self._todos_left = MAX_TODOS
        self.fallbacks: set[Where] = set()
        """The paths of the texts that a draft has from the original."""
        self.misspelt: set[str] = set()
        """The names that misspelt keys of the file mean; what is missing there follows from that."""
        self.broken_links: list[Where] = []
        """The passages of links that lead nowhere, each as often as it has one; claims may not be marked for that."""
        self.unknown: set[tuple[str, str]] = set()
        """Tables and ids that are missing in them, which has been reported."""
        raw = self._read(path)
        text = None if raw is None else self._decode(raw)
        if raw is not None and text is not None and self._is_text(text):
            self._text = sanitize(text) if self.problems else text
            self.data = self._parse() if self.problems else self._cached_data(raw)

    def position_of_value(self, *path: Any) -> Position:
        """Line and column of the value at ``path``, or of its nearest existing parent."""
        while path and path not in self._marks.values:
            path = path[:-1]
        return self._marks.values.get(path, (1, 1))

    def position_of_key(self, *path: Any) -> Position:
        """Line and column of the last key of ``path``."""
        return self._marks.keys.get(path) or self.position_of_value(*path)

    def has_key(self, *path: Any) -> bool:
        """Whether the file itself has a key; a draft has others from the original."""
        return path in self._marks.keys

    def find(self, text: str, *path: Any) -> Position:
        """The first position of ``text`` in the value at ``path``, or the start of that value."""
        for number, start, line in self._lines_of_value(path):
            if (column := line.find(text, start)) >= 0:
                return number, column + 1
        return self.position_of_value(*path)

    def find_target(self, target: str, *path: Any, occurrence: int = 1) -> Position:
        """The position of the ``occurrence``-th link to ``target`` in the prose at ``path``."""
        if path not in self._targets:  # all at once: a passage may have many bad links
            found = self._targets[path] = defaultdict(list)
            for number, start, line in self._lines_of_value(path):
                for match in _TARGET.finditer(line, start):
                    found[match[1]].append((number, match.start(1) + 1))
        positions = self._targets[path][target]
        return positions[occurrence - 1] if occurrence <= len(positions) else self.position_of_value(*path)

    def _lines_of_value(self, path: Where) -> Iterator[tuple[int, int, str]]:
        """The lines of a value: number, the column where the value begins, and the line itself."""
        first, start = self.position_of_value(*path)
        indent = self.position_of_key(*path)[1]
        for number, line in enumerate(islice(self.lines, first - 1, None), first):
            if number > first and line.strip() and len(line) - len(line.lstrip()) < indent:
                return
            yield number, start - 1 if number == first else 0, line

    def report(self, position: Position, message: str, fix: str, severity: Severity = "error") -> None:
        """Add a problem to this file."""
        if len(self.problems) == MAX_PROBLEMS:
            raise TooManyProblems(self.problems)
        self.problems.append(Problem(self.file, *position, sanitize(message), sanitize(fix), severity))

    def warn(self, position: Position, message: str, fix: str) -> None:
        """Add a warning to this file, unless it has plenty: warnings never make it unreadable."""
        if self._warnings_left:
            self._warnings_left -= 1
            self.report(position, message, fix, "warning")

    def report_todo(self, position: Position, message: str, fix: str) -> None:
        """Add something that is still to be done in this file, unless there is plenty."""
        if self._todos_left:
            self._todos_left -= 1
            self.report(position, message, fix, "todo")

    def report_incomplete(self, position: Position, message: str, fix: str) -> None:
        """Report what a finished translation must have: an error, or in a draft something to do."""
        if self.is_draft:
            self.report_todo(position, message, fix)
        else:
            self.report(position, message, fix)

    def report_missing(self, path: Where, at: Position, message: str, fix: str) -> None:
        """Report that there is no value at ``path``, and why, if that can be seen."""
        trap = explain_missing(self.lines, self.position_of_key(*path)) if path in self._marks.keys else None
        if trap:
            self.report(trap.position, f"{message}: {trap.message}", trap.fix)
        else:
            self.report(at, message, fix)

    def warn_of_traps(self, tables: Collection[str]) -> None:
        """Warn of texts that a comment cuts off, and of those that are a word for nothing."""
        if not _TRAPS.search(self._text):
            return
        for path, position in self._marks.values.items():
            if path and (path[0] in tables or len(path) == 1):
                value = self._value_at(path)
                trap = find_comment(self.lines, position, value) if isinstance(value, str) else None
                if value is None and len(path) == 3:
                    trap = explain_missing(self.lines, self.position_of_key(*path))
                if trap and all((problem.line, problem.column) != trap.position for problem in self.problems):
                    self.warn(*trap)

    def is_in_braces(self, position: Position) -> bool:
        """Whether a position is behind an opening brace on its line."""
        before = self.lines[position[0] - 1][: position[1] - 1] if position[0] <= len(self.lines) else ""
        return before.count("{") > before.count("}")

    def _value_at(self, path: Where) -> Any:
        data: Any = self.data
        for key in path:
            data = data.get(key) if isinstance(data, dict) else None
        return data

    @property
    def is_draft(self) -> bool:
        """Whether it is marked as unfinished; a mark other than true or false is reported, and nothing else."""
        return str(self.data.get("draft") or "false").lower() not in ("false", "0")

    @property
    def has_errors(self) -> bool:
        """Whether some problem isn't just a warning."""
        return any(problem.severity == "error" for problem in self.problems)

    def report_unknown(self, position: Position, message: str, word: str, known: Collection[str]) -> None:
        """Report an unknown ``word``, suggesting the nearest known one."""
        self._suggestions_left -= 1
        fix = suggest(word, known) if self._suggestions_left >= 0 else "Check the spelling."
        self.report(position, message, fix)

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines, without their ends."""
        return self._text.split("\n")

    @cached_property
    def _marks(self) -> SourceMap:
        """The positions of all keys and values; computed only to report a problem, as it means parsing again."""
        from mali_tui.content.parsing.composer import Composer, SourceMap, UnsafeYamlError, YAMLError

        marks = SourceMap()
        with suppress(UnsafeYamlError, YAMLError):  # reported when the data was read
            Composer(lambda position, message, fix: None, marks).compose(self._text)
        return marks

    # ── Reading ──────────────────────────────────────────────────────────────────────────────

    def _read(self, path: Path) -> bytes | None:
        """The file's bytes, or None if it can't be read or is too large."""
        try:
            if path.exists() and not path.is_file():  # reading a pipe would block
                self.report((1, 1), "this is not a file", "Replace it with a file.")
                return None
            with path.open("rb") as file:
                raw = file.read(MAX_EXPLAINER_FILE_BYTES + 1)
        except FileNotFoundError:
            self.report((1, 1), "the file is missing", "Choose a folder that contains it.")
            return None
        except NotADirectoryError:
            self.report((1, 1), "the folder is a file", "Choose a folder, not a file.")
            return None
        except OSError as error:
            self.report((1, 1), f"the file cannot be read: {error.strerror}", "Check the file and its permissions.")
            return None
        if len(raw) > MAX_EXPLAINER_FILE_BYTES:
            self.report(
                (1, 1), f"the file has more than {MAX_EXPLAINER_FILE_BYTES // 2**20} MB", "Split the explainer."
            )
            return None
        return raw

    def _decode(self, raw: bytes) -> str | None:
        """The text with LF line ends, or None if it isn't UTF-8."""
        raw = raw.removeprefix(BOM_UTF8)
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            before = raw[: error.start].decode(errors="replace")
            position = (before.count("\n") + 1, len(before) - before.rfind("\n"))
            self.report(position, f"byte {raw[error.start]:#04x} is not UTF-8", "Save the file as UTF-8.")
            return None
        return text.replace("\r\n", "\n")

    def _is_text(self, text: str) -> bool:
        """Report forbidden characters; False if there are too many for a text."""
        for forbidden in islice(find_forbidden(text), MAX_FORBIDDEN_CHARACTERS):
            self.report(position_of(text, forbidden.offset), forbidden.message, forbidden.fix)
        return len(self.problems) < MAX_FORBIDDEN_CHARACTERS

    def _badly_indented(self, data: Any) -> Trap | None:
        """A key that begins with a no-break space, which was to indent it."""
        spaces = tuple(FALSE_INDENTATION)
        for key, value in data.items() if isinstance(data, dict) else ():
            if any(str(name).startswith(spaces) for name in (key, *(value if isinstance(value, dict) else ()))):
                rows = (row for row, line in enumerate(self.lines, 1) if line.lstrip(" ").startswith(spaces))
                return next((trap for row in rows if (trap := find_indentation(self.lines, row))), None)
        return None

    def _cached_data(self, raw: bytes) -> dict[str, Any]:
        """The data, from the cache if the file was parsed before without problems."""
        code = [_HERE, _HERE.with_name("composer.py"), _HERE.parents[1] / "sanitize.py"]
        return cached_from_bytes(raw, dict[str, Any], self._parse, lambda: not self.problems, code_files=code)

    def _parse(self) -> dict[str, Any]:
        if any(self._text.count(sign) > MAX_MARKDOWN_SIGNS for sign in "[*_"):
            self.report(
                (1, 1), f"the file has more than {MAX_MARKDOWN_SIGNS:,} brackets or asterisks", "Split the explainer."
            )
            return {}
        from mali_tui.content.parsing.composer import (  # 12 ms, not needed if cached
            Composer,
            UnsafeYamlError,
            YAMLError,
        )

        composer = Composer(self.report)
        try:
            data = composer.compose(self._text)
        except UnsafeYamlError as error:
            self.report(*error.args)
            return {}
        except YAMLError as error:
            if not self.problems:  # else it may be a consequence of a reported one
                from mali_tui.content.parsing.errors import explain  # only needed for invalid YAML

                position, message, fix = explain(error)
                self.report(*(find_indentation(self.lines, position[0]) or (position, message, fix)))
            return {}
        if indentation := self._badly_indented(data):
            self.report(*indentation)  # and nothing that follows from it
            return {}
        for path, position in self._marks.duplicate_keys if composer.has_duplicate_keys else ():
            message = f"the key {path[-1]} is given twice"
            self.report(position, message, f"Remove this one or the one on line {self.position_of_key(*path)[0]}.")
        if not isinstance(data, dict):
            self.report((1, 1), "the file has no keys", "Start with keys such as `title:`.")
            return {}
        return data
