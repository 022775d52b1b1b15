"""Reading an explainer while it is written: what is saved is seen at once, and faults do no harm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from screen import lines, picture, press, reading, settle
from textual.pilot import Pilot
from textual.screen import Screen
from thorough import combinations

from mali_tui.app.app import MaliApp
from mali_tui.app.dialogs.bookmarks import BookmarksScreen
from mali_tui.app.dialogs.command_palette import Palette
from mali_tui.app.dialogs.help import HelpScreen
from mali_tui.app.dialogs.lens import LensScreen
from mali_tui.app.dialogs.note import NoteScreen
from mali_tui.app.dialogs.search import SearchScreen
from mali_tui.app.matrix.matrix import Matrix
from mali_tui.app.shell.problems_panel import ProblemList, ProblemsPanel
from mali_tui.app.ui.bar import StatusBar
from mali_tui.app.views.timeline.axis_widget import TimeAxis
from mali_tui.cli.new import TEMPLATE
from mali_tui.content.loader import load
from mali_tui.content.watcher import FileWatcher
from mali_tui.i18n.locale import load_locale
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State, StateStore
from mali_tui.textual_rtl.bidi_input import BidiInput


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an explainer: the one that ``mali-tui new`` writes."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for path in TEMPLATE.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def make_app(folder: Path, address: str, language: str = "en") -> MaliApp:
    store, watch = StateStore(folder / "state.sqlite3"), FileWatcher(folder)
    return MaliApp(load(folder), language, Location.parse(address), store=store, state=State(), watch=watch)


def write(path: Path, old: str, new: str) -> None:
    """Change a file, at a time of its own however coarse the clock of the file system."""
    text, before = path.read_text(encoding="utf-8"), path.stat().st_mtime_ns
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


async def look(pilot: Pilot[None]) -> None:
    """Let the app look at the files as often as it takes: a change is read once it has come to rest."""
    for _ in range(2):
        reading(pilot.app).query_one(ProblemsPanel).check()  # type: ignore[arg-type]
        await settle(pilot)


@pytest.mark.parametrize("size", [(120, 20), (80, 24), (40, 12)])
async def test_what_is_saved_is_read_at_the_same_place(folder: Path, size: tuple[int, int]) -> None:
    app = make_app(folder, "claim:flood-cracked-pillar")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        page = reading(app).current_view.pane("content")
        row = page.cursor_row
        write(folder / "en.yaml", "the flood of November 2019 cracked a", "the water of November 2019 broke one")
        await look(pilot)
        assert "water" in picture(app)
        assert reading(app).location == Location("claim", "flood-cracked-pillar")
        assert (page.cursor_row, app.focused) == (row, page)
        write(
            folder / "en.yaml", "On 20 April 2020 [Exampleton", "One more line.\n\n      On 20 April 2020 [Exampleton"
        )
        await look(pilot)
        assert page.cursor_row == row
        await press(pilot, "l")
        assert "فيضان نوفمبر 2019" in " ".join(block.text for block in page.blocks)


async def test_a_warning_shows_no_problem_and_what_is_saved_is_read(folder: Path) -> None:
    app = make_app(folder, "claim:flood-cracked-pillar")
    async with app.run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        sources = "sources:\n  unused: {url: https://example.org/, publisher: Somebody}\n\narticle:\n"
        write(folder / "graph.yaml", "article:\n", sources)
        await look(pilot)
        assert not reading(app).query_one(ProblemsPanel).display
        assert "unused" in reading(app).session.explainer.graph.sources


async def test_lens_and_cut_off_hold_on_to_what_is_left_of_them(folder: Path) -> None:
    app = make_app(folder, "claim:flood-cracked-pillar")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "f")
        scope = reading(app).session.scope
        assert scope.lens and scope.cutoff
        write(folder / "en.yaml", "the flood of November 2019 cracked a", "the water of November 2019 broke one")
        await look(pilot)
        assert reading(app).session.scope == scope
        assert reading(app).current_view.visible_set is reading(app).session.visible_set
        assert "water" in picture(app)


@pytest.mark.parametrize(("size", "language"), combinations([(120, 36), (40, 12)], ["en", "ar"]))
async def test_a_fault_is_told_with_its_place_and_cure_until_it_is_gone(
    folder: Path, language: str, size: tuple[int, int]
) -> None:
    app = make_app(folder, "claim:bridge-closed", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        before = lines(app)
        write(folder / "graph.yaml", "events: [closure]", "events: [closuer]")
        line = (folder / "graph.yaml").read_text(encoding="utf-8").split("closuer")[0].count("\n") + 1
        await look(pilot)
        message_shown = reading(app).query_one(ProblemList).blocks[0].text
        assert f"graph.yaml:{line}:14" in message_shown
        assert message_shown.endswith("Did you mean closure?")
        assert "closure?" in picture(app)
        if language == "en":
            assert "One problem  last valid version shown" in picture(app)
        await press(pilot, "n")  # the last good version is still there to read
        assert reading(app).location == Location("claim", "flood-cracked-pillar")
        await press(pilot, "p")
        write(folder / "graph.yaml", "closuer", "closure")
        await look(pilot)
        assert lines(app)[1:] == before[1:]


async def test_a_fault_is_told_in_the_language_of_the_screen(folder: Path) -> None:
    app = make_app(folder, "section:lead")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        write(folder / "en.yaml", "claims:", "calims:")
        await look(pilot)
        await press(pilot, "l")
        number = len(reading(app).query_one(ProblemList).blocks)
        shown = reading(app).query_one("#problems-title", StatusBar).fitting(120)
        assert [item.text for item in shown] == [
            load_locale("ar")("problems.title", n=number),
            load_locale("ar")("problems.kept"),
        ]


async def test_a_claim_that_is_gone_leaves_the_reader_in_its_passage(folder: Path) -> None:
    app = make_app(folder, "claim:repair-put-off")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert reading(app).location == Location("event", "council-meeting")
        await press(pilot, "backspace")
        for name in ("en.yaml", "ar.yaml", "graph.yaml"):
            write(folder / name, "repair-put-off", "repair-delayed")
        await look(pilot)
        assert reading(app).location == Location("section", "reasons/money")
        await press(pilot, "r")
        assert reading(app).location == Location("event", "council-meeting")
        assert "The council put the repair off" in picture(app)
        await press(pilot, "backspace")
        assert reading(app).location == Location("section", "reasons/money")


async def test_every_view_shows_what_was_saved(folder: Path) -> None:
    app = make_app(folder, "event:closure")
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        for number, key in enumerate("12345x"):
            await press(pilot, key)
            here = reading(app).location
            write(
                folder / "en.yaml", f"The bridge is closed{'!' * number}", f"The bridge is closed{'!' * (number + 1)}"
            )
            await look(pilot)
            assert reading(app).location == here
        await press(pilot, "2", "g")
        assert "The bridge is closed!!!!!!" in picture(app)


async def test_a_save_takes_no_dialog_from_the_reader(folder: Path) -> None:
    """What is saved meanwhile is shown when the dialog is closed."""
    app = make_app(folder, "claim:bridge-closed")
    async with app.run_test(size=(120, 36)) as pilot:
        screen, words, number = reading(app), "The bridge is closed", 0

        async def save() -> None:
            """Save another title of the event."""
            nonlocal number
            number += 1
            write(folder / "en.yaml", words + "!" * (number - 1), words + "!" * number)
            await look(pilot)

        def top() -> Screen[object]:
            return app.screen

        def shown_title() -> str:
            return screen.wording.edition.events["closure"].title

        await press(pilot, "i", "f", "i")
        await save()
        assert isinstance(top(), NoteScreen) and shown_title() == words
        await press(pilot, "n", "enter")
        assert screen.session.note(Location("claim", "bridge-closed")) == "fin"
        assert top() is screen and shown_title() == f"{words}!"

        await press(pilot, "/", "p", "i", "l")
        await save()
        await save()
        await press(pilot, "l")
        assert isinstance(top(), SearchScreen) and top().query_one(BidiInput).value == "pill"
        assert shown_title() == f"{words}!"
        await press(pilot, "enter")
        assert shown_title() == f"{words}!!!" and screen.location != Location("claim", "bridge-closed")
        await press(pilot, "/")
        assert isinstance(top(), SearchScreen) and top().query_one(BidiInput).value == "pill"
        await press(pilot, "escape", "backspace")

        await screen.navigation.go(Location("event", "council-meeting"))
        await press(pilot, "f", "down")
        dialog = top()
        assert isinstance(dialog, LensScreen)
        chosen = dialog.page.current
        await save()
        await press(pilot, "enter")
        assert chosen and screen.session.scope.lens == chosen.id and shown_title() == f"{words}!!!!"

        for keys, kind in ((("M",), BookmarksScreen), (("?", "pagedown"), HelpScreen), (("ctrl+p", "w"), Palette)):
            before = shown_title()
            await press(pilot, *keys)
            dialog = top()
            assert isinstance(dialog, kind)
            await save()
            assert top() is dialog and shown_title() == before
            await press(pilot, "escape", *(["escape"] if top() is not screen else []))
            assert top() is screen and shown_title() == f"{before}!"

        await press(pilot, "o")
        targets = screen.link_hints.targets
        await save()
        assert targets and screen.link_hints.targets is targets
        label = next(label for label, (_, link) in targets.items() if link == 0)
        await press(pilot, *label)
        assert screen.link_hints.targets is None and shown_title() == words + "!" * number


async def test_a_save_changes_nothing_that_was_chosen(folder: Path) -> None:
    """Not the zoom, the cell of a grid, the pane, the scroll or the lens, in views that are hidden, too."""
    app = make_app(folder, "event:closure")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = reading(app)

        async def save(old: str, new: str) -> None:
            write(folder / "en.yaml", old, new)
            await look(pilot)

        await press(pilot, "2")
        axis = screen.query_one(TimeAxis)
        whole = axis.window
        await press(pilot, "+", "+", "shift+left", "tab", "tab")
        window, active, focused = axis.window, screen.current_view.active, app.focused
        assert window != whole
        await save("The bridge is closed", "The bridge is shut")
        assert (axis.window, screen.current_view.active, app.focused) == (window, active, focused)

        await press(pilot, "4", "right", "down")
        matrix = screen.query_one(Matrix)
        cell = matrix.grid.row_and_column(matrix.cursor)
        await save("The bridge is shut", "The bridge was shut")
        assert screen.query_one(Matrix) is matrix and matrix.grid.row_and_column(matrix.cursor) == cell
        assert any("was shut" in column.text for column in matrix.grid.columns)

        await press(pilot, "1", "pagedown")
        page = screen.current_view.pane("content")
        scrolled = page.scroll_offset
        await save("The bridge was shut", "The bridge had been shut")
        assert page.scroll_offset == scrolled and app.focused is page
        await press(pilot, "2")
        assert screen.query_one(TimeAxis) is axis and axis.window == window
        assert "had been shut" in picture(app)
        await press(pilot, "4")
        assert screen.query_one(Matrix) is matrix and any("had been shut" in c.text for c in matrix.grid.columns)


async def test_a_language_that_is_gone_gives_way_to_another(folder: Path) -> None:
    app = make_app(folder, "claim:bridge-closed", "ar")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        (folder / "ar.yaml").unlink()
        await look(pilot)
        assert reading(app).wording.edition.code == "en"
        assert reading(app).location == Location("claim", "bridge-closed")
