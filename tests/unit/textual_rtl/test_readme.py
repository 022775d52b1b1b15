"""The README's examples do what they say, and it names every module and public name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Static

from mali_tui import textual_rtl
from mali_tui.rtl.line_layout import layout_line

README = Path(str(textual_rtl.__file__)).with_name("README.md").read_text(encoding="utf-8")
OWN, THEIRS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
TEXT = "سلام، يا عالم"
SEEN = layout_line(TEXT, "rtl", False).drawn


class TheirApp(App[None]):
    """Somebody else's."""

    def compose(self) -> ComposeResult:
        yield Static(TEXT)


async def first_line(app: App[Any]) -> str:
    async with app.run_test(size=(40, 3)):
        return app.screen._compositor.render_strips()[0].text


async def test_an_app_with_the_layer_runs_from_the_right() -> None:
    names: dict[str, Any] = {"__name__": "example"}
    exec(OWN.removesuffix("Reader().run()\n"), names)
    assert await first_line(names["Reader"]()) == SEEN.rjust(40)


async def test_an_app_is_given_the_layer() -> None:
    names: dict[str, Any] = {"TheirApp": TheirApp}
    exec(THEIRS.removesuffix("app.run()\n"), names)
    assert await first_line(names["app"]) == SEEN.rjust(40)


def test_it_names_every_module_and_public_names_exist() -> None:
    folder = Path(str(textual_rtl.__file__)).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__"}
    assert {name for name in modules if f"`{name}`" not in README} == set()
    assert all(getattr(textual_rtl, name) is not None for name in textual_rtl.__all__)
    assert not hasattr(textual_rtl, "no_such_name")
