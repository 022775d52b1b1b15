"""The printed page in a real browser: languages change without a script, links land, nothing runs off the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Tab, find_browser, open_browser

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.export import render

WIDE, NARROW, HEIGHT = 1280, 360, 800  # pixels

OBSERVE = """
  const shown = element => element.checkVisibility();
  const inView = element => {
    const box = element.getBoundingClientRect();
    return shown(element) && box.top >= 0 && box.top < innerHeight;
  };
  const editions = () => [...document.querySelectorAll(".edition")].filter(shown).map(edition => edition.id);
  const colour = (element, property) => getComputedStyle(element)[property];
  const open = async link => {
    link.click();
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return document.querySelector(link.getAttribute("href"));
  };
"""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    program = find_browser()
    if program is None:
        pytest.skip("needs chromium: see packages.txt")
    with open_browser(program, tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return load(find_content())


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, explainer: Explainer) -> Path:
    page = tmp_path_factory.mktemp("page") / "page.html"
    page.write_text(render(explainer, languages=["en", "ar"], format_="html"), encoding="utf-8")
    return page


def show(
    tab: Tab, page: Path, anchor: str = "", *, width: int = WIDE, scheme: str = "light", media: str = "screen"
) -> None:
    """Open the page, at an anchor of it."""
    tab.open(page.as_uri() + anchor, width=width, height=HEIGHT, scheme=scheme, media=media)


def look(tab: Tab, script: str) -> Any:
    """What ``script`` sees on the page."""
    return tab.run(OBSERVE + script)


def test_one_language_is_shown_and_a_link_changes_it(tab: Tab, page: Path) -> None:
    show(tab, page)
    seen = look(
        tab,
        """
        const first = editions();
        await open(document.querySelector("#en .bar .language"));
        const second = editions();
        await open(document.querySelector("#ar .bar .language"));
        return [first, second, editions()];
        """,
    )
    assert seen == [["en"], ["ar"], ["en"]]


def test_a_language_link_keeps_the_place(tab: Tab, page: Path) -> None:
    show(tab, page)
    seen = look(
        tab,
        """
        const place = await open(document.querySelector("#en-section-two-coups > .heading .language"));
        return [place.id, inView(place), editions()];
        """,
    )
    assert seen == ["ar-section-two-coups", True, ["ar"]]


def test_an_address_with_an_anchor_opens_in_its_language(tab: Tab, page: Path) -> None:
    show(tab, page, "#ar-claim-second-coup")
    seen = look(tab, "return [editions(), inView(document.querySelector('#ar-claim-second-coup'))];")
    assert seen == [["ar"], True]


def test_each_language_runs_its_own_way(tab: Tab, page: Path) -> None:
    show(tab, page)
    seen = look(
        tab,
        """
        const ends = id => {
          const heading = document.querySelector(`#${id} h1`), words = document.createRange();
          words.selectNodeContents(heading);
          const inner = words.getBoundingClientRect(), outer = heading.getBoundingClientRect();
          return [inner.left - outer.left, outer.right - inner.right].map(Math.round);
        };
        const english = ends("en");
        await open(document.querySelector("#en .bar .language"));
        return {english, arabic: ends("ar")};
        """,
    )
    assert seen["english"][0] == 0 < seen["english"][1]
    assert seen["arabic"][1] == 0 < seen["arabic"][0]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_every_claim_to_its_events_and_back(tab: Tab, page: Path, explainer: Explainer, language: str) -> None:
    show(tab, page)
    seen = look(
        tab,
        f"const language = '{language}';"
        + """
        const lost = [];
        let steps = 0;
        const follow = async link => {
          const place = await open(link);
          steps += 1;
          if (!inView(place)) lost.push(place.id);
          return place;
        };
        if (language != "en") await open(document.querySelector("#en .bar .language"));
        for (const claim of document.querySelectorAll(`#${language} a.claim`)) {
          const note = await follow(claim);
          const event = await follow(note.querySelector(":scope > ul a"));
          const back = await follow(event.querySelector(`a[href="#${claim.id}"]`));
          if (back !== claim) lost.push(claim.id);
        }
        return {steps, lost};
        """,
    )
    assert seen == {"steps": 3 * len(explainer.graph.claims), "lost": []}


@pytest.mark.parametrize("width", [NARROW, 768, WIDE])
def test_nothing_runs_off_the_screen(tab: Tab, page: Path, width: int) -> None:
    show(tab, page, width=width)
    seen = look(
        tab,
        """
        const overflow = () => document.documentElement.scrollWidth - innerWidth;
        const english = overflow();
        await open(document.querySelector("#en .bar .language"));
        return [english, overflow()];
        """,
    )
    assert max(seen) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(tab: Tab, page: Path, scheme: str) -> None:
    show(tab, page, scheme=scheme)
    seen = look(
        tab,
        """
        const ground = colour(document.body, "backgroundColor");
        await open(document.querySelector("#en a.claim"));
        const lit = document.querySelector("li:target");
        const inks = ["#en .prose", "#en .subtitle", "#en .quiet", "#en .prose a:not(.claim)", "#en sup"]
          .map(selector => colour(document.querySelector(selector), "color"));
        return [...inks.map(ink => [ink, ground]), [colour(lit, "color"), colour(lit, "backgroundColor")]];
        """,
    )
    assert (luminance(seen[0][1]) < 0.5) == (scheme == "dark")
    for ink, ground in seen:
        assert contrast(ink, ground) >= 4.5, (ink, ground)


def test_on_paper_there_is_only_what_is_read(tab: Tab, page: Path) -> None:
    show(tab, page, media="print")
    seen = look(
        tab,
        """
        return [
          "#en .bar", "#en .contents", "#en .heading .language", "#en .prose", "#en .notes li", "#en-actor-goita",
        ]
          .map(selector => shown(document.querySelector(selector)));
        """,
    )
    assert seen == [False, False, False, True, True, False]


def luminance(colour: str) -> float:
    """WCAG 2's relative luminance of ``rgb(r, g, b)``."""
    red, green, blue = (int(value) / 255 for value in re.findall(r"\d+", colour)[:3])
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio; 4.5 is asked for text."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
