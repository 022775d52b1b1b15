"""The examples in docs/content-format.md can be copied and opened."""

from __future__ import annotations

import re
from pathlib import Path

from mali_tui.content.loader import load

GUIDE = Path(__file__).parents[3] / "docs" / "content-format.md"


def test_the_smallest_explainer_is_sound(tmp_path: Path) -> None:
    files = re.findall(r"`([a-z]+\.yaml)`:\n\n```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert [name for name, _ in files] == ["graph.yaml", "en.yaml"]
    for name, text in files:
        (tmp_path / name).write_text(text, encoding="utf-8")
    explainer = load(tmp_path)
    assert explainer.passage_of_claim == {"harvest-failed": "lead"}
