"""Content that is sound but odd, as strangers write it: it is shown as it is written, and does nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml
from screen import press, resize, settle

from mali_tui.app.app import MaliApp
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import examine
from mali_tui.export import PRINTABLE_PARTS, Format, render
from mali_tui.export.sanitize import clean
from mali_tui.reading.location import all_locations, first_location
from mali_tui.reading.state_store import State, StateStore

SMALL = Path(__file__).parents[1] / "unit/content/small"
ODD = {
    "markup": "[/bold] [@click=app.quit]x[/] [b]y [link=x:y]z[/link] $x {y} %s \\[",
    "html": "<script>alert()</script> &amp; <!-- ]]> {{x}}",
    "long word": "x" * 400,
    "long arabic word": "ب" * 400,
    "piled marks": "Z\u0301\u0327\u0300\u0302a\u0304\u030a ب\u064e\u0651\u0670",
    "wide": "漢字かな交じり文です。ＦＵＬＬ ｈａｌｆ 한국어",
    "sequences": "👨‍👩‍👧‍👦 🏳️‍🌈 🇲🇱 👍🏽 e\u0301 ☠️",
    "joiners": "می\u200cخواهم श्री ক্ষ ไทยไม่มีเว้นวรรค",
    "both ways": "abc (אבג) دهو [xyz] 1,2 ٣٫٤ «ن»",
    "blanks": "a\u00a0b\u2003c\u3000d\u00ade\u2060f",
    "signs": "-- ** __ `x` ~~ # > | \\n \\x1b[31m %1b &#27;",
}
KEYS = (
    "2 3 4 5 1 x / [ / ] escape n i escape y m M escape f enter escape ctrl+p a escape ? escape "
    "l 2 3 4 5 x 1 i escape f enter"
)
PROSE_TABLES = ("sections", "points")
WITH_SHORT_NAMES = ("sections", "points", "actors")


def oddly(data: Any, odd: Iterator[str], path: tuple[str, ...] = ()) -> Any:
    """An edition's data with something odd at the end of every text, each time something else."""
    if isinstance(data, dict):
        more = {"short": next(odd)[:10]} if len(path) == 2 and path[0] in WITH_SHORT_NAMES else {}
        return {key: oddly(value, odd, (*path, key)) for key, value in data.items()} | more
    if path[-1] == "text" and path[0] in PROSE_TABLES:
        return f"{data.rstrip()} {literally(next(odd))}\n"
    return data if path[-1] in ("direction", "short") else f"{data} {next(odd)}"


def literally(text: str) -> str:
    """What stands for itself in prose."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>&#|~!$" else sign for sign in text)


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Explainer:
    """The small explainer with something odd in every text."""
    folder = tmp_path_factory.mktemp("strange")
    (folder / "graph.yaml").write_bytes((SMALL / "graph.yaml").read_bytes())
    for code in ("en", "ar"):
        data = yaml.safe_load((SMALL / f"{code}.yaml").read_text(encoding="utf-8"))
        text = yaml.safe_dump(oddly(data, cycle(ODD.values())), allow_unicode=True, width=10_000)
        (folder / f"{code}.yaml").write_text(text, encoding="utf-8")
    explainer, problems = examine(folder)
    assert explainer, "\n".join(map(str, problems))
    return explainer


async def test_odd_content_is_shown_as_it_is_written(tmp_path: Path, strange: Explainer) -> None:
    app = MaliApp(strange, "ar", first_location(strange), store=StateStore(tmp_path / "state.sqlite3"), state=State())
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settle(pilot)
        for key in KEYS.split():
            await press(pilot, key)
            assert app.fatal_error is None
            strips = app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips} == {120}
            for segment in (segment for strip in strips for segment in strip):
                assert clean(segment.text) == segment.text
                assert not segment.style or "app.quit" not in str(segment.style.meta)
        for size in ((40, 12), (500, 100), (1, 1)):
            await resize(pilot, *size)
        assert app.fatal_error is None
        assert app.is_running


@pytest.mark.parametrize("fmt", ["text", "markdown", "json", "html"])
def test_odd_content_is_printed_as_it_is_written(strange: Explainer, fmt: Format) -> None:
    printed = ""
    for what in (*PRINTABLE_PARTS, *all_locations(strange)):
        text = render(strange, what, languages=["en", "ar"], format_=fmt, width=40)
        assert clean(text) == text
        assert "<script>alert" not in text or fmt != "html"
        printed += json.dumps(json.loads(text), ensure_ascii=False) if fmt == "json" else text
    if fmt == "json":
        printed = printed.replace("\\\\", "\\")
        assert [odd for odd in ODD.values() if odd not in printed] == []
