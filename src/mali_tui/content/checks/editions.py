"""Compare the languages: claims in different passages, and different numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mali_tui.content.checks.numbers import extract_numbers, numbers_differ
from mali_tui.content.model import Edition
from mali_tui.content.parsing.position import Where
from mali_tui.content.parsing.source import YamlFile
from mali_tui.content.problems import shorten


def compare_editions(editions: Mapping[str, Edition], sources: Mapping[str, YamlFile]) -> None:
    """Report differences to the file that differs from the majority; of two files, to both."""
    homes = {code: _homes(edition) for code, edition in editions.items()}
    texts = {
        code: {path: extract_numbers(text) for path, text in _texts(edition) if text}  # else reported as missing
        for code, edition in editions.items()
    }
    for code in editions:
        for claim, home in homes[code].items():
            others = {other: homes[other][claim] for other in homes if claim in homes[other]}
            if all(there == home for there in others.values()):
                continue
            if other := _majority_differs(code, {other: there != home for other, there in others.items()}):
                passage = next((path for path in home if path not in others[other]), home[0])
                at = sources[code].find_target(f"claim:{claim}", *passage, "text")
                elsewhere = f"in {_names(others[other])} in {other}.yaml"
                message = f"the claim {claim} is marked in {_names(home)} here, but {elsewhere}"
                sources[code].report(at, message, "Mark it in the same passages.")
        for path, here in texts[code].items():
            there = {other: texts[other][path] for other in texts if path in texts[other]}
            if all(found.keys() == here.keys() for found in there.values()):
                continue
            if other := _majority_differs(
                code, {o: numbers_differ(set(here), set(found)) for o, found in there.items()}
            ):
                _report_figures(sources[code], path, here, there[other], other)


def _majority_differs(code: str, differs: Mapping[str, bool]) -> str:
    """One of the languages that differ from ``code``, if most of the others do."""
    against = [other for other, differing in differs.items() if differing]
    return against[0] if 2 * len(against) > len(differs.keys() - {code}) else ""


def _report_figures(source: YamlFile, path: Where, here: dict[str, str], there: dict[str, str], other: str) -> None:
    extra = [figure for figure in here if figure not in there]
    lacking = [figure for figure in there if figure not in here]
    at = source.find(here[extra[0]], *path) if extra else source.position_of_value(*path)
    has = f"has {_list(extra)}, but {other}.yaml has {_list(lacking)}"
    source.report(
        at, f"the numbers in {path[1] if len(path) > 1 else path[0]} differ: this {has}", "Use the same numbers."
    )


def _list(figures: list[str]) -> str:
    return shorten(", ".join(figures)) or "none"


def _names(passages: list[Where]) -> str:
    return " and ".join(str(id) for _, id in passages)


def _homes(edition: Edition) -> dict[str, list[Where]]:
    """The passages that mark each claim."""
    homes: dict[str, list[Where]] = {}
    for path, link in edition.links():
        if link.kind == "claim" and path not in homes.setdefault(link.id, []):
            homes[link.id].append(path)
    return homes


def _texts(edition: Edition) -> Iterator[tuple[Where, str]]:
    """Every text whose numbers should equal those of other languages."""
    yield from ((("title",), edition.title), (("subtitle",), edition.subtitle), (("source",), edition.source))
    for path, passage in edition.passages():
        yield (*path, "title"), passage.title
        yield (*path, "text"), " ".join(paragraph.text for paragraph in passage.paragraphs)
    yield from ((("claims", id), text) for id, text in edition.claims.items())
    for id, event in edition.events.items():
        yield ("events", id, "title"), event.title
        yield ("events", id, "text"), event.text
        yield ("events", id, "record"), event.record or ""
    for id, later in edition.since.items():
        yield ("since", id, "title"), later.title
        yield ("since", id, "text"), later.text
    yield from ((("actors", id, "text"), actor.text) for id, actor in edition.actors.items())
    yield from ((("terms", id, "text"), term.text) for id, term in edition.terms.items())
