"""Characters whose width terminals disagree about shift nothing after them, in titles and in prose."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest
from expected import expected_fields
from lab import missing_programs
from likeness import misread
from proof import ADDRESS, COLUMNS, ROWS, compare_app, photograph_app

from mali_tui.content.loader import find_content
from mali_tui.rtl.cell_width import cell_len

IN_PLACE = 0.5  # least score of a word beside an emoji that reaches into its cells; what is shifted scores about 0
CLUSTERS = (
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
    "\U0001f1f2\U0001f1f1",  # a flag
    "\U0001f44d\U0001f3fd",  # a skin tone
    "\u2764\ufe0f",  # a variation selector
    "1\ufe0f\u20e3",  # a keycap
    "\u06dd",  # the end of a verse
    "\u0600",  # an Arabic number sign
)
PLACES = ("فرنسا تخفق في القضاء", "هيمنت على الشمال. وحمل تدخلها أولًا", "مالي تبحث عن حلفاء")
"""Words of a title, of prose and of another title; each is followed by a cluster."""


def write_explainer(folder: Path, clusters: Sequence[str]) -> Path:
    """A copy of the explainer with ``clusters`` between words."""
    shutil.copytree(find_content(), folder)
    path = folder / "ar.yaml"
    text, following = path.read_text(encoding="utf-8"), cycle(clusters)
    for place in PLACES:
        assert place in text
        words = place.split()
        text = text.replace(place, " ".join(word for each in words for word in (each, next(following))))
    path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("kind", ["xterm", "vte", "kitty", "alacritty", "konsole"])
async def test_nothing_is_shifted_after_an_emoji(kind: str, tmp_path: Path) -> None:
    """Beside the same page with other signs of the widths that are reckoned with."""
    if missing := missing_programs(kind):
        pytest.skip(f"needs {', '.join(missing)}: see packages.txt")
    content = write_explainer(tmp_path / "emoji", CLUSTERS)
    signs = write_explainer(tmp_path / "signs", ["◆" * cell_len(cluster) for cluster in CLUSTERS])
    picture = tmp_path / "picture.png"
    photograph_app(kind, "ar", picture, content=content)
    found = compare_app(picture, await expected_fields("ar", ADDRESS, (COLUMNS, ROWS), (), tmp_path, signs))
    assert len(found) > 200
    assert "\n".join(misread(found, IN_PLACE)) == ""
