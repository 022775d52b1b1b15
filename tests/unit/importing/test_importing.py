"""Explainers made of what authors have: each checks, and keeps what the file said."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from table import write_table

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import examine, find_content, load
from mali_tui.content.model import MAX_TEXT_LENGTH, ProseParagraph
from mali_tui.content.prose import parse_prose
from mali_tui.export import render
from mali_tui.importing.importer import import_file
from mali_tui.importing.limits import ImportFailure
from mali_tui.importing.printed_json import write_prose
from mali_tui.importing.yaml_writer import dump

CSV = """Date;End;Title;Description;Actors;Place;Lat;Lon;Source;Category
13/3/1869;;The canal opens;"A ceremony: ""grand"", they say # really";Lesseps; Suez;29.97;32.55;https://example.org/a;Building
10 November 1956;March 1957;Blockade [sic] *closed*;;Nasser | Eden;Suez;29.97;32.55;;Crisis
;;No date here;null;;;;;javascript:alert(1);
2099-01;;To come;;;;;;;Crisis
44 BC;;Ides;;;;;;;
"""  # fmt: skip
SPREADSHEET = """Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,\
Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background
2013,1,11,,,,,,,"Serval begins","French, troops",https://e.org/x,AFP,Cap,,,War,
,,,,,,,,,"My title","About it",,,,,title,,
2013,,,,2014,,,,"2013 to 14","An era",,,,,,era,,
"""  # fmt: skip
TIMELINE = {
    "title": {"text": {"headline": "Big <b>Story</b>", "text": "<p>Sub &amp; text</p>"}},
    "events": [
        {
            "start_date": {"year": "1869", "month": "11", "day": "17", "hour": "7", "minute": "40"},
            "end_date": {"year": 1870},
            "text": {
                "headline": "Opening",
                "text": "See <a href='https://x.org/1'>this</a><script>alert(1)</script>",
            },
            "media": {"url": "https://i.org/p.jpg", "caption": "A picture", "credit": "AP"},
            "group": "Politics",
        },
        {"start_date": {"year": -44, "month": 3}, "text": {"headline": "Caesar"}, "group": "Rome & co"},
        {"text": {}},
        {"start_date": {"year": "abc"}, "text": {"headline": "Undated"}},
    ],
    "eras": [{"start_date": {"year": 1900}, "end_date": {"year": 1910}, "text": {"headline": "Era one"}}],
}
ARGDOWN = """===
title: Should we?
===
[Eat less meat]: We should eat less meat. #food
  + <Climate>: Meat warms the climate.
    - [Small share]: Its share is small
      and shrinking.
  - <Taste>: It tastes good. // a comment
  >< [Eat more]: We should eat more.
  -> [Steak]: Steak is good.

## Reasons

<Climate>

(1) [P1]: Cows emit methane.
(2) Methane warms.
----
(3) [Eat less meat]
"""
MARKDOWN = """---
title: A canal
---
Why it matters.

## How it began

In 1869 [the canal opened]{claim event="The opening" date=17/11/1869}, said
[Lesseps]{actor kind=person text="An engineer."}.
[It would change trade]{claim kind=statement by="Ferdinand de Lesseps" event="The opening" id=trade},
[he said]{event title=Toast date=1870}.

- [Few *believed* him]{claim disputes=trade}
- a [lock]{term text="A gate."}, see [docs](https://e.org/x "t")

### A point

[It did]{claim forecast supports=trade}.
"""  # fmt: skip


def import_text(tmp_path: Path, name: str, text: str) -> Explainer:
    """The explainer made of a file; it has no errors."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    import_file(tmp_path / name, "en").write(tmp_path / "out")
    explainer, problems = examine(tmp_path / "out")
    assert not [problem for problem in problems if problem.severity == "error"]
    assert explainer is not None
    return explainer


# ── Tables ───────────────────────────────────────────────────────────────────────────────────


def test_a_table_becomes_events_claims_and_sections(tmp_path: Path) -> None:
    explainer = import_text(tmp_path, "a.csv", CSV)
    graph, words = explainer.graph, explainer.editions["en"]
    assert {id: (event.date, event.start, event.end, event.before) for id, event in graph.events.items()} == {
        "ides": ("-0043", None, None, None),
        "the-canal-opens": ("1869-03-13", None, None, None),
        "blockade-sic-closed": (None, "1956-11-10", "1957-03", None),
        "to-come": ("2099-01", None, None, None),
        "no-date-here": (None, None, None, graph.article.as_of.isoformat()),
    }
    assert graph.events["to-come"].status == "scheduled"
    assert words.events["the-canal-opens"].text == 'A ceremony: "grand", they say # really'
    assert words.events["blockade-sic-closed"].title == "Blockade [sic] *closed*"
    assert words.events["no-date-here"].text == "null"
    assert [section.title for section in words.sections.values()] == ["Building", "Crisis"]
    assert words.sections["crisis"].paragraphs[0].text == "Blockade [sic] *closed*"
    assert graph.places["suez"].lat == 29.97
    assert [actor.name for id, actor in words.actors.items() if id != "publisher"] == ["Lesseps", "Nasser", "Eden"]
    assert [source.url for source in graph.sources.values()] == ["https://example.org/a"]


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        (["3/4/2021", "13/4/2021"], ["2021-04-03", "2021-04-13"]),
        (["3/4/2021", "4/13/2021"], ["2021-03-04", "2021-04-13"]),
        (["2021/4/3", "Apr. 3, 2021"], ["2021-04-03", "2021-04-03"]),
        (["3.4.2021", "April 2021"], ["2021-04-03", "2021-04"]),
        (["476", "1990"], ["0476", "1990"]),
        (["199X", "1984~"], ["199X", "1984~"]),
        (["2021-04-03 07:40", "2021-04-03T07:40Z"], ["2021-04-03T07:40", "2021-04-03T07:40Z"]),
        (["31/2/2021", "soon"], [None, None]),
    ],
)
def test_dates_are_read_as_people_write_them(tmp_path: Path, dates: list[str], read: list[str | None]) -> None:
    rows = "".join(f'"{date}",Event {number}\n' for number, date in enumerate(dates))
    explainer = import_text(tmp_path, "a.csv", f"date,title\n{rows}")
    found = {words.title: explainer.graph.events[id].date for id, words in explainer.editions["en"].events.items()}
    assert [found[f"Event {number}"] for number in range(len(dates))] == read


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_may_have_any_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes("date,title\n1990,Café\n".encode(encoding))
    words = import_file(tmp_path / "a.csv", "en").files["en"]
    assert "Café" in str(dict(words["events"]))  # type: ignore[arg-type]


def test_a_title_without_latin_letters_has_an_id(tmp_path: Path) -> None:
    explainer = import_text(tmp_path, "a.csv", "date,title\n1990,حدث\n1991,آخر\n1992,Événement\n")
    assert list(explainer.graph.events) == ["event", "event-2", "evenement"]


# ── TimelineJS ───────────────────────────────────────────────────────────────────────────────


def test_a_timeline_keeps_end_dates_media_and_groups(tmp_path: Path) -> None:
    explainer = import_text(tmp_path, "t.json", json.dumps(TIMELINE))
    graph, words = explainer.graph, explainer.editions["en"]
    assert (words.title, words.subtitle) == ("Big Story", "Sub & text")
    opening = graph.events["opening"]
    assert (opening.start, opening.end) == ("1869-11-17T07:40", "1870")
    assert [graph.sources[id].url for id in opening.sources] == ["https://i.org/p.jpg", "https://x.org/1"]
    assert graph.sources[opening.sources[0]].publisher == "AP"
    assert words.events["opening"].text == "See this"
    assert graph.events["caesar"].date == "-0043-03"
    assert (graph.events["era-one"].start, graph.events["era-one"].end) == ("1900", "1910")
    lanes = {words.actor_kinds[graph.actors[id].kind].all for event in graph.events.values() for id in event.actors}
    assert lanes == {"Politics", "Rome & co"}


def test_the_spreadsheet_of_a_timeline_is_read_as_its_json(tmp_path: Path) -> None:
    explainer = import_text(tmp_path, "s.csv", SPREADSHEET)
    graph, words = explainer.graph, explainer.editions["en"]
    assert words.title == "My title"
    assert graph.events["serval-begins"].date == "2013-01-11"
    assert (graph.events["an-era"].start, graph.events["an-era"].end) == ("2013", "2014")
    assert words.events["an-era"].when == "2013 to 14"
    assert next(iter(graph.sources.values())).publisher == "AFP"


@pytest.mark.parametrize(
    "data",
    [
        "[" * 100_000,
        '{"events": 5}',
        '{"events": [], "title": []}',
        "[1, 2]",
        '{"events": [{"start_date": {"year": 1e999}}]}',
        '{"events": [{"text": {"headline": ["a"]}, "media": 7, "group": {}}]}',
        '{"events": ' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"events": [{"text": ' + '{"text": ' * 5_000 + '"a"' + "}" * 5_000 + "}]}",
        '{"events": [{"text": {"headline": "' + "<b>" * 10_000 + '"}, "group": "' + "x" * 1_000_000 + '"}]}',
        '{"events": [{"text": {"headline": "a", "text": "' + "&lt;a " * 20_000 + '"}}]}',
        "{",
        "",
    ],
)
def test_a_hostile_timeline_is_refused_or_read(tmp_path: Path, data: str) -> None:
    (tmp_path / "t.json").write_text(data, encoding="utf-8")
    try:
        files = import_file(tmp_path / "t.json", "en").files
    except ImportFailure as error:
        assert str(error)
    else:
        assert set(files) == {"graph", "en"}
        longest = max(len(line) for file in files.values() for part in dump(file) for line in part.splitlines())
        assert longest <= 4 * MAX_TEXT_LENGTH  # with its key, and a backslash before each character


# ── Argdown ──────────────────────────────────────────────────────────────────────────────────


def test_arguments_keep_pro_and_contra(tmp_path: Path) -> None:
    explainer = import_text(tmp_path, "a.argdown", ARGDOWN)
    claims = explainer.graph.claims
    assert {id: (claim.supports, claim.disputes) for id, claim in claims.items()} == {
        "eat-less-meat": ((), ("eat-more", "steak")),
        "climate": (("eat-less-meat",), ()),
        "small-share": ((), ("climate",)),
        "taste": ((), ("eat-less-meat",)),
        "eat-more": ((), ("eat-less-meat",)),
        "steak": ((), ()),
        "p1": (("eat-less-meat",), ()),
        "methane-warms": (("eat-less-meat",), ()),
    }
    words = explainer.editions["en"].claims
    assert words["small-share"] == "Its share is small and shrinking."
    assert words["taste"] == "It tastes good."
    assert words["eat-less-meat"] == "We should eat less meat."
    assert {claim.kind for claim in claims.values()} == {"assessment"}


# ── Markdown ─────────────────────────────────────────────────────────────────────────────────


def test_marked_text_keeps_its_words_and_marks(tmp_path: Path) -> None:
    explainer = import_text(tmp_path, "m.md", MARKDOWN)
    graph, words = explainer.graph, explainer.editions["en"]
    first = words.sections["how-it-began"].paragraphs[0]
    assert first.text == "In 1869 the canal opened, said Lesseps. It would change trade, he said."
    assert [f"{link.kind}:{link.id}" for link in first.links] == [
        "claim:the-canal-opened", "actor:lesseps", "claim:trade", "event:toast",
    ]  # fmt: skip
    assert graph.events["the-opening"].date == "1869-11-17"
    assert (graph.claims["trade"].kind, graph.claims["trade"].by) == ("statement", "ferdinand-de-lesseps")
    assert graph.claims["few-believed-him"].disputes == ("trade",)
    assert (graph.claims["it-did"].kind, graph.claims["it-did"].supports) == ("forecast", ("trade",))
    assert words.points["a-point"].paragraphs[0].text == "It did."
    assert words.terms["lock"].text == "A gate."
    assert (words.title, words.subtitle) == ("A canal", "Why it matters.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("No marks.", "no words are marked"),
        ("[a]{claim kind=rumour}", "rumour is not a kind of claim"),
        ("[a]{clam}", "clam is not claim, event, actor or term"),
        ('[a]{claim by="x}', "quotation mark that is never closed"),
    ],
)
def test_a_mark_that_cannot_be_understood_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "m.md").write_text(text, encoding="utf-8")
    with pytest.raises(ImportFailure, match=re.escape(message)):
        import_file(tmp_path / "m.md", "en")


# ── Printed JSON ─────────────────────────────────────────────────────────────────────────────


def test_printed_json_gives_the_same_explainer(tmp_path: Path) -> None:
    shipped = load(find_content())
    text = render(shipped, "article", languages=["en", "ar"], format_="json")
    (tmp_path / "mali.json").write_text(text, encoding="utf-8")
    import_file(tmp_path / "mali.json", "en").write(tmp_path / "out")
    assert load(tmp_path / "out") == shipped


def test_a_part_of_printed_json_is_refused(tmp_path: Path) -> None:
    text = render(load(find_content()), "timeline", languages=["en"], format_="json")
    (tmp_path / "part.json").write_text(text, encoding="utf-8")
    with pytest.raises(ImportFailure, match="only a part"):
        import_file(tmp_path / "part.json", "en")


@pytest.mark.parametrize(
    "text",
    ["plain", "*all*", "a [b](claim:c) d", "*a [b](event:c)*", "[*a* b](actor:c)", r"5 \* 3 \[x\]", "a *b* *c*"],
)
def test_prose_is_written_as_it_was_read(text: str) -> None:
    def read(text: str) -> tuple[ProseParagraph, ...]:
        return parse_prose(text, lambda problem: pytest.fail(problem.message))

    (paragraph,) = read(text)
    assert read(write_prose(paragraph)) == (paragraph,)


# ── The files ────────────────────────────────────────────────────────────────────────────────


def test_a_large_table_is_written_as_a_small_one_is(tmp_path: Path) -> None:
    """The lines of a row don't depend on what was read before, whatever is kept of it."""
    write_table(tmp_path / "large.csv", 300)
    files = import_file(tmp_path / "large.csv", "en").files
    events = files["graph"]["events"]
    assert isinstance(events, Mapping) and len(events) == 300
    assert "".join(dump({"events": {"event-7-in-the-town": events["event-7-in-the-town"]}})) == (
        "events:\n  event-7-in-the-town:\n    date: 1907-08-08\n    status: happened\n    place: place-7\n"
        "    actors: [actor-7]\n    sources: [example-org-8]\n"
    )


def test_any_text_comes_back_from_the_files(tmp_path: Path) -> None:
    texts: list[Any] = [
        "null",
        "~",
        "1e3",
        "yes",
        "a: b",
        "a #b",
        "- x",
        "{x}",
        "[x]",
        "'",
        '"',
        "\\",
        "é",
        "%",
        "@x",
    ]
    rows = "".join(f'1990,"{text.replace(chr(34), chr(34) * 2)}"\n' for text in texts)
    explainer = import_text(tmp_path, "a.csv", f"date,title\n{rows}")
    assert [words.title for words in explainer.editions["en"].events.values()] == texts
