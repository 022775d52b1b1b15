"""The examples of the layer's README do what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mali_tui import rtl
from mali_tui.rtl.encodings import ENCODINGS
from mali_tui.rtl.line_layout import layout_cells
from mali_tui.textual_rtl.app import Directed

README = Path(str(rtl.__file__)).with_name("README.md").read_text(encoding="utf-8")
APP, PLAIN = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


async def test_the_app_draws_its_line_from_the_right() -> None:
    running = "Reader().run()\n"
    assert APP.endswith(running)
    names: dict[str, Any] = {"__name__": "example"}
    exec(APP.removesuffix(running), names)
    app: Directed = names["Reader"]()
    async with app.run_test(size=(40, 3)):
        (first, *_) = [strip.text for strip in app.screen._compositor.render_strips()]
    text = re.findall(r'Static\("(.*?)"\)', APP)[0]
    assert first == "".join(cell.text for cell in layout_cells(text, "rtl", False)).rjust(40)


def test_the_functions_return_what_is_written_beside_them() -> None:
    names: dict[str, Any] = {}
    exec(PLAIN[: PLAIN.index("visual_order(")], names)
    claims = re.findall(r"^(\w+\(.*?\S) +# (\[[^]]*\]|\"[^\"]*\")", PLAIN, re.MULTILINE)
    assert len(claims) == 2
    for expression, value in claims:
        assert eval(expression, names) == eval(value)


def test_it_names_every_encoding_and_module() -> None:
    folder = Path(str(rtl.__file__)).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {name for name in modules if f"`{name}`" not in README} == set()
    assert {name for name in ENCODINGS if f"| `{name}` |" not in README} == set()


def test_every_public_name_exists_and_is_listed() -> None:
    listed = README[README.index("## Public names") : README.index("## Modules")]
    for name in rtl.__all__:
        assert getattr(rtl, name) is not None
        assert f"`{name}`" in listed
    assert not hasattr(rtl, "no_such_name")
