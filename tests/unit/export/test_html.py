"""The HTML page, parsed: every link has a target, every language has its direction."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from jinja2 import UndefinedError
from rendering import render

from mali_tui.content.explainer import Explainer
from mali_tui.content.urls import ascii_url
from mali_tui.export import PRINTABLE_PARTS, PrintablePart
from mali_tui.export.html import _environment
from mali_tui.reading.location import Location

JSON_LD = {"type": "application/ld+json"}  # data, not a program
LINK_OR_DATA = re.compile(r'<a href="https?:[^"]*" rel="noopener">|<script type="application/ld\+json">.*?</script>')
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """Ids, links and text of a page; fails on tags that do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []  # the language around it, where it leads
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}  # by language
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert len(attributes) == len(attrs)
        self.elements.append((tag, attributes))
        language = attributes.get("lang") or (self._open[-1][1] if self._open else "")
        if id := attributes.get("id"):
            self.ids.append(id)
        if href := attributes.get("href"):
            self.links.append((language, href))
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] not in ("style", "sup", "script"):
            self.texts.setdefault(self._open[-1][1], []).append(data)

    def text(self, language: str) -> str:
        return "".join(self.texts[language])


@pytest.fixture(scope="module")
def html(explainer: Explainer) -> str:
    return render(explainer, languages=["en", "ar"], format_="html")


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_the_page_is_self_contained(explainer: Explainer, html: str, page: Page) -> None:
    assert html.startswith("<!doctype html>\n")
    sources = {
        ascii_url(url) for source in explainer.graph.sources.values() for url in (source.url, source.archived) if url
    }
    assert all(href.startswith("#") or href in sources for _, href in page.links)
    assert not {tag for tag, _ in page.elements} & {"link", "img", "iframe"}
    assert all(attributes == JSON_LD for tag, attributes in page.elements if tag == "script")
    assert not [attributes for _, attributes in page.elements if "src" in attributes or "style" in attributes]
    assert not re.search(r"url\(|@import|https?:", re.sub(LINK_OR_DATA, "", html))


def test_ids_are_unique_and_every_link_has_a_target(page: Page) -> None:
    assert [id for id, count in Counter(page.ids).items() if count > 1] == []
    assert [href for _, href in page.links if href[:1] == "#" and href[1:] not in page.ids] == []


@pytest.mark.parametrize("what", [*PRINTABLE_PARTS, Location("claim", "second-coup"), Location("section", "shifts")])
def test_ids_are_unique_and_links_have_targets_in_every_export(
    explainer: Explainer, what: PrintablePart | Location
) -> None:
    page = Page(render(explainer, what, languages=["en", "ar"], format_="html"))
    assert len(set(page.ids)) == len(page.ids)
    assert [href for _, href in page.links if href[:1] == "#" and href[1:] not in page.ids] == []


def test_every_language_has_its_direction(explainer: Explainer, page: Page) -> None:
    elements = [(tag, attributes) for tag, attributes in page.elements if "lang" in attributes]
    assert elements[0] == ("html", {"lang": "en", "dir": "ltr"})
    editions = {attributes["id"]: attributes for _, attributes in elements if "id" in attributes}
    assert set(editions) == {"en", "ar"}
    for _, attributes in elements:
        code = attributes["lang"]
        assert code and attributes["dir"] == explainer.editions[code].direction


def test_the_chosen_language_comes_first(explainer: Explainer) -> None:
    page = Page(render(explainer, Location("term", "ecowas"), languages=["ar", "en"], format_="html"))
    assert page.elements[0] == ("html", {"lang": "ar", "dir": "rtl"})
    assert page.ids.index("ar") < page.ids.index("en")


def test_claims_and_events_link_to_each_other(explainer: Explainer, html: str) -> None:
    for code in ("en", "ar"):
        for id, claim in explainer.graph.claims.items():
            assert f'id="{code}-claim-{id}" href="#{code}-behind-{id}"' in html
            note = _element(html, f'<li id="{code}-behind-{id}">', "</ul>")
            assert f'href="#{code}-claim-{id}"' in note
            assert re.findall(rf'href="#{code}-event-([\w-]+)"', note) == list(claim.events)
        for id in explainer.graph.events:
            card = _element(html, f'<section id="{code}-event-{id}"', "</section>")
            claims = tuple(re.findall(rf'href="#{code}-claim-([\w-]+)"', card))
            assert claims == explainer.claims_of_event.get(id, ())


def test_only_language_links_lead_to_another_language(html: str, page: Page) -> None:
    crossing = [href for language, href in page.links if href[:1] == "#" and not re.match(rf"#{language}\b", href)]
    assert crossing == []
    assert 'href="#ar-event-coup-2021" lang="ar" hreflang="ar"' in html
    assert 'href="#en-section-two-coups" lang="en" hreflang="en"' in html


def test_the_page_contains_all_prose(explainer: Explainer, page: Page) -> None:
    for code in ("en", "ar"):
        text = page.text(code)
        edition = explainer.editions[code]
        for passage in (*edition.sections.values(), *edition.points.values()):
            assert all(paragraph.text in text for paragraph in passage.paragraphs)
        assert all(term.text in text for term in edition.terms.values())


def test_text_is_escaped(saying: Callable[[str], Explainer]) -> None:
    words = "<script>alert('x')</script> & \"quotes\" <b onclick=y>"
    page = Page(render(saying(words), languages=["en", "ar"], format_="html"))
    assert all(attributes == JSON_LD for tag, attributes in page.elements if tag == "script")
    assert not [attributes for _, attributes in page.elements if "onclick" in attributes]
    assert words in page.text("en")


def test_an_undefined_name_in_a_template_fails() -> None:
    with pytest.raises(UndefinedError):
        _environment().from_string("{{ edition.titel }}").render(edition=object())


def test_it_has_styles_for_dark_mode_and_for_printing(html: str) -> None:
    assert "@media (prefers-color-scheme: dark)" in html
    assert "@media print" in html


def test_plain_has_kinds_in_words_and_no_signs(explainer: Explainer) -> None:
    html = render(explainer, languages=["en"], format_="html", plain=True)
    body = html.partition("</style>")[2]
    assert not set("●❝◌◆◇■▬□▫") & set(body)
    assert " (statement 2)" in body


def _element(html: str, start: str, end: str) -> str:
    begin = html.index(start)
    return html[begin : html.index(end, begin)]
