"""Bookmarks as printed: what is marked, its address, the note, in every format and in logical order."""

from __future__ import annotations

import json
from html import unescape

import pytest
from rendering import render

from mali_tui.content.explainer import Explainer
from mali_tui.export import DOCUMENT_FORMATS, Format

BOOKMARKS = {
    "claim:wagner-talks": "Who else *reports* this?",
    "event:coup-2021": "قارن بانقلاب 2020",
    "section:shifts/two-coups": "",
    "claim:gone": "no longer there",
}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("fmt", DOCUMENT_FORMATS)
def test_each_stands_with_its_address_and_its_note(explainer: Explainer, fmt: Format, language: str) -> None:
    printed = render(explainer, "bookmarks", languages=[language], format_=fmt, width=0, bookmarks=BOOKMARKS)
    printed = unescape(printed) if fmt == "html" else printed
    edition = explainer.editions[language]
    assert edition.claims["wagner-talks"] in printed
    assert edition.events["coup-2021"].title in printed
    for address in BOOKMARKS:
        assert address in printed
    assert "قارن بانقلاب 2020" in printed and "no longer there" in printed


def test_in_markdown_a_note_is_text_under_its_bookmark(explainer: Explainer) -> None:
    printed = render(explainer, "bookmarks", languages=["en"], format_="markdown", bookmarks=BOOKMARKS)
    entries = printed.partition("## Bookmarks")[2].strip().splitlines()
    assert entries[0].startswith("- ◌ ") and entries[0].endswith("`claim:wagner-talks`")
    assert entries[1] == "  - Who else \\*reports\\* this?"
    assert entries[-2:] == ["- `claim:gone`", "  - no longer there"]


def test_in_json_they_are_addresses_notes_and_names(explainer: Explainer) -> None:
    printed = json.loads(render(explainer, "bookmarks", languages=["en", "ar"], format_="json", bookmarks=BOOKMARKS))
    assert [(one["address"], one["note"]) for one in printed["bookmarks"]] == list(BOOKMARKS.items())
    assert printed["bookmarks"][1]["name"]["ar"] == explainer.editions["ar"].events["coup-2021"].title


def test_without_any_that_is_said(explainer: Explainer) -> None:
    assert "No bookmarks yet." in render(explainer, "bookmarks", languages=["en"])
