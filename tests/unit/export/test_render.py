"""Everything can be exported in every format, without control characters."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from rendering import render
from thorough import combinations

from mali_tui.content.explainer import Explainer
from mali_tui.export import DOCUMENT_FORMATS, FORMATS, PRINTABLE_PARTS, Format, PrintablePart, default_languages
from mali_tui.export.sanitize import clean
from mali_tui.i18n.locale import load_locale
from mali_tui.reading.location import Location, all_locations

HOSTILE = "\x1b]52;c;aGk=\x07 \x9b31m [/bold] <script>alert(1)</script> \u202e & \"'`*_|"


@pytest.mark.parametrize("fmt", DOCUMENT_FORMATS)
@pytest.mark.parametrize("what", PRINTABLE_PARTS)
def test_every_what_is_exported_in_every_format(explainer: Explainer, what: PrintablePart, fmt: Format) -> None:
    printed = render(explainer, what, languages=default_languages(explainer, fmt, "ar"), format_=fmt)
    assert printed.endswith("\n") and not printed.endswith("\n\n")
    assert clean(printed) == printed
    assert explainer.editions["ar"].title in printed


@pytest.mark.parametrize("fmt", DOCUMENT_FORMATS)
def test_every_location_is_exported_with_its_address(explainer: Explainer, fmt: Format) -> None:
    for location in all_locations(explainer):
        printed = render(explainer, location, languages=["en"], format_=fmt, width=0)
        assert len(printed) > 80, location


@pytest.mark.parametrize("fmt", FORMATS)
def test_hostile_text_is_escaped(saying: Callable[[str], Explainer], fmt: Format) -> None:
    hostile = saying(HOSTILE)
    parts = (*PRINTABLE_PARTS, Location("claim", "second-coup"), Location("actor", "goita"))
    for what, plain in combinations(parts, [False, True]):
        printed = render(hostile, what, languages=["en", "ar"], format_=fmt, plain=plain)
        assert clean(printed) == printed
        if fmt in ("html", "markdown"):
            unescaped = printed.replace("\\<script", "").replace('<script type="application/ld+json">', "")
            assert "<script" not in unescaped


def test_json_and_html_have_all_languages_the_chosen_one_first(explainer: Explainer) -> None:
    assert default_languages(explainer, "text", "en") == default_languages(explainer, "markdown", "en") == ["en"]
    assert default_languages(explainer, "json", "en") == default_languages(explainer, "html", "en") == ["en", "ar"]


def test_every_locale_has_the_same_keys_for_print() -> None:
    english, arabic = (
        {key for key in sorted(load_locale(language).keys()) if key.startswith("print.")} for language in ("en", "ar")
    )
    assert english == arabic and english


def test_export_does_not_import_textual() -> None:
    code = (
        "import sys\n"
        "from mali_tui.content.loader import find_content, load\n"
        "from mali_tui.export import FORMATS, render\n"
        "explainer = load(find_content())\n"
        "for fmt in FORMATS: render(explainer, languages=['en'], format_=fmt)\n"
        "print(sorted({'textual', 'rich', 'bidi'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
