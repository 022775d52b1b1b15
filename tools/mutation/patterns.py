"""What can be made wrong in a regular expression: a quantifier, an anchor, or a part of a set of characters."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_TAKE_PATTERNS = {f"re.{name}" for name in ("compile", "search", "match", "fullmatch", "sub", "split", "findall")}
_ONE = r"(?:\\.|[^\\\[\](){}|*+?^$])"
_PIECE = re.compile(
    rf"\(\?<?[=!:P]|(?P<quantifier>[*+?])|(?P<anchor>[$^]|\\[bBZ])|(?P<part>{_ONE}-{_ONE}|{_ONE})", re.DOTALL
)
_OTHER_QUANTIFIER = {"*": "+", "+": "*", "?": ""}


def wrong_variants(parent: ast.AST, node: ast.AST) -> Iterator[ast.AST]:
    """The patterns that a pattern given to ``re`` may wrongly be instead, also a part of an f-string."""
    if (
        not isinstance(parent, ast.Call)
        or parent.args[:1] != [node]
        or ast.unparse(parent.func) not in _TAKE_PATTERNS
    ):
        return
    if isinstance(node, ast.Constant):
        yield from (ast.Constant(text) for text in _variants(str(node.value)))
    if isinstance(node, ast.JoinedStr):
        for index, part in enumerate(node.values):
            if isinstance(part, ast.Constant):
                for text in _variants(str(part.value)):
                    yield ast.JoinedStr([*node.values[:index], ast.Constant(text), *node.values[index + 1 :]])


def _variants(pattern: str) -> Iterator[str]:
    for piece in _PIECE.finditer(pattern):
        if piece.lastgroup is not None:
            start, end = piece.span()
            other = _OTHER_QUANTIFIER[piece[0]] if piece.lastgroup == "quantifier" else ""
            yield pattern[:start] + other + pattern[end:]
