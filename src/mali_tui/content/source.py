"""A YAML file as plain data that knows where every part of it stands. Safe with files from strangers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from mali_tui.content.problem import Problem

LARGEST = 32 * 1024 * 1024  # bytes; an explainer a hundred times the size of ours still fits
DEEPEST = 32  # levels of nesting
MOST_CHARACTERS_SHOWN = 20  # problems about single characters; a binary file would have millions

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML was built with it
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, with which a terminal could be given orders
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls: the direction comes from the letters
    "\ufeff\ufffe\uffff\u2028\u2029]"
)
_BRACKETS = re.compile(r"[\[\]{}]")
_NESTED_DASHES = re.compile(rf"^\s*(?:[-?:] ){{{DEEPEST}}}", re.MULTILINE)

Path_ = tuple[Any, ...]
Position = tuple[int, int]


class Source:
    """What a file holds: ``data`` of dicts, lists, strings and None, with its ``problems``.

    A file with problems in its syntax has empty ``data``.
    """

    def __init__(self, path: Path) -> None:
        self.file = path.name
        self.problems: list[Problem] = []
        self.data: dict[str, Any] = {}
        self.lines: list[str] = []
        self._values: dict[Path_, Position] = {}
        self._keys: dict[Path_, Position] = {}
        self._seen: set[int] = set()
        text = self._read(path)
        if text is not None:
            self._parse(text)

    def at(self, *path: Any) -> Position:
        """Line and column of the value at ``path``, or of the nearest thing around it that there is."""
        while path and path not in self._values:
            path = path[:-1]
        return self._values.get(path, (1, 1))

    def key_at(self, *path: Any) -> Position:
        """Line and column of the key that ``path`` ends in."""
        return self._keys.get(path) or self.at(*path)

    def report(self, position: Position, message: str, cure: str) -> None:
        """Note a problem in this file."""
        self.problems.append(Problem(self.file, *position, message, cure))

    # ── Reading ──────────────────────────────────────────────────────────────────────────────

    def _read(self, path: Path) -> str | None:
        """The file's text, or None if it cannot be parsed at all."""
        try:
            size = path.stat().st_size
            if size > LARGEST:
                self.report((1, 1), f"the file has {size:,} bytes", f"Keep it under {LARGEST:,}.")
                return None
            raw = path.read_bytes()
        except OSError as error:
            self.report((1, 1), f"the file cannot be read: {error.strerror}", "Check that it is there and readable.")
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = raw[: error.start].decode("utf-8", "replace")
            position = (before.count("\n") + 1, len(before) - before.rfind("\n"))
            self.report(position, "the file is not UTF-8 text", "Save it as UTF-8.")
            return None
        return text if self._is_harmless(text) else None

    def _is_harmless(self, text: str) -> bool:
        """Report characters and nesting that must not reach the parser or the screen."""
        for number, match in enumerate(_FORBIDDEN.finditer(text)):
            if number == MOST_CHARACTERS_SHOWN:
                break
            code = f"U+{ord(match.group()):04X}"
            self.report(_position(text, match.start()), f"the character {code} is not allowed", "Remove it.")
        if number := _too_deep(text):
            self.report(_position(text, number), f"more than {DEEPEST} levels of nesting", "Make it flatter.")
        return not self.problems

    def _parse(self, text: str) -> None:
        self.lines = text.splitlines()
        loader = _LOADER(text)
        try:
            node = loader.get_single_node()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            position = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self.report(position, f"this is not YAML: {error.problem or error.context}", _syntax_cure(error))
            return
        except yaml.YAMLError as error:
            self.report((1, 1), f"this is not YAML: {error}", "Check the syntax.")
            return
        finally:
            loader.dispose()
        if not isinstance(node, yaml.MappingNode):
            self.report((1, 1), "the file holds no mapping", "Begin with keys such as `title:`.")
            return
        self.data = self._plain(node, ())

    def _plain(self, node: yaml.Node, path: Path_) -> Any:
        position = (node.start_mark.line + 1, node.start_mark.column + 1)
        self._values[path] = position
        if id(node) in self._seen:
            self.report(position, "an alias (*) stands here", "Write the value out.")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._plain_mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, (*path, number)) for number, item in enumerate(node.value)]
        empty = isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~", "null")
        return None if empty else node.value

    def _plain_mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            position = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode):
                self.report(position, "a key is not plain text", "Use a word as the key.")
                continue
            place = (*path, key)
            if key in mapping:
                first = self._keys[place][0]
                self.report(position, f"the key {key} stands here again", f"Remove it, or the one in line {first}.")
                continue
            self._keys[place] = position
            mapping[key] = self._plain(value_node, place)
        return mapping


def _position(text: str, offset: int) -> Position:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _too_deep(text: str) -> int:
    """Where nesting passes ``DEEPEST``, or 0. Libyaml takes time that grows with its square."""
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth = depth + 1 if match.group() in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            return match.start()
    dashes = _NESTED_DASHES.search(text)
    return dashes.end() if dashes else 0


def _syntax_cure(error: yaml.MarkedYAMLError) -> str:
    problem = f"{error.context} {error.problem}"
    if "\\t" in problem or "tab" in problem:
        return "Indent with spaces, not tabs."
    if "mapping values are not allowed" in problem:
        return "Put quotes around a text that holds a colon and a blank."
    if "alias" in problem:
        return "Write the value out instead of an alias."
    if "anchor" in problem:
        return "Use no anchors (&)."
    if "expected a single document" in problem:
        return "Remove the `---` that begins a second document."
    if "block end" in problem or "block mapping" in problem:
        return "Check the indentation of this line and of the one above."
    return "Check quotes, brackets and indentation here and in the line above."
