"""The documentation site: links in the sources lead somewhere, on GitHub and on the site."""

from __future__ import annotations

from pathlib import Path

import pytest

import docs_site

ROOT = Path(__file__).parents[2]
SOURCES = sorted({*docs_site.PAGES, *(str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md"))})
WEB = "https://example.org/mali-tui"


@pytest.mark.parametrize("source", SOURCES)
def test_every_link_leads_to_a_file(source: str) -> None:
    path = ROOT / source
    found = docs_site.links(path.read_text(encoding="utf-8"))
    assert [link["path"] for link in found if not (path.parent / link["path"]).exists()] == []


@pytest.mark.parametrize("source", SOURCES)
def test_every_picture_has_a_description(source: str) -> None:
    found = docs_site.links((ROOT / source).read_text(encoding="utf-8"))
    assert [link["path"] for link in found if link["image"] and not link["text"]] == []


@pytest.mark.parametrize(
    ("page", "source", "expected"),
    [
        ("index.md", "[using it](docs/using.md#search)", "[using it](using.md#search)"),
        ("index.md", "![map](docs/pictures/map-en-120x36.png)", "![map](pictures/map-en-120x36.png)"),
        ("contributing.md", "[format](docs/content-format.md)", "[format](content-format.md)"),
        ("right-to-left.md", "[measured](../../../docs/terminals.md)", "[measured](terminals.md)"),
        ("terminals.md", "[method](../tests/terminals/README.md)", "[method](terminal-tests.md)"),
        ("index.md", "[`MIT`](LICENSE)", f"[`MIT`]({WEB}/blob/main/LICENSE)"),
        ("index.md", "[web](https://example.org/x)", "[web](https://example.org/x)"),
        ("index.md", "`[words](docs/using.md)`", "`[words](docs/using.md)`"),
        ("index.md", "```\n[words](docs/using.md)\n```", "```\n[words](docs/using.md)\n```"),
        ("index.md", "[gone](docs/nowhere.md)", "[gone](docs/nowhere.md)"),
    ],
)
def test_links_are_adapted_to_the_site(page: str, source: str, expected: str) -> None:
    assert docs_site.adapt_links(source, page, WEB) == expected


def test_without_an_address_links_to_other_files_become_text() -> None:
    assert docs_site.adapt_links("Licence: [MIT](LICENSE).", "index.md", "") == "Licence: MIT."
