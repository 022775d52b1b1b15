"""The style sheets: those that not every start needs are read when they are asked for, and hold what is theirs."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from mali_tui.app import styles
from mali_tui.app.app import MaliApp
from mali_tui.app.matrix import matrix
from mali_tui.app.ui.themes import COLOURS_16, TRUE_COLOUR
from mali_tui.app.views import matrix_view
from mali_tui.app.views.map import map_widget
from mali_tui.app.views.matrix_view import MatrixView
from mali_tui.app.views.registry import VIEWS
from mali_tui.app.views.timeline import axis_widget
from mali_tui.content.loader import find_content, load
from mali_tui.content.watcher import FileWatcher
from mali_tui.reading.location import first_location
from mali_tui.reading.state_store import State, StateStore


def make_app(folder: Path, colours: int = TRUE_COLOUR, **options: Any) -> MaliApp:
    explainer = load(find_content())
    store = StateStore(folder / "state.sqlite3")
    return MaliApp(explainer, "en", first_location(explainer), store=store, state=State(), colours=colours, **options)


def sheets(app: MaliApp) -> set[str]:
    return {path for path, _ in app.stylesheet.source}


def test_a_sheet_is_read_when_it_is_asked_for_and_not_again(tmp_path: Path) -> None:
    app = make_app(tmp_path, TRUE_COLOUR)
    sheet = matrix.STYLE_SHEET
    assert str(sheet) not in sheets(app)
    styles.load_style_sheets(app, [sheet])
    rules = app.stylesheet.rules
    assert any("Matrix" in rule.selector_names for rule in rules)
    styles.load_style_sheets(app, [sheet])
    assert app.stylesheet.rules is rules


@pytest.mark.parametrize(
    ("colours", "no_color", "read"), [(TRUE_COLOUR, "", False), (COLOURS_16, "", True), (TRUE_COLOUR, "1", True)]
)
def test_what_differs_with_few_colours_is_read_only_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, colours: int, no_color: str, read: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    assert (str(styles.FEW_COLOURS) in sheets(make_app(tmp_path, colours))) is read


def test_what_few_starts_show_is_read_only_there(tmp_path: Path) -> None:
    few = {str(sheet) for sheet in (styles.FIRST_RUN, styles.PLAIN, styles.PROBLEMS)}
    assert not few & sheets(make_app(tmp_path))
    watch = FileWatcher(find_content())
    assert few <= sheets(make_app(tmp_path, is_first_run=True, plain=True, watch=watch))


def test_the_sheet_of_every_start_leaves_to_the_others_what_is_theirs() -> None:
    text = styles.APP.read_text(encoding="utf-8")
    assert not [
        word
        for word in ("Matrix", "Map >", "TimeAxis", "Palette", ":nocolor", ":ansi", "-plain", "#hint")
        if word in text
    ]


@pytest.mark.parametrize("name", list(VIEWS))
def test_a_view_has_the_sheets_of_its_widgets_and_no_others(name: str) -> None:
    kind = VIEWS[name].load()
    widgets = {"Matrix": matrix, "Map": map_widget, "TimeAxis": axis_widget}
    imported = vars(import_module(kind.__module__)) | (vars(matrix_view) if issubclass(kind, MatrixView) else {})
    assert set(kind.STYLE_SHEETS) == {module.STYLE_SHEET for widget, module in widgets.items() if widget in imported}
