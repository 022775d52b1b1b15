"""What is wrong with an explainer as a whole: the graph first, then each language, then all of them together."""

from __future__ import annotations

from collections.abc import Mapping

from mali_tui.content.checks.dates import check_dates
from mali_tui.content.checks.editions import compare_editions
from mali_tui.content.checks.graph import check_claim_order, check_graph, check_unused
from mali_tui.content.checks.translations import check_words
from mali_tui.content.model import Edition, Graph
from mali_tui.content.parsing.source import YamlFile


def check(graph: Graph, source: YamlFile, editions: Mapping[str, Edition], sources: Mapping[str, YamlFile]) -> None:
    """Add what is wrong to the problems of the file that it is wrong in.

    ``graph`` and ``editions`` lack the entries that could not be read; these have been reported, so nothing
    that follows from their lack is.
    """
    check_graph(graph, source)
    check_dates(graph, source)
    for code, edition in editions.items():
        check_words(graph, source, edition, sources[code])
    compare_editions(editions, sources)
    if not source.problems:  # else what seems unused may be what something misspelt meant
        check_unused(graph, source, list(editions.values()))
    if not any(s.problems for s in (source, *sources.values())):
        for edition in editions.values():
            check_claim_order(graph, source, edition)
