"""Explainers that lack what the shipped one has: ties, places, a second language, prose in every section."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from screen import MakeApp, picture, press, reading

from mali_tui.app.app import MaliApp
from mali_tui.app.page.page import Page
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import load
from mali_tui.export import DOCUMENT_FORMATS, render
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State, StateStore

GUIDE = Path(__file__).parents[2] / "docs" / "content-format.md"
VIEWS = ("1", "2", "3", "4", "5", "x")
KEYS = ("n", "home", "right", "enter", "backspace")


@pytest.fixture
def smallest(tmp_path: Path) -> Explainer:
    """The guide's explainer, its only passage made the point of a section that has no prose of its own."""
    graph, english = re.findall(r"\.yaml`:\n\n```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    graph = graph.replace("  lead:\n", "  part: {points: [lead]}\n")
    english = english.replace("sections:\n", "sections:\n  part: {title: Bread}\npoints:\n")
    for name, text in (("graph", graph), ("en", english)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load(tmp_path)


@pytest.fixture
def make_app(smallest: Explainer, tmp_path: Path) -> MakeApp:
    def make(address: str) -> MaliApp:
        return MaliApp(
            smallest, "en", Location.parse(address), store=StateStore(tmp_path / "state.sqlite3"), state=State()
        )

    return make


async def test_every_view_bears_what_is_not_there(make_app: MakeApp) -> None:
    app = make_app("section:part")
    async with app.run_test(size=(120, 36)) as pilot:
        for view in VIEWS:
            await press(pilot, view, *KEYS)
            assert "0/0" not in picture(app)


@pytest.mark.parametrize(
    ("key", "view", "message"),
    [("x", "ties", "The article mentions no ties between its actors."), ("5", "map", "The article names no places.")],
)
async def test_a_view_without_content_is_not_offered(make_app: MakeApp, key: str, view: str, message: str) -> None:
    app = make_app("section:part")
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "2")
        assert "5 Map" not in picture(app)
        assert "⣀" not in picture(app)  # no map beside the event either
        await press(pilot, key)
        assert reading(app).current_view.id == "timeline"
        assert message in [notice.message for notice in app._notifications]
        await press(pilot, "?")
        assert app.screen is not reading(app)
        page = app.screen.query_one(Page)
        texts = {block.text for block in page.blocks}
        assert reading(app).wording.action(f"view_{view}") not in texts
        assert reading(app).wording.action("pan_up") not in texts  # a key of the map alone
        assert reading(app).wording.action("zoom_in") in texts


async def test_a_saved_view_without_content_is_left(smallest: Explainer, tmp_path: Path) -> None:
    state = State(location="event:harvest", view="map")
    store = StateStore(tmp_path / "state.sqlite3")
    app = MaliApp(smallest, "en", Location.parse("event:harvest"), store=store, state=state)
    async with app.run_test(size=(120, 36)):
        assert reading(app).current_view.id == "timeline"


def test_there_is_no_empty_glossary(smallest: Explainer) -> None:
    for fmt in DOCUMENT_FORMATS:
        text = render(smallest, "article", languages=["en"], format_=fmt, width=0, plain=False, bookmarks={})
        assert "Glossary" not in text


async def test_a_section_without_prose_is_copied_by_its_title(make_app: MakeApp) -> None:
    app = make_app("section:part")
    async with app.run_test() as pilot:
        await press(pilot, "y")
        assert app.clipboard == "1 Bread\nmali-tui section:part\n"


async def test_an_only_language_has_no_key(make_app: MakeApp) -> None:
    app = make_app("section:part")
    async with app.run_test(size=(160, 36)) as pilot:
        await press(pilot, "n")
        assert "English" not in picture(app)


async def test_without_later_events_there_is_no_list_of_outcomes(make_app: MakeApp) -> None:
    app = make_app("section:part")
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "4", "tab")
        assert reading(app).current_view.active == "outline"
        assert "What came of it" not in picture(app)
        await press(pilot, "tab")
        assert reading(app).current_view.active == "content"


async def test_a_claim_that_is_marked_again_does_not_hold_the_reader(smallest: Explainer, tmp_path: Path) -> None:
    graph = (tmp_path / "graph.yaml").read_text(encoding="utf-8").replace("[lead]", "[lead, body]")
    english = (tmp_path / "en.yaml").read_text(encoding="utf-8")
    again = "  body: {title: Again, text: 'The [harvest](claim:harvest-failed) was [bad](claim:bread).'}\n\nclaims:\n"
    english = english.replace("claims:\n", f"{again}  bread: Bread is dear.\n")
    graph = graph.replace(
        "claims:\n",
        "claims:\n  harvest-failed: {kind: fact, events: [harvest]}\n  bread: {kind: fact, events: [harvest]}\n",
    )
    graph = re.sub(r"  harvest-failed: .*actors: \[farmers\]}\n", "", graph)
    (tmp_path / "graph.yaml").write_text(graph, encoding="utf-8")
    (tmp_path / "en.yaml").write_text(english, encoding="utf-8")
    explainer = load(tmp_path)
    app = MaliApp(
        explainer, "en", Location.parse("section:part"), store=StateStore(tmp_path / "s.sqlite3"), state=State()
    )
    reached = []
    async with app.run_test(size=(120, 36)) as pilot:
        for key in "nnnppnn":
            await press(pilot, key)
            reached.append(str(app.session.location))
    assert reached == [
        "claim:harvest-failed",
        "claim:harvest-failed",
        "claim:bread",
        "claim:harvest-failed",
        "claim:harvest-failed",
        "claim:harvest-failed",
        "claim:bread",
    ]
