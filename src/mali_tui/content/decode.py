"""Convert a file's plain data to the model: the graph and its editions, with all problems reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from mali_tui.content.fields import mapping_at, read_entry, read_table, read_texts, read_value, report_unknown_keys
from mali_tui.content.model import (
    STATUSES,
    Actor,
    ActorKindText,
    ActorText,
    ArticleInfo,
    Claim,
    Direction,
    Edition,
    Event,
    EventText,
    Graph,
    Image,
    ImageText,
    LaterEvent,
    LaterEventText,
    OwnStatus,
    OwnStatusEvent,
    Passage,
    Place,
    Section,
    Source,
    TermText,
    Text,
    Tie,
    TieText,
)
from mali_tui.content.parsing.position import Where
from mali_tui.content.parsing.yaml_file import YamlFile
from mali_tui.content.prose import ProseProblem, parse_prose

GRAPH_KEYS = tuple(Graph.__struct_fields__)
GRAPH_TABLES = ("sections", "claims", "events", "actors")  # required
MAX_PROSE_LENGTH = 2_000_000  # characters in a language; a hundred times ours has 1,100,000
ACCEPTED = "numbers_differ"  # the texts whose numbers may differ from those of other languages
EDITION_TEXTS = ("name", "title", "subtitle", "source")
EDITION_TABLES = (
    "sections",
    "points",
    "claims",
    "events",
    "actors",
    "places",
    "terms",
    "ties",
    "since",
    "actor_kinds",
    "leaving",
    "statuses",
    "images",
    "corrections",
)


class PassageFields(msgspec.Struct, forbid_unknown_fields=True):
    """The fields of a section or a point in an edition."""

    title: Text
    short: Text | None = None
    text: str = ""


def read_graph(file: YamlFile) -> Graph | None:
    """The graph, or None if too much is missing to check the rest."""
    file.misspelt |= report_unknown_keys(file, (), GRAPH_KEYS)
    article = None if "article" in file.misspelt else read_entry(file, ArticleInfo, ("article",))
    missing = [table for table in GRAPH_TABLES if not file.data.get(table)]
    for table in (table for table in missing if table not in file.misspelt):
        file.report(file.position_of_key(table), f"{table} are missing", f"Add at least one below `{table}:`.")
    sections = read_table(file, "sections", Section)
    claims = read_table(file, "claims", Claim)
    statuses = read_table(file, "statuses", OwnStatus)
    events = _events(file, statuses)
    actors = read_table(file, "actors", Actor)
    places = read_table(file, "places", Place)
    ties = tuple(_ties(file))
    terms = read_value(file, tuple[str, ...], ("terms",)) if file.data.get("terms") else ()
    sources = read_table(file, "sources", Source)
    since = read_table(file, "since", LaterEvent)
    since_until = read_value(file, date, ("since_until",)) if "since_until" in file.data else None
    if article is None or missing:
        return None
    images = read_table(file, "images", Image)
    return Graph(
        article,
        sections,
        claims,
        events,
        actors,
        ties,
        places,
        terms or (),
        sources,
        since_until,
        since,
        statuses,
        images,
    )


def read_edition(file: YamlFile, code: str) -> Edition:
    """An edition; entries that are missing or invalid are reported and left out."""
    known = (*EDITION_TEXTS, "direction", "draft", ACCEPTED, "byline", *EDITION_TABLES)
    file.misspelt |= report_unknown_keys(file, (), known)
    if "draft" in file.data:
        read_value(file, bool, ("draft",))
    if ACCEPTED in file.data:
        read_value(file, tuple[str, ...], (ACCEPTED,))
    texts = {name: read_value(file, Text, (name,)) or "" for name in EDITION_TEXTS}
    small_enough = _within_limits(file)
    edition = Edition(
        code,
        direction=read_value(file, Direction, ("direction",)) or "ltr",
        sections=_passages(file, "sections") if small_enough else {},
        points=_passages(file, "points") if small_enough else {},
        claims=read_texts(file, "claims"),
        events=read_table(file, "events", EventText),
        actors=read_table(file, "actors", ActorText),
        places=read_texts(file, "places"),
        terms=read_table(file, "terms", TermText),
        ties=read_table(file, "ties", TieText),
        since=read_table(file, "since", LaterEventText),
        actor_kinds=read_table(file, "actor_kinds", ActorKindText),
        leaving=read_texts(file, "leaving"),
        statuses=read_texts(file, "statuses"),
        images=read_table(file, "images", ImageText),
        byline=read_value(file, Text, ("byline",)) if "byline" in file.data else None,
        corrections=read_texts(file, "corrections"),
        **texts,
    )
    file.warn_of_traps(EDITION_TABLES)
    return edition


def _within_limits(file: YamlFile) -> bool:
    """Whether all the prose can be parsed in a second or two."""
    tables = (table for name in ("sections", "points") if isinstance(table := file.data.get(name), dict))
    passages = (passage for table in tables for passage in table.values() if isinstance(passage, dict))
    characters = sum(len(passage.get("text") or "") for passage in passages)
    if characters > MAX_PROSE_LENGTH:
        message = f"the prose has {characters:,} characters"
        file.report(file.position_of_key("sections"), message, f"Keep it under {MAX_PROSE_LENGTH:,}.")
    return characters <= MAX_PROSE_LENGTH


def _passages(file: YamlFile, name: str) -> dict[str, Passage]:
    fields = read_table(file, name, PassageFields)
    return {id: _passage(file, (name, id), given) for id, given in fields.items()}


def _passage(file: YamlFile, path: Where, fields: PassageFields) -> Passage:
    occurrences: Counter[str] = Counter()

    def report(problem: ProseProblem) -> None:
        target = problem.target
        file.broken_links.append(path)
        if target is None:
            position = file.find(problem.words, *path, "text")
        else:
            occurrences[target] += 1
            position = file.find_target(target, *path, "text", occurrence=occurrences[target])
        file.report(position, problem.message, problem.fix)

    return Passage(fields.title, fields.short or fields.title, parse_prose(fields.text, report))


def _events(file: YamlFile, statuses: dict[str, OwnStatus]) -> dict[str, Event]:
    """The valid events; those with a status of the author's own are read with the status that it counts as.

    Those whose status of that kind is invalid are left out: the fault is not theirs.
    """
    own: dict[str, str] = {}
    given, declared = mapping_at(file, "events"), mapping_at(file, "statuses")
    is_misspelt = "statuses" in file.misspelt
    for id, fields in given.items():
        status = fields.get("status") if isinstance(fields, dict) else None
        if isinstance(status, str) and status not in STATUSES and (status in declared or is_misspelt):
            own[id] = status
            if status in statuses:
                fields["status"] = statuses[status].like
    if any(status not in statuses for status in own.values()):
        file.data["events"] = {id: fields for id, fields in given.items() if own.get(id, "") in ("", *statuses)}
    events = read_table(file, "events", Event)
    file.data["events"] = given or file.data.get("events")
    for id in own.keys() & events.keys():
        events[id] = OwnStatusEvent(**msgspec.structs.asdict(events[id]), own_status=own[id])
    return events


def _ties(file: YamlFile) -> Iterator[Tie]:
    data = file.data.get("ties")
    if data is not None and not isinstance(data, list):
        fix = "Write `- {from: …, to: …, kind: …, event: …}` below it."
        file.report(file.position_of_value("ties"), "ties is not a list", fix)
        return
    for number in range(len(data or ())):
        tie = read_entry(file, Tie, ("ties", number))
        if tie is not None:
            yield tie
