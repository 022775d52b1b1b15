"""The examples in docs/content-format.md can be copied and opened."""

from __future__ import annotations

import re
from pathlib import Path

from mali_tui.content.chronology import parse_date, parse_period
from mali_tui.content.loader import examine, load

GUIDE = Path(__file__).parents[3] / "docs" / "content-format.md"


def test_the_smallest_explainer_is_sound(tmp_path: Path) -> None:
    files = re.findall(r"`([a-z]+\.yaml)`:\n\n```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert [name for name, _ in files] == ["graph.yaml", "en.yaml"]
    for name, text in files:
        (tmp_path / name).write_text(text, encoding="utf-8")
    explainer = load(tmp_path)
    assert explainer.passage_of_claim == {"harvest-failed": "lead"}


def test_the_examples_of_sources_record_and_since_fit_the_smallest_explainer(tmp_path: Path) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    files = dict(re.findall(r"`([a-z]+\.yaml)`:\n\n```yaml\n(.*?)```", text, re.DOTALL))
    part = text[text.index("### sources\n") : text.index("## A language file\n")]
    sources, _, graph_record, record, since, words = re.findall(r"```yaml\n(.*?)```", part, re.DOTALL)
    graph = files["graph.yaml"].replace(
        "  harvest: {date: 2020-05, status: happened, actors: [farmers]}\n",
        graph_record.removeprefix("events:\n") + "  next-harvest: {date: 2021-05, status: expected}\n",
    )
    graph = graph.replace(
        "\nevents:\n", "  more-may-leave: {kind: forecast, events: [next-harvest], actors: [farmers]}\n\nevents:\n"
    )
    english = re.sub(
        r"  harvest:\n.*?\n\n", record.removeprefix("events:\n") + NEXT, files["en.yaml"], flags=re.DOTALL
    )
    english = english.replace(
        "failed](claim:harvest-failed).", "failed](claim:harvest-failed). [Some](claim:more-may-leave)"
    )
    english = english.replace("\nevents:\n", "  more-may-leave: More may leave.\n\nevents:\n")
    places = "places:\n  valley: {lat: 12.5, lon: -8}\n"
    (tmp_path / "graph.yaml").write_text("\n".join((graph, places, sources, since)), encoding="utf-8")
    (tmp_path / "en.yaml").write_text("\n".join((english, "places: {valley: The valley}", words)), encoding="utf-8")
    explainer, problems = examine(tmp_path)
    assert problems == []
    assert explainer is not None
    assert explainer.outcome_of_claim == {"more-may-leave": ("good-harvest", "did-not-happen")}
    assert explainer.editions["en"].events["harvest"].record


NEXT = "  next-harvest: {title: The next harvest, text: It is due in May 2021.}\n\n"


def test_every_way_of_writing_a_time_that_is_listed_can_be_read() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    table = text[text.index("| the article says | write |") : text.index("The dates are those of [EDTF]")]
    dates = re.findall(r"`(?:date|start|end): ([^`]+)`", table)
    periods = [*re.findall(r"`period: ([^`]+)`", table), "1985/..", "../1985"]
    assert len(dates) > 12 and len(periods) > 4
    for date in dates:
        assert date == ".." or parse_date(date)
    for period in periods:
        assert f"{period}`" in table and parse_period(period)
