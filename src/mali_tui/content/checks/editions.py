"""Compare the languages: claims in different passages, and different numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mali_tui.content.checks.numbers import extract_numbers, missing_numbers, spelt_numbers
from mali_tui.content.decode import ACCEPTED
from mali_tui.content.model import Edition
from mali_tui.content.parsing.position import Position, Where
from mali_tui.content.parsing.yaml_file import YamlFile
from mali_tui.content.problems import shorten


def compare_editions(editions: Mapping[str, Edition], files: Mapping[str, YamlFile]) -> None:
    """Report each difference once: to the file that most others differ from, else to the translation.

    ``editions`` begin with the original.
    """
    homes = {code: _homes(edition) for code, edition in editions.items()}
    for claim in dict.fromkeys(claim for of in homes.values() for claim in of):
        marked = {code: of[claim] for code, of in homes.items() if claim in of}
        against = {code: [other for other in marked if marked[other] != marked[code]] for code in marked}
        for code, other in _odd_ones(against):
            here, there = marked[code], marked[other]
            passage = next((path for path in here if path not in there), here[0])
            at = files[code].find_target(f"claim:{claim}", *passage, "text")
            elsewhere = f"in {_names(there)} in {other}.yaml"
            message = f"the claim {claim} is marked in {_names(here)} here, but {elsewhere}"
            files[code].report_incomplete(at, message, "Mark it in the same passages.")
    correct = {code: edition for code, edition in editions.items() if not files[code].has_errors}
    _compare_numbers(correct, files)  # a text with errors may lack numbers because of them


def _odd_ones(against: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The languages that most others differ from, each with one of these; ``against`` has those that differ.

    Where there is no majority, the original, which comes first, is right.
    """
    odd = [code for code, others in against.items() if others and 2 * len(others) > len(against) - 1]
    original = next(iter(against))
    if original in odd and len(odd) > 1:
        odd = [code for code in odd if original in against[code]]
    yield from ((code, against[code][0]) for code in odd)


# ── Numbers ──────────────────────────────────────────────────────────────────────────────────


def _compare_numbers(editions: Mapping[str, Edition], files: Mapping[str, YamlFile]) -> None:
    """Warn of numbers that differ, unless the file accepts that."""
    texts = {
        code: {path: text for path, text in _texts(edition) if text and path not in files[code].fallbacks}
        for code, edition in editions.items()
    }
    numbers = {code: {path: extract_numbers(text, code) for path, text in of.items()} for code, of in texts.items()}
    used: dict[str, set[str]] = {code: set() for code in editions}
    for path in dict.fromkeys(path for of in numbers.values() for path in of):
        found = {code: of[path] for code, of in numbers.items() if path in of}
        first = next(iter(found.values()))
        if all(here.keys() == first.keys() for here in found.values()):
            continue
        spelt = {code: spelt_numbers(texts[code][path], code) for code in found}
        missing = {
            (code, other): missing_numbers(found[code], found[other], spelt[other])
            for code in found
            for other in found
        }
        against = {code: [other for other in found if missing[code, other] or missing[other, code]] for code in found}
        for code, other in _odd_ones(against):
            if accepted := _acceptance(files[code], path):
                used[code].add(accepted)
                continue
            extra, lacking = missing[code, other], missing[other, code]
            at = files[code].find(found[code][extra[0]].written, *path) if extra else None
            has = f"has {_list(extra)}, but {other}.yaml has {_list(lacking)}"
            _report_numbers(files[code], at, path, has)
    for code in editions:
        _report_unused(files[code], used[code])


def _acceptance(file: YamlFile, path: Where) -> str:
    """The entry of the file that accepts different numbers in a text, or in what it belongs to; or nothing."""
    accepted = file.data.get(ACCEPTED)
    parents = (".".join(path[:depth]) for depth in range(len(path), 0, -1))
    return next((parent for parent in parents if isinstance(accepted, list) and parent in accepted), "")


def _report_numbers(file: YamlFile, at: Position | None, path: Where, has: str) -> None:
    message = f"the numbers in {path[1] if len(path) > 1 else path[0]} differ: this {has}"
    fix = f"Use the same numbers, or accept it: `{ACCEPTED}: [{'.'.join(path)}]`."
    file.warn(at or file.position_of_value(*path), message, fix)


def _report_unused(file: YamlFile, used: set[str]) -> None:
    """Warn of entries that accept what doesn't differ."""
    accepted = file.data.get(ACCEPTED)
    for number, entry in enumerate(accepted if isinstance(accepted, list) else ()):
        if isinstance(entry, str) and entry not in used:
            message = f"the numbers in {shorten(entry)} do not differ"
            file.warn(file.position_of_value(ACCEPTED, number), message, f"Remove it from `{ACCEPTED}`.")


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
