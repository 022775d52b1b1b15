"""Check a whole explainer: the graph, then each language, then the languages against each other.

Unknown keys and values of a wrong type are reported before, where the files are read: in ``content/fields.py`` and
``content/decode.py``.
"""

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
from mali_tui.content.parsing.yaml_file import YamlFile


def check(graph: Graph, file: YamlFile, editions: Mapping[str, Edition], files: Mapping[str, YamlFile]) -> None:
    """Report problems to the file that they are in.

    ``graph`` and ``editions`` lack invalid entries, which have been reported; consequences of that aren't.
    """
    check_graph(graph, file, files.values())
    check_statuses(graph, file)
    check_dates(graph, file)
    check_sources(graph, file)
    check_since(graph, file)
    own_kinds = check_actor_kinds(graph, file, editions.values())
    has_leaving = any(edition.leaving for edition in editions.values())
    report_renamed_everywhere(file, files)
    for code, edition in editions.items():
        check_words(graph, file, edition, files[code], own_kinds, has_leaving=has_leaving)
    compare_editions(editions, files)
    if not file.has_errors:  # else an unused entry may be what a misspelt id meant
        is_certain = not any(language.has_errors for language in files.values())  # one may not have been read
        check_unused(graph, file, list(editions.values()), file.report if is_certain else file.warn)
        check_unused_sources(graph, file)
    if not any(s.has_errors for s in (file, *files.values())):
        check_claim_order(graph, file, list(editions.values()))
