"""HTML as pages: the head of each in its language, one page for all or one for each, and links between them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rendering import render

from mali_tui.cli import main
from mali_tui.content.explainer import Explainer
from mali_tui.export import render_site
from mali_tui.reading.location import Location

LANGUAGES = ("en", "ar")
SMALL = Path(__file__).parents[1] / "content" / "small"


class Head(HTMLParser):
    """The title, the meta elements by name, and the ids and addresses of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = ""
        self.meta: list[tuple[str, str]] = []
        self.alternates: dict[str, str] = {}
        self.ids: set[str] = set()
        self.links: list[str] = []
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title"
        if tag == "meta" and "content" in attributes:
            self.meta.append((attributes.get("name") or attributes.get("property", ""), attributes["content"]))
        if tag == "link":
            self.alternates[attributes["hreflang"]] = attributes["href"]
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "a":
            self.links.append(attributes["href"])

    def handle_data(self, data: str) -> None:
        self.title += data if self._in_title else ""
        self._in_title = False


@pytest.fixture(scope="module")
def site(explainer: Explainer) -> dict[str, str]:
    return render_site(explainer, languages=["ar", "en"])


@pytest.mark.parametrize("first", LANGUAGES)
def test_the_head_is_in_the_first_language(explainer: Explainer, first: str) -> None:
    other = next(code for code in LANGUAGES if code != first)
    head, edition = Head(render(explainer, languages=[first, other], format_="html")), explainer.editions[first]
    assert head.title == f"{edition.title}: {edition.subtitle}"
    meta = dict(head.meta)
    assert meta["description"] == meta["og:description"] == edition.source
    assert meta["og:title"] == head.title
    assert meta["og:type"] == "article"
    assert (meta["og:locale"], meta["og:locale:alternate"]) == (first, other)
    assert meta["article:published_time"] == explainer.graph.article.published.isoformat()


def test_the_head_of_a_card_names_it(explainer: Explainer) -> None:
    head = Head(render(explainer, Location("event", "coup-2021"), languages=["en"], format_="html"))
    assert head.title == explainer.editions["en"].events["coup-2021"].title


def test_the_head_is_escaped(saying: Callable[[str], Explainer]) -> None:
    head = Head(render(saying('"><script>x</script>'), languages=["en"], format_="html"))
    assert dict(head.meta)["og:title"].startswith('"><script>')


def test_a_site_has_a_page_for_each_language(explainer: Explainer, site: dict[str, str]) -> None:
    assert list(site) == ["index.html", "en.html"]
    for name, code in (("index.html", "ar"), ("en.html", "en")):
        assert site[name].startswith(
            f'<!doctype html>\n<html lang="{code}" dir="{explainer.editions[code].direction}">'
        )
        assert site[name].count('<div class="edition"') == 1
        assert Head(site[name]).title.startswith(explainer.editions[code].title)


def test_every_link_of_a_site_leads_to_something_in_it(site: dict[str, str]) -> None:
    heads = {name: Head(page) for name, page in site.items()}
    for name, head in heads.items():
        assert head.alternates == {"ar": "index.html", "en": "en.html"}
        inside = [link for link in head.links if not link.startswith("http")]
        assert any(not link.startswith("#") for link in inside)
        for link in inside:
            file, _, anchor = link.partition("#")
            assert anchor in heads[file or name].ids, link


def test_machines_find_the_translation(site: dict[str, str]) -> None:
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', site["en.html"])
    article = json.loads(data)["@graph"][0]
    assert article["workTranslation"] == [{"@id": "index.html#ar"}]


def test_every_claim_has_an_address_of_its_own(explainer: Explainer, site: dict[str, str]) -> None:
    head = Head(site["en.html"])
    for id in explainer.graph.claims:
        assert f"en-claim-{id}" in head.ids and f"#en-claim-{id}" in head.links


# ── On the command line ──────────────────────────────────────────────────────────────────────


def print_site(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> str:
    """What is printed of the small explainer, which takes a tenth of the time."""
    assert main.main(["print", "--content", str(SMALL), *arguments]) == 0
    return capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize(
    ("options", "editions"),
    [
        (["--lang", "ar"], ["ar"]),
        (["--lang", "ar", "--one-page"], ["ar", "en"]),
        (["--one-page"], ["en", "ar"]),
        ([], ["en", "ar"]),
    ],
)
def test_a_page_has_the_language_asked_for_or_all(
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    editions: list[str],
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    html = print_site(capsysbinary, "--format", "html", *options)
    assert re.findall(r'<div class="edition" id="([^"]+)"', html) == editions


def test_a_site_is_written_into_a_folder(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    folder = tmp_path / "public"
    listed = print_site(capsysbinary, "--site", str(folder), "--lang", "en")
    assert listed.splitlines() == [str(folder / "index.html"), str(folder / "ar.html")]
    assert (folder / "index.html").read_text(encoding="utf-8").startswith('<!doctype html>\n<html lang="en"')


@pytest.mark.parametrize("arguments", [["timeline"], ["--format", "json"]])
def test_a_site_is_of_the_whole_article_in_html(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, arguments: list[str]
) -> None:
    assert main.main(["print", *arguments, "--site", str(tmp_path / "public")]) == 2
    assert not (tmp_path / "public").exists()


def test_a_folder_that_cannot_be_written_is_reported(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    assert main.main(["print", "--site", str(tmp_path / "file")]) == 2
    assert b"file" in capsysbinary.readouterr().err
