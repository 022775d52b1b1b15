"""Examining an explainer: its files read, put together and checked, with every problem."""

from __future__ import annotations

import re
from pathlib import Path

from mali_tui.content.checks import check
from mali_tui.content.decode import read_edition, read_graph
from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.loader import GRAPH, language_files
from mali_tui.content.parsing.source import YamlFile
from mali_tui.content.problems import Problem, TooManyProblems

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def examine(folder: Path) -> tuple[Explainer | None, list[Problem]]:
    """The explainer in ``folder``, if it can be put together, and every problem with it."""
    try:
        return _examine(folder)
    except TooManyProblems as error:
        return None, error.problems


def _examine(folder: Path) -> tuple[Explainer | None, list[Problem]]:
    graph_source = YamlFile(folder / GRAPH)
    sources = {path.stem: YamlFile(path) for path in language_files(folder)}
    graph = read_graph(graph_source) if graph_source.data else None
    editions = {code: read_edition(source, code) for code, source in sources.items() if source.data}
    if graph is not None:
        check(graph, graph_source, editions, sources)
    if graph_source.data and not sources:
        graph_source.report((1, 1), "there is no language file beside this", "Add one, such as en.yaml.")
    for code, source in sources.items():
        if not _LANGUAGE.fullmatch(code):
            source.report((1, 1), "the file is not named for a language", "Name it as en.yaml or pt-br.yaml are.")
    problems = sorted({problem for source in (graph_source, *sources.values()) for problem in source.problems})
    if graph is None or problems:
        return None, problems
    return build_explainer(graph, editions), []
