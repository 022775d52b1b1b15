"""Headings of the HTML page: words alone, and no level left out."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from rendering import render

from mali_tui.content.explainer import Explainer
from mali_tui.export import PRINTABLE_PARTS, PrintablePart
from mali_tui.export.build import full_document
from mali_tui.export.document import all_parts
from mali_tui.export.wording import PrintWording

HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_heading_is_the_title_and_its_sign(explainer: Explainer, language: str) -> None:
    html = render(explainer, languages=[language], format_="html")
    titles = {part.title for part in all_parts(full_document(PrintWording(explainer, language)).parts)}
    for _, heading in HEADING.findall(html):
        assert "<a" not in heading
        text = re.sub(r'<span class="sign[^"]*" aria-hidden="true">.</span> |<[^>]+>', "", heading)
        assert text.replace("&#39;", "'").replace("&#34;", '"') in {*titles, explainer.editions[language].title}


@pytest.mark.parametrize("what", PRINTABLE_PARTS)
def test_no_level_is_left_out(explainer: Explainer, what: PrintablePart) -> None:
    levels = [int(level) for level, _ in HEADING.findall(render(explainer, what, languages=["en"], format_="html"))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
