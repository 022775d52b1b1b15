"""An event's card shows its sources and the public record on the screen, within the reach of the keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from screen import MakeApp, lines, picture, press, reading, settle
from thorough import combinations, one_of

from mali_tui.app.app import MaliApp
from mali_tui.cards.citation import citation_text
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import Source
from mali_tui.content.sanitize import sanitize
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State, StateStore

ADDRESS = "event:press-conference"
URL = "https://tass.com/"


@pytest.mark.parametrize(("size", "language"), combinations([(120, 36), (40, 12)], ["en", "ar"]))
async def test_record_and_sources_come_into_sight(make_app: MakeApp, language: str, size: tuple[int, int]) -> None:
    app = make_app(ADDRESS, language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        seen = [picture(app)]
        for _ in range(4):
            await press(pilot, "down")
            seen.append(picture(app))
        assert any("§" in text for text in seen)
        assert any("(tass.com)" in text for text in seen)


@pytest.mark.parametrize("language", one_of(["en", "ar"]))
async def test_a_source_is_a_hyperlink(make_app: MakeApp, language: str) -> None:
    app = make_app(ADDRESS, language)
    async with app.run_test(size=(120, 48)) as pilot:
        await settle(pilot)
        linked = [
            segment.text.strip()
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.link and segment.style.link.startswith(URL)
        ]
        assert any("TASS" in text for text in linked)
        assert any("tass.com" in text for text in linked)


EVENT = "diop-visit"


def app_with(explainer: Explainer, source: Source, tmp_path: Path, language: str) -> MaliApp:
    """An app at an event whose only source is this."""
    graph = explainer.graph
    event = replace(graph.events[EVENT], sources=("it",), record=None)
    changed = replace(graph, events={**graph.events, EVENT: event}, sources={**graph.sources, "it": source})
    store = StateStore(tmp_path / "state.sqlite3")
    location = Location("event", EVENT)
    return MaliApp(
        replace(explainer, graph=changed, events_of_source={**explainer.events_of_source, "it": (EVENT,)}),
        language, location, store=store, state=State(),
    )  # fmt: skip


async def reach_source(app: MaliApp, pilot: Any) -> Location:
    """Go down the card to its first source."""
    page = reading(app).current_view.pane("content")
    await press(pilot, "home")
    while page.current is None or page.current.kind != "source":
        before = page.cursor, page.scroll_offset
        await press(
            pilot, "down" if page.list_mode else "right" if app.wording.edition.direction == "ltr" else "left"
        )
        assert (page.cursor, page.scroll_offset) != before  # else there is none
    return page.current


@pytest.mark.parametrize(
    ("plain", "size", "language"), combinations([False, True], [(120, 36), (40, 12)], ["en", "ar"])
)
async def test_a_source_is_reached_by_keys_copied_as_a_citation_and_opened_as_a_card(
    make_app: MakeApp, explainer: Explainer, language: str, size: tuple[int, int], plain: bool
) -> None:
    app = make_app(f"event:{EVENT}", language, State(plain=plain))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        source = await reach_source(app, pilot)
        await press(pilot, "y")
        assert app.clipboard == citation_text(app.wording, source.id) + "\n"
        url = explainer.graph.sources[source.id].url
        assert f"<{url}>" in app.clipboard
        opened: list[str] = []
        app.open_url = lambda url, **_: opened.append(url)  # type: ignore[method-assign]
        await press(pilot, "enter")
        assert reading(app).location == source
        view = reading(app).current_view
        card = view.pane("content" if plain else "links")
        assert url in " ".join(link.url for block in card.blocks for link in block.web_links)
        assert url[:25] in "".join(block.text for block in card.blocks)
        await press(pilot, "y")
        assert app.clipboard == citation_text(app.wording, source.id) + "\n"
        await press(pilot, "backspace")
        assert reading(app).location == Location("event", EVENT)
        assert not opened


# Each as FriBidi 1.0 orders it, between FSI and PDI, with the comma and the words after it in a line of the page
ISOLATED = [
    ("ar", "en", "TV5: Who rules Mali?", "TV5: Who rules Mali?"),
    ("ar", "en", "TV5: Mali votes!", "TV5: Mali votes!"),
    ("en", "ar", "قناة: من يحكم Mali?", "?Mali ﻢﻜﺤﻳ ﻦﻣ :ﺓﺎﻨﻗ"),
    ("en", "ar", "قناة: من يحكم Mali!", "!Mali ﻢﻜﺤﻳ ﻦﻣ :ﺓﺎﻨﻗ"),
]


@pytest.mark.parametrize(("language", "written_in", "name", "seen"), ISOLATED)
async def test_a_title_in_the_other_direction_keeps_its_punctuation_on_its_own_side(
    explainer: Explainer, tmp_path: Path, language: str, written_in: str, name: str, seen: str
) -> None:
    publisher, _, title = name.partition(": ")
    source = Source("https://example.org/", publisher, title, language=written_in)
    app = app_with(explainer, source, tmp_path, language)
    async with app.run_test(size=(120, 48)) as pilot:
        await settle(pilot)
        assert [line for line in lines(app) if seen in line]
        page = reading(app).current_view.pane("content")
        (block,) = [block for block in page.blocks if name in block.text]
        assert block.plain_text(0, len(block.text)).startswith(name)  # copied without controls


HOSTILE = "\u202egnp.exe \x1b[31mred\x1b]8;;https://evil.example\x07 \u2066\x9b2J\r\x00"


@pytest.mark.parametrize(
    ("field", "language"), combinations(["publisher", "title", "copy_of", "pages"], ["en", "ar"])
)
async def test_no_control_of_a_source_reaches_the_screen(
    explainer: Explainer, tmp_path: Path, language: str, field: str
) -> None:
    # The checks refuse such content; this is what would come of it without them.
    source = replace(Source("https://example.org/", "The Paper", "A title"), **{field: sanitize(f"x {HOSTILE} y")})
    app = app_with(explainer, source, tmp_path, language)
    async with app.run_test(size=(120, 48)) as pilot:
        await settle(pilot)
        await reading(app).navigation.go(Location("source", "it"))
        await settle(pilot)
        assert not set("\u202e\x1b\x07\u2066\x9b\r\x00") & set(picture(app))


@pytest.mark.parametrize(("size", "language"), combinations([(120, 36), (40, 12)], ["en", "ar"]))
async def test_a_url_of_thousands_of_characters_leaves_the_card_readable(
    explainer: Explainer, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    url = "https://example.org/" + "a1/" * 1_660
    assert len(url) == 5_000
    app = app_with(explainer, Source(url, "The Paper", "A title"), tmp_path, language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        event_card = reading(app).current_view.pane("content")
        assert all(len(block.text) < 500 for block in event_card.blocks)
        await reading(app).navigation.go(Location("source", "it"))
        await settle(pilot)
        card = reading(app).current_view.pane("links")
        (shown,) = [block for block in card.blocks if block.text.lstrip("\u2068").startswith("https://")]
        assert len(shown.text) < 400 and "…" in shown.text
        assert shown.web_links[0].url == url  # the link itself is whole
        assert all(len(line) == size[0] for line in lines(app))
