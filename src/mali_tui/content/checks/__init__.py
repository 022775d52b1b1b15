"""Check a whole explainer: the graph, then each language, then the languages against each other."""

from __future__ import annotations

from collections.abc import Mapping

from mali_tui.content.checks.dates import check_dates
from mali_tui.content.checks.editions import compare_editions
from mali_tui.content.checks.graph import (
    check_actor_kinds,
    check_claim_order,
    check_graph,
    check_statuses,
    check_unused,
)
from mali_tui.content.checks.since import check_since
from mali_tui.content.checks.sources import check_sources, check_unused_sources
from mali_tui.content.checks.translations import check_words, report_renamed_everywhere
from mali_tui.content.model import Edition, Graph
from mali_tui.content.parsing.source import YamlFile


def check(graph: Graph, source: YamlFile, editions: Mapping[str, Edition], sources: Mapping[str, YamlFile]) -> None:
    """Report problems to the file that they are in.

    ``graph`` and ``editions`` lack invalid entries, which have been reported; consequences of that aren't.
    """
    check_graph(graph, source, sources.values())
    check_statuses(graph, source)
    check_dates(graph, source)
    check_sources(graph, source)
    check_since(graph, source)
    own_kinds = check_actor_kinds(graph, source, editions.values())
    has_leaving = any(edition.leaving for edition in editions.values())
    report_renamed_everywhere(source, sources)
    for code, edition in editions.items():
        check_words(graph, source, edition, sources[code], own_kinds, has_leaving=has_leaving)
    compare_editions(editions, sources)
    if not source.has_errors:  # else an unused entry may be what a misspelt id meant
        is_certain = not any(language.has_errors for language in sources.values())  # one may not have been read
        check_unused(graph, source, list(editions.values()), source.report if is_certain else source.warn)
        check_unused_sources(graph, source)
    if not any(s.has_errors for s in (source, *sources.values())):
        check_claim_order(graph, source, list(editions.values()))
