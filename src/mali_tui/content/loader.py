"""Find, check and load an explainer: a folder with ``graph.yaml`` and one file for each language, or a package."""

from __future__ import annotations

import re
from pathlib import Path

from mali_tui.cache import load_or_make
from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.package import is_package, unpack
from mali_tui.content.problems import ContentError, Problem

GRAPH = "graph.yaml"
_PACKAGE = Path(__file__).parents[1]
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def find_content() -> Path:
    """The folder of the explainer that comes with the program: the checkout's, or the one in the wheel."""
    checkout = _PACKAGE.parents[1] / "content"
    return checkout if (checkout / GRAPH).is_file() else _PACKAGE / "_content"


def load(folder: Path) -> Explainer:
    """The explainer in ``folder``, which may be a package.

    Raises:
        ContentError: with all its errors.
    """
    if is_package(folder):
        with unpack(folder) as files:
            return load(files)
    code = sorted(Path(__file__).parent.rglob("*.py"))
    return load_or_make(explainer_files(folder), Explainer, lambda: _load(folder), code_files=code)


def _load(folder: Path) -> Explainer:
    explainer, problems = examine(folder)
    if explainer is None:
        raise ContentError(problems)
    return explainer


def examine(folder: Path) -> tuple[Explainer | None, list[Problem]]:
    """The explainer in ``folder``, which may be a package, or None if it has errors, and all its problems."""
    try:
        if is_package(folder):
            with unpack(folder) as files:
                explainer, problems = examine(files)
            return explainer, [problem._replace(file=f"{folder}/{Path(problem.file).name}") for problem in problems]
        return _examine(folder)
    except ContentError as error:  # too many problems in a file, or a package that cannot be opened
        return None, error.problems


def _examine(folder: Path) -> tuple[Explainer | None, list[Problem]]:
    # 30 ms of YAML and rules, which a cached explainer does not need
    from mali_tui.content.checks import check
    from mali_tui.content.decode import read_edition, read_graph
    from mali_tui.content.parsing.source import YamlFile

    graph_source = YamlFile(folder / GRAPH)
    sources = {path.stem: YamlFile(path) for path in language_files(folder)}
    graph = read_graph(graph_source) if graph_source.data else None
    editions = {code: read_edition(source, code) for code, source in sources.items() if source.data}
    if graph is not None:
        check(graph, graph_source, editions, sources)
    if graph_source.data and not sources:
        graph_source.report((1, 1), "there is no language file in this folder", "Add one, such as en.yaml.")
    for code, source in sources.items():
        if not _LANGUAGE.fullmatch(code):
            source.report((1, 1), "the file name is not a language code", "Use a name such as en.yaml or pt-br.yaml.")
    problems = sorted({problem for source in (graph_source, *sources.values()) for problem in source.problems})
    if graph is None or any(problem.severity == "error" for problem in problems):
        return None, problems
    return build_explainer(graph, editions), problems


def explainer_files(folder: Path) -> list[Path]:
    """The files that an explainer in ``folder`` is made of; a package is one."""
    if is_package(folder):
        return [folder]
    return [folder / GRAPH, *language_files(folder)]


def language_files(folder: Path) -> list[Path]:
    """All other YAML files of the folder, except hidden ones, which are an editor's."""
    return sorted(path for path in folder.glob("[!.]*.yaml") if path.name != GRAPH)
