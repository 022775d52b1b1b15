"""Keys on keyboards of other layouts: they run what they run on a Latin one, and are written where one writes."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from unicodedata import normalize

from screen import picture, press, reading
from textual.widgets import Input

from mali_tui.app.app import MaliApp
from mali_tui.content.loader import load
from mali_tui.reading.location import Location
from mali_tui.reading.state_store import State, StateStore

SMALL = Path(__file__).parents[1] / "unit" / "content" / "small"


async def test_the_keyboard_of_the_interface_comes_first_and_text_is_written_as_typed(tmp_path: Path) -> None:
    folder = Path(copytree(SMALL, tmp_path / "explainer"))
    (folder / "en.yaml").rename(folder / "fa.yaml")  # the interface in Persian, whatever the texts
    app = MaliApp(load(folder), "fa", Location("section", "lead"), StateStore(tmp_path / "state"), State())
    async with app.run_test(size=(120, 36)) as pilot:
        screen = reading(app)
        await press(pilot, "د")  # the key N; on an Arabic keyboard it is ]
        assert screen.current_view.focused_pane.current is not None
        await press(pilot, "۲")
        assert screen.current_view.id == "timeline"
        await press(pilot, "é")  # AZERTY's 2
        assert screen.current_view.id == "timeline"
        await press(pilot, "&")
        assert screen.current_view.id == "sections"
        await press(pilot, "/", "د", "ه", "é")
        field = app.screen.query_one(Input)
        assert field.value == "دهé"
        await press(pilot, "escape", "؟")
        assert app.screen is not screen and "n  د" in normalize("NFKC", picture(app))
        await press(pilot, "ض")  # the key Q closes it
        assert app.screen is screen
        await press(pilot, "م")  # the other language, which is Arabic
        assert screen.wording.edition.code == "ar"
        assert not screen.session.scope.is_active
        await press(pilot, "د")  # the key ]
        assert screen.session.scope.cutoff is not None
