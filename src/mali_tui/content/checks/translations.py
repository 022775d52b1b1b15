"""Check a language file: missing and superfluous texts, titles that are too long, and links in the prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from mali_tui.cell_width import cell_width
from mali_tui.content.checks.graph import Ids, actor_kinds, ids, report_renamed, tie_kinds
from mali_tui.content.model import ACTOR_KINDS, LEAVING, STATUSES, Edition, Graph, Passage
from mali_tui.content.parsing.position import Where
from mali_tui.content.parsing.yaml_file import YamlFile
from mali_tui.content.problems import nearest, shorten

_MAY_BE_REWORDED: dict[str, Collection[str]] = {"actor_kinds": ACTOR_KINDS, "statuses": STATUSES}
"""By table, what an author may find other words for."""
_RENAMED_TABLES = ("sections", "points", "claims", "events", "actors", "places", "since", "statuses", "images")
_MIN_LANGUAGES = 2  # languages that must agree on an id before the one in the graph is taken for misspelt
_MAX_MISSPELT = 20  # ids of a table; each needs a search for the nearest name
MAX_SHORT_TITLE_CELLS = 22  # the width of the outline


def check_words(
    graph: Graph,
    graph_file: YamlFile,
    edition: Edition,
    file: YamlFile,
    own_kinds: Collection[str],
    *,
    has_leaving: bool,
) -> None:
    """Report the problems of a language to its file.

    ``own_kinds``: the kinds of actors for which some language has words; ``has_leaving``: whether some language says
    what a place is that an actor leaves.
    """
    _check_translations(graph, graph_file, file, own_kinds)
    if has_leaving:
        _check_leaving(file)
    for table, passages in (("sections", edition.sections), ("points", edition.points)):
        for id, passage in passages.items():
            _check_passage(graph, graph_file, file, table, id, passage)
    _check_records(graph, edition, file)
    marked = _check_links(graph, graph_file, edition, file)
    complete = len(edition.sections) + len(edition.points) == len(_passages(graph))
    unmarked = [claim for claim in graph.claims if claim not in marked and complete and claim in edition.claims]
    if len(unmarked) > len(file.broken_links):  # else they may be what broken links were to mark
        for claim in unmarked:
            message = f"the claim {claim} is not marked in the text"
            file.report_incomplete(
                file.position_of_key("claims", claim), message, f"Write [words](claim:{claim}) where it is made."
            )


def report_renamed_everywhere(graph_file: YamlFile, files: Mapping[str, YamlFile]) -> None:
    """Report ids of the graph that several languages, and all of them, have otherwise; not in each of them."""
    for table in _RENAMED_TABLES:
        known = {id: (table, id) for id in ids(graph_file, table)} if table != "points" else _points(graph_file)
        given = [ids(file, table) for file in files.values() if table in file.data]
        if len(given) < _MIN_LANGUAGES or table in graph_file.misspelt:
            continue
        everywhere = [id for id in given[0] if id not in known and all(id in others for others in given)]
        nowhere = [id for id in known if not any(id in others for others in given)]
        for id in everywhere[:_MAX_MISSPELT] if nowhere else ():
            near, own = nearest(id, nowhere), [file for file in files.values() if file.has_key(table, id)]
            if near and (table, id) not in graph_file.unknown and len(own) >= _MIN_LANGUAGES:
                report_renamed(graph_file, graph_file.position_of_key(*known[near]), table, near, id)


def _points(file: YamlFile) -> dict[str, Where]:
    """The points of the graph with their paths."""
    sections = file.data.get("sections")
    return {
        point: ("sections", id, "points", number)
        for id, section in (sections.items() if isinstance(sections, dict) else ())
        for number, point in enumerate(_point_ids(section))
    }


def _point_ids(section: object) -> list[str]:
    """The ids of a section's points, if they are a list of such."""
    points = section.get("points") if isinstance(section, dict) else None
    return [point for point in points if isinstance(point, str)] if isinstance(points, list) else []


def _passages(graph: Graph) -> list[str]:
    return [*graph.sections, *(point for section in graph.sections.values() for point in section.points)]


def _check_translations(graph: Graph, graph_file: YamlFile, file: YamlFile, own_kinds: Collection[str]) -> None:
    """Check that every id of the graph has a text, and every text is for an id of the graph."""
    tables: dict[str, Ids] = {table: ids(graph_file, table) for table in ("sections", "claims", "events")}
    tables["points"] = [point for section in graph.sections.values() for point in section.points]
    tables |= {table: ids(graph_file, table) for table in ("actors", "places", "terms", "since", "images")}
    if len(graph.sections) < len(ids(graph_file, "sections")):  # one is invalid, and its points aren't known
        del tables["points"]
    if (kinds := tie_kinds(graph_file)) is not None:
        tables["ties"] = kinds
    tables["corrections"] = graph.article.corrections
    if all(kind in own_kinds or kind in ACTOR_KINDS for kind in actor_kinds(graph_file)):
        tables["actor_kinds"] = [kind for kind in actor_kinds(graph_file) if kind in own_kinds]
    tables["statuses"] = ids(graph_file, "statuses")
    misspelt = file.misspelt | graph_file.misspelt
    for table, known in ((table, known) for table, known in tables.items() if table not in misspelt):
        given = ids(file, table)
        missing = [id for id in known if id not in given]
        unknown = [id for id in given if id not in known and id not in _MAY_BE_REWORDED.get(table, ())]
        where = "there" if table in file.data else f"below `{table}:`"
        meant = {nearest(id, missing) for id in unknown[:_MAX_MISSPELT]}  # they are missing because they are misspelt
        for id in (id for id in missing if id not in meant):
            file.report_incomplete(
                file.position_of_key(table),
                f"{table} has no text for {shorten(id)}",
                f"Add `{shorten(id)}:` {where}.",
            )
        untranslated = [id for id in known if not file.has_key(table, id)] if unknown else []
        for id in unknown:
            if (table, id) not in graph_file.unknown and file.has_key(table, id):  # else reported elsewhere
                message = f"{shorten(id)} is not in the {table} of graph.yaml"
                file.report_unknown(file.position_of_key(table, id), message, id, untranslated)


def _check_leaving(file: YamlFile) -> None:
    """Check that every language says what a place is before and after an actor leaves it, if one does."""
    given = ids(file, "leaving")
    missing = [key for key in LEAVING if key not in given]
    for key in missing:
        file.report_incomplete(
            file.position_of_key("leaving"), f"leaving has no text for {key}", f"Add `{key}:` below `leaving:`."
        )
    for key in given:
        if key not in LEAVING:
            message = f"leaving has no {shorten(key)}"
            file.report_unknown(file.position_of_key("leaving", key), message, key, missing)


def _check_records(graph: Graph, edition: Edition, file: YamlFile) -> None:
    """Check that just the events whose record differs have a text on it; unverified ones may have one."""
    for id, event in graph.events.items():
        agrees = event.record.agrees if event.record else None
        text = edition.events[id].record if id in edition.events else None
        if agrees in ("partly", "differs") and text is None and id in edition.events:
            message = f"the text does not say how the public record of {id} differs"
            file.report_incomplete(file.position_of_key("events", id), message, "Add `record:` to its text.")
        elif agrees in ("yes", None) and text is not None:
            fix = "Remove it, or give the event `record: {agrees: partly}` in graph.yaml."
            message = f"graph.yaml does not say that the public record of {id} differs"
            file.report(file.position_of_key("events", id, "record"), message, fix)


def _check_passage(graph: Graph, graph_file: YamlFile, file: YamlFile, table: str, id: str, passage: Passage) -> None:
    field = "short" if passage.short != passage.title else "title"
    if (taken := cell_width(passage.short)) > MAX_SHORT_TITLE_CELLS and (table, id, field) not in file.fallbacks:
        message = f"the short title of {id} is {taken} characters wide"
        fix = f"Add a `short:` of at most {MAX_SHORT_TITLE_CELLS} characters."
        file.report(file.position_of_value(table, id, field), message, fix)
    has_points = id in graph.sections and graph.sections[id].points
    links = [link for paragraph in passage.paragraphs for link in paragraph.links]
    is_known = len(graph.sections) == len(ids(graph_file, "sections"))  # else it may have points
    is_whole = (table, id) not in file.broken_links
    if is_known and is_whole and not has_points and not any(link.kind == "claim" for link in links):
        fix = "Write [words](claim:id) around the words of a claim."
        file.report_incomplete(file.position_of_key(table, id), f"the passage {id} has no claim", fix)


def _check_links(graph: Graph, graph_file: YamlFile, edition: Edition, file: YamlFile) -> set[str]:
    """Links have existing targets, and no passage marks a claim twice; returns the linked claims."""
    points = [f"{id}/{point}" for id, section in graph.sections.items() for point in section.points]
    known: dict[str, Collection[str]] = {f"{table[:-1]}": ids(graph_file, table) for table in _LINKED}
    known["section"] = [*_passages(graph), *points]
    marked: set[str] = set()
    for path, passage in edition.passages():
        occurrences: Counter[str] = Counter()
        for link in (link for paragraph in passage.paragraphs for link in paragraph.links):
            target = f"{link.kind}:{link.id}"
            occurrences[target] += 1
            unknown, again = link.id not in known[link.kind], link.kind == "claim" and occurrences[target] > 1
            if link.kind == "claim":
                marked.add(link.id)
            if not unknown and not again:
                continue
            if unknown and link.kind == "section" and len(graph.sections) < len(ids(graph_file, "sections")):
                continue  # it may be a point of an invalid section
            at = file.find_target(target, *path, "text", occurrence=occurrences[target])
            if unknown:
                if link.kind == "claim":
                    file.broken_links.append(path)
                table, name = f"{link.kind}s", link.id.rpartition("/")[2]
                renamed = {("points", name), ("sections", name)} if link.kind == "section" else {(table, name)}
                if renamed & graph_file.unknown or (table in _LINKED and file.has_key(table, link.id)):
                    continue  # it is missing in graph.yaml, which is reported
                file.report_unknown(
                    at, f"the link target {shorten(target)} does not exist", link.id, known[link.kind]
                )
            else:
                file.report(at, f"the claim {link.id} is marked twice in this passage", "Mark it once in each.")
    return marked


_LINKED = ("claims", "events", "actors", "terms")
