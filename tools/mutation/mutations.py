"""What can be made wrong in a module, one thing at a time: every mutant as a change of its syntax tree."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from types import CodeType
from typing import Any, NamedTuple

import patterns

_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.Mod: ast.Mult, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitOr,
}  # fmt: skip
_OTHER_NAME = {
    "min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list",
    "startswith": "endswith", "endswith": "startswith", "lstrip": "rstrip", "rstrip": "lstrip",
    "lower": "upper", "upper": "lower", "match": "search", "search": "match", "fullmatch": "match",
}  # fmt: skip
_NO_CODE = ("annotation", "returns", "decorator_list", "args")  # fields; of a function's arguments only defaults run
_FOR_TYPES = ("Literal", "cast", "TypeVar", "lru_cache")  # or for speed
_TYPE_CHECKING = "TYPE_CHECKING"


class Mutant(NamedTuple):
    """A tree in which ``old``, in a field of ``parent``, is to become ``new``.

    It is named by the line that it is in and by what is changed there; of several alike, also by which it is.
    """

    tree: ast.Module
    parent: ast.AST
    field: str
    place: int | None  # of a field that is a list
    new: ast.AST
    number: int
    line: str
    change: str

    def code(self) -> CodeType:
        """The whole module with this one thing wrong; the tree is then as it was."""
        old = self._put(self.new)
        try:
            return compile(ast.fix_missing_locations(self.tree), "<mutant>", "exec", dont_inherit=True)
        finally:
            self._put(old)

    def _put(self, node: ast.AST) -> ast.AST:
        if self.place is None:
            old: ast.AST = getattr(self.parent, self.field)
            setattr(self.parent, self.field, node)
        else:
            nodes: list[ast.AST] = getattr(self.parent, self.field)
            old, nodes[self.place] = nodes[self.place], node
        return old


def mutants(source: str) -> Iterator[Mutant]:
    """All mutants of a module, in the order of its lines."""
    tree, lines = ast.parse(source), source.splitlines()
    alike: Counter[tuple[int, str]] = Counter()
    for parent, field, place, old in _nodes(tree):
        seen = set()
        for new in _wrong_variants(parent, field, old):
            number = getattr(old, "lineno", getattr(parent, "lineno", 0))
            change = f"{_describe(old)} → {_describe(new)}"
            if change in seen or _describe(old) == _describe(new):
                continue
            seen.add(change)
            alike[number, change] += 1
            nth = f" ({alike[number, change]})" if alike[number, change] > 1 else ""
            yield Mutant(tree, parent, field, place, new, number, lines[number - 1].strip(), change + nth)


def _nodes(parent: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Every node that runs, with where it stands."""
    for field, value in ast.iter_fields(parent):
        if _is_for_types(parent, field):
            continue
        for place, node in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(node, ast.AST) and not _is_passive(node):
                yield parent, field, place, node
                yield from _nodes(node)


def _is_for_types(parent: ast.AST, field: str) -> bool:
    if field == "args" and isinstance(parent, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        return False
    called = getattr(parent, "func", getattr(parent, "value", None))
    name = getattr(called, "id", getattr(called, "attr", ""))
    types = isinstance(parent, (ast.Call, ast.Subscript)) and name in _FOR_TYPES
    return types or (field in _NO_CODE and not isinstance(parent, ast.Call))


def _is_passive(node: ast.AST) -> bool:
    """Whether it does nothing when it runs, or nothing that a test can tell."""
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    only_types = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == _TYPE_CHECKING
    strict = isinstance(node, ast.keyword) and node.arg == "strict"
    return docstring or only_types or strict or isinstance(node, (ast.Assert, ast.Import, ast.ImportFrom))


def _wrong_variants(parent: ast.AST, field: str, node: ast.AST) -> Iterator[ast.AST]:
    """What a node may wrongly be instead."""
    if type(node) in _OTHER:
        yield _OTHER[type(node)]()
    if field == "test" or field == "ifs":
        yield ast.Constant(False)
        if not isinstance(parent, ast.While):  # which would then go on for ever
            yield ast.Constant(True)
    if isinstance(node, ast.BoolOp):
        for one in node.values:
            rest = [value for value in node.values if value is not one]
            yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
    if isinstance(node, ast.UnaryOp):
        yield node.operand
    if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(parent, ast.Call) and field == "func":
        yield from _other_name(node)
    if isinstance(node, ast.Slice):
        yield from (ast.Slice(None, node.upper, node.step), ast.Slice(node.lower, None, node.step))
    if isinstance(node, (ast.Constant, ast.JoinedStr)) and not isinstance(parent, ast.JoinedStr):
        yield from _other_constant(node)
    yield from patterns.wrong_variants(parent, node)
    if isinstance(node, ast.stmt):
        yield from _other_statement(node)
    if isinstance(parent, ast.ExceptHandler) and field == "body" and parent.body[0] is node:
        yield ast.Raise()


def _other_name(node: ast.Name | ast.Attribute) -> Iterator[ast.AST]:
    name: Any = node.id if isinstance(node, ast.Name) else node.attr
    if name in _OTHER_NAME:
        other = _OTHER_NAME[name]
        yield (
            ast.Name(other, ast.Load())
            if isinstance(node, ast.Name)
            else ast.Attribute(node.value, other, ast.Load())
        )


def _other_constant(node: ast.Constant | ast.JoinedStr) -> Iterator[ast.AST]:
    value = node.value if isinstance(node, ast.Constant) else "text"
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, (int, float)):
        yield from (ast.Constant(value + 1), ast.Constant(value - 1))
    elif isinstance(value, (str, bytes)):
        yield ast.Constant(type(value)() if value else "wrong" if isinstance(value, str) else b"wrong")


def _other_statement(node: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(node, (ast.Expr, ast.AugAssign, ast.Delete, ast.Raise, ast.Continue)) or (
        isinstance(node, ast.Assign) and not isinstance(node.targets[0], (ast.Name, ast.Tuple))
    ):
        yield ast.Pass()
    if isinstance(node, (ast.Continue, ast.Break)):
        yield ast.Break() if isinstance(node, ast.Continue) else ast.Pass()


def _describe(node: ast.AST) -> str:
    """A node in a few words, on one line."""
    if isinstance(node, (ast.cmpop, ast.operator, ast.boolop)):
        return type(node).__name__
    try:
        text = " ".join(ast.unparse(node).split())
    except ValueError:  # what Python before 3.12 cannot write down
        return type(node).__name__
    return text or "nothing"
