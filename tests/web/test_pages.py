"""The HTML pages in a real browser: accessibility by axe-core, print, narrow windows. Run by ``make test-web``."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import print_to_pdf, run_script

from mali_tui.content.images import embed_images, read_images
from mali_tui.content.loader import find_content, load
from mali_tui.export import PrintablePart, default_languages, render, render_site
from mali_tui.reading.location import Location

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MAX_SHEETS = 12  # A4
LANGUAGES = ("en", "ar")
EXPLAINER = load(find_content())
EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE_PAGES = ("aral-sea/index", "aral-sea/fa", "bronze-age/index")
CARDS = {
    "event": Location("event", "coup-2021"),
    "claim": Location("claim", "second-coup"),
    "actor": Location("actor", "goita"),
    "section": Location("section", "shifts"),
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article as a site, on one page, and some cards."""
    folder = tmp_path_factory.mktemp("site")
    for name, page in render_site(EXPLAINER, languages=list(LANGUAGES)).items():
        (folder / name).write_text(page, encoding="utf-8")
    pages: dict[str, PrintablePart | Location] = {
        "one-page": "article",
        "timeline": "timeline",
        "sources": "sources",
        **CARDS,
    }
    for name, what in pages.items():
        languages = default_languages(EXPLAINER, "html", "en")
        (folder / f"{name}.html").write_text(render(EXPLAINER, what, languages=languages, format_="html"), "utf-8")
    return folder


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site of each example in a folder of its own."""
    folder = tmp_path_factory.mktemp("examples")
    for name in {page.partition("/")[0] for page in EXAMPLE_PAGES}:
        (folder / name).mkdir()
        explainer = load(EXAMPLES / name)
        images = embed_images(read_images(EXAMPLES / name, explainer.graph))
        for file, page in render_site(explainer, languages=list(explainer.editions), images=images).items():
            (folder / name / file).write_text(page, encoding="utf-8")
    return folder


def find_violations(page: Path, *options: str) -> list[str]:
    """What axe-core finds wrong, each with the elements concerned."""
    script = f"""
      {AXE.read_text(encoding="utf-8")}
      const found = await axe.run(document, {{runOnly: {WCAG}}});
      return found.violations.map(rule => rule.id + ": " + rule.help + " | "
        + rule.nodes.slice(0, 4).map(node => node.html.slice(0, 160) + " @ "
        + node.any.concat(node.all, node.none).map(check => check.message).join("; ").slice(0, 200)).join(" || "));
    """
    violations: list[str] = run_script(page, script, *options)
    return violations


@pytest.mark.parametrize("size", ["390,844", "1280,900"])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", ["index", "ar"])
def test_the_article_is_accessible(site: Path, name: str, size: str, colours: str) -> None:
    scheme = f"--blink-settings=preferredColorScheme={0 if colours == 'dark' else 1}"
    assert find_violations(site / f"{name}.html", f"--window-size={size}", scheme) == []


@pytest.mark.parametrize("name", ["one-page", "timeline", "sources", *CARDS])
def test_every_other_page_is_accessible(site: Path, name: str) -> None:
    assert find_violations(site / f"{name}.html") == []


@pytest.mark.parametrize("name", ["index", "ar"])
def test_on_paper_the_article_stands_alone_on_few_sheets(site: Path, tmp_path: Path, name: str) -> None:
    assert 4 <= print_to_pdf(site / f"{name}.html", tmp_path / f"{name}.pdf") <= MAX_SHEETS


@pytest.mark.parametrize("name", EXAMPLE_PAGES)
def test_the_site_of_an_example_is_accessible_and_fits_paper_and_phone(
    examples: Path, tmp_path: Path, name: str
) -> None:
    page = examples / f"{name}.html"
    assert find_violations(page, "--window-size=390,844") == []
    assert 3 <= print_to_pdf(page, tmp_path / "page.pdf") <= MAX_SHEETS
    width, content = measure_on_a_phone(page, tmp_path)
    assert width <= 320 and content <= width


@pytest.mark.parametrize("name", ["index", "ar", "one-page", "sources"])
def test_nothing_is_wider_than_a_phone(site: Path, tmp_path: Path, name: str) -> None:
    width, content = measure_on_a_phone(site / f"{name}.html", tmp_path)
    assert width <= 320 and content <= width


def measure_on_a_phone(page: Path, folder: Path) -> tuple[int, int]:
    """The width of a window of 320 pixels (WCAG 1.4.10), and of a page's content in it that has no scroll bar."""
    frame = folder / "frame.html"
    source = page.as_uri()
    frame.write_text(f'<body><iframe id="page" src="{source}" width="320" height="600"></iframe></body>', "utf-8")
    script = """
      await new Promise(loaded => document.getElementById("page").addEventListener("load", loaded));
      const page = document.getElementById("page").contentDocument.documentElement;
      return [page.clientWidth, page.scrollWidth];
    """
    width, content = run_script(frame, script, "--allow-file-access-from-files")
    return width, content


def test_a_folded_part_opens_without_a_script(site: Path) -> None:
    script = """
      const part = document.querySelector("#en-since details");
      const before = part.open;
      part.querySelector("summary").click();
      return [before, part.open, part.querySelectorAll("section").length];
    """
    assert run_script(site / "index.html", script) == [False, True, len(EXPLAINER.graph.since)]
