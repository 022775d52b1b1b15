"""Imports point one way, and private names of Textual are used in two packages only."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from inspect import getfile
from pathlib import Path

import pytest

import mali_tui
from mali_tui import rtl

SOURCE = Path(str(mali_tui.__file__)).parent
CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"
MODULES = {
    ".".join(("mali_tui", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
    if "template" not in path.parts
}
TEXTUAL_PACKAGES = ("mali_tui.app", "mali_tui.textual_fixes", "mali_tui.textual_rtl")
RICH_PACKAGES = (*TEXTUAL_PACKAGES, "mali_tui.rtl", "mali_tui.cli")
PRIVATE_PACKAGES = ("mali_tui.textual_fixes", "mali_tui.textual_rtl")
DOCUMENTED = {"_replace", "_asdict", "_fields", "_exit"}  # public in spite of their names
ALONE = (
    "mali_tui.rtl",
    "mali_tui.rtl.bidi",
    "mali_tui.rtl.shaping",
    "mali_tui.rtl.line_layout",
    "mali_tui.terminal.detect",
    "mali_tui.rtl.encodings",
    "mali_tui.terminal.session",
    "mali_tui.rtl.isolates",
)
WITHOUT_TEXTUAL = (
    "mali_tui.cli.main", "mali_tui.i18n.wording", "mali_tui.content.loader",
    "mali_tui.reading.location", "mali_tui.reading.state_store",
    "mali_tui.export", "mali_tui.export.html", "mali_tui.cli.print", "mali_tui.cli.check",
    "mali_tui.cli.completion", *ALONE,
)  # fmt: skip


def loaded_by(module: str) -> set[str]:
    """The modules that importing one brings along, in an interpreter of its own."""
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


def test_textual_is_not_imported() -> None:
    """By none of them, in one interpreter, which names the first that does."""
    code = (
        "import sys, importlib\n"
        "for name in sys.argv[1:]:\n"
        "    importlib.import_module(name)\n"
        "    assert 'textual' not in sys.modules, name\n"
    )
    result = subprocess.run([sys.executable, "-c", code, *WITHOUT_TEXTUAL], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_the_right_to_left_layer_knows_nothing_else_of_ours() -> None:
    folder = Path(str(rtl.__file__)).parent
    modules = sorted(f"mali_tui.rtl.{path.stem}" for path in folder.glob("*.py"))
    loaded = loaded_by(", ".join(modules))
    assert set(modules) - {"mali_tui.rtl.__init__"} <= loaded
    assert [name for name in loaded if name.startswith("mali_tui.") and not name.startswith("mali_tui.rtl")] == []


def test_nothing_slow_is_imported_before_the_last_frame_is_shown() -> None:
    loaded = loaded_by("mali_tui.cli.start, mali_tui.terminal.early_screen")
    assert loaded.isdisjoint(
        {"typing", "pathlib", "inspect", "dataclasses", "argparse", "msgspec", "rich", "textual"}
    )
    ours = {"start", "show_frame"} | {"cli", "folders", "last_frame", "terminal", "early_screen", "posix"}
    assert {name.rpartition(".")[2] for name in loaded if name.startswith("mali_tui.")} == ours


@pytest.mark.parametrize("command", ["print", "check"])
def test_commands_bring_along_nothing_slow_that_they_do_not_need(command: str, tmp_path: Path) -> None:
    code = "import sys; from mali_tui.cli.main import main; main(); print(*sys.modules, file=sys.stderr)"
    run = [sys.executable, "-c", code, command]
    environment = {"HOME": str(tmp_path), "LANG": "C"}
    for _ in range(2):  # what it keeps the first time it finds the second time
        result = subprocess.run(run, capture_output=True, text=True, env=environment, check=True)
    slow = {"textual", "rich", "yaml", "markdown_it", "jinja2", "sqlite3"}
    slow |= {"platformdirs", "shutil", "tempfile", "dataclasses"}
    slow |= {"typing_extensions", "inspect"} if sys.version_info >= (3, 11) else set()
    assert slow.isdisjoint(result.stderr.split())


def test_the_app_imports_no_editor_that_it_may_not_open() -> None:
    assert "textual.widgets._text_area" not in loaded_by("mali_tui.app.app")


# ── Layers ───────────────────────────────────────────────────────────────────────────────────


def layers() -> list[list[str]]:
    """The packages of each layer, from the top, as CONTRIBUTING's diagram has them."""
    diagram = re.search(r"```layers\n(.*?)```", CONTRIBUTING.read_text(encoding="utf-8"), re.DOTALL)
    assert diagram
    return [re.split(r", ", re.split(r"  +", line)[0]) for line in diagram[1].splitlines()]


def package_of(module: str) -> str:
    """The package of a module as the diagram names it: one of the first level, within ``app`` of the second."""
    _, *parts = module.split(".")
    if not parts:
        return ""  # the version, which imports nothing
    if parts[0] == "app":
        return ".".join(parts[:2]) if f"mali_tui.{'.'.join(parts[:2])}" in packages() else "app"
    return "cli" if parts[0] == "__main__" else parts[0]


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def packages() -> set[str]:
    """The names of the packages, among all modules."""
    return {name for name, path in MODULES.items() if path.name == "__init__.py"}


@cache
def imports(module: str) -> set[str]:
    """The full names of all that a module imports, wherever and for whatever it does."""
    names: set[str] = set()
    for node in ast.walk(tree(MODULES[module])):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                names.add(full if full in MODULES else str(node.module))
    return names - {module}


def circle(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """Names of which each leads to the one before it, the first to itself; none if the graph has no circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def ours(module: str) -> set[str]:
    """Those of a module's imports that are modules of this project."""
    return imports(module) & MODULES.keys()


def package_graph() -> dict[str, set[str]]:
    """Which packages each package imports."""
    graph: dict[str, set[str]] = {package_of(module): set() for module in MODULES}
    for module in MODULES:
        graph[package_of(module)] |= {package_of(other) for other in ours(module)} - {package_of(module)}
    return graph


def test_no_modules_and_no_packages_import_each_other_in_a_circle() -> None:
    assert circle({module: ours(module) for module in MODULES}) == []
    assert circle(package_graph()) == []


def test_a_circle_is_found() -> None:
    assert set(circle({"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": [], "e": ["a"]})) == {"a", "b", "c"}


def test_every_package_imports_only_packages_of_lower_layers() -> None:
    layer = {name: number for number, names in enumerate(layers()) for name in names}
    graph = package_graph()
    del graph[""]
    print()
    for names in layers():
        for name in names:
            print(f"{name:14} -> {', '.join(sorted(graph[name] - {''}))}")
    assert graph.keys() - {"app"} == layer.keys() - {"app"}
    upwards = [
        f"{module} imports {other}"
        for module in MODULES
        for other in ours(module)
        if package_of(other) and package_of(module) != package_of(other)
        if layer[package_of(module)] >= layer[package_of(other)]
    ]
    assert upwards == []


@pytest.mark.parametrize(("library", "allowed"), [("textual", TEXTUAL_PACKAGES), ("rich", RICH_PACKAGES)])
def test_libraries_for_the_screen_are_imported_only_where_something_is_drawn(
    library: str, allowed: tuple[str, ...]
) -> None:
    users = {module for module in MODULES if any(name.split(".")[0] == library for name in imports(module))}
    assert users
    assert [module for module in sorted(users) if not module.startswith(allowed)] == []


# ── Private names ────────────────────────────────────────────────────────────────────────────


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


@cache
def private_names(cls: type) -> frozenset[str]:
    """The private names that the source of a class defines for it and for its objects."""
    names: set[str] = set()
    for definition in ast.walk(tree(Path(getfile(cls)))):
        if isinstance(definition, ast.ClassDef) and definition.name == cls.__name__:
            for node in ast.walk(definition):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    names.add(node.name)
                elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _is_self(node.value):
                    names.add(node.attr)
                elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    names.add(node.id)
    return frozenset(filter(is_private, names))


def _is_self(node: ast.expr) -> bool:
    """Whether it is ``self``, ``cls`` or ``super()``."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "super"
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def names_in(definition: ast.ClassDef) -> Iterator[str]:
    """The private names that a class uses of itself or defines."""
    for node in ast.walk(definition):
        if isinstance(node, ast.Attribute) and _is_self(node.value):
            yield node.attr
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def textual_private_uses(module: str) -> Iterator[str]:
    """Where a module uses a private name of a Textual class that it derives a class from, or a private module."""
    yield from (f"{module} imports {name}" for name in imports(module) if re.match(r"textual\._", name))
    for definition in ast.walk(tree(MODULES[module])):
        cls = getattr(import_module(module), definition.name, None) if isinstance(definition, ast.ClassDef) else None
        if isinstance(definition, ast.ClassDef) and isinstance(cls, type):
            bases = [base for base in cls.__mro__ if base.__module__.startswith("textual.")]
            theirs = frozenset[str]().union(*map(private_names, bases))
            yield from (f"{module}.{definition.name}: {name}" for name in names_in(definition) if name in theirs)


def test_private_names_of_textual_are_used_in_two_packages_only() -> None:
    outside = [name for name in MODULES if not name.startswith(PRIVATE_PACKAGES)]
    assert [use for module in outside for use in textual_private_uses(module)] == []


def test_uses_of_private_names_of_textual_are_found() -> None:
    """So that the test above fails where there are any: the two packages have many."""
    uses = list(textual_private_uses("mali_tui.textual_fixes.resizing"))
    assert "mali_tui.textual_fixes.resizing.WrappingScrollView: _scroll_update" in uses


def test_no_object_reads_the_private_attributes_of_another_class() -> None:
    reads = []
    for module, path in MODULES.items():
        if not module.startswith(PRIVATE_PACKAGES):
            attributes = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)]
            own = {node.attr for node in attributes if _is_self(node.value)}
            reads += [
                f"{module}:{node.lineno} {ast.unparse(node)}"
                for node in attributes
                if is_private(node.attr) and not _is_self(node.value)
                if node.attr not in DOCUMENTED | own
            ]
    assert reads == []


def test_a_start_of_the_app_imports_no_dialog_and_no_view_but_the_one_it_shows() -> None:
    """Their modules are imported when they are first shown."""
    loaded = {name for name in loaded_by("mali_tui.app.app") if name.startswith("mali_tui")}
    assert "mali_tui.app.views.timeline.spec" in loaded
    late = ("mali_tui.app.dialogs", "mali_tui.app.matrix", "mali_tui.export", "mali_tui.content.search.search")
    assert [name for name in sorted(loaded) if name.startswith(late)] == []
    assert [name for name in sorted(loaded) if name.endswith("view") and name != "mali_tui.app.views.view"] == []
