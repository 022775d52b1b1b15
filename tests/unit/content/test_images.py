"""Images: where they are shown, how they are named, how they go along, and which files are refused."""

from __future__ import annotations

import base64
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pytest
from edits import edit

from mali_tui.app.views.article.blocks import article_blocks
from mali_tui.cli.main import main
from mali_tui.content import images
from mali_tui.content.loader import examine, load
from mali_tui.i18n.wording import Wording

GUIDE = Path(__file__).parents[3] / "docs" / "content-format.md"
# a JPEG of one pixel starts like this; no more of it is read
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(20)
FIGURE = ["Image: An empty granary with its door open", "The granary in May 2020.", "Credit: A. Writer, The Gazette"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The guide's explainer with its example of an image."""
    text = GUIDE.read_text(encoding="utf-8")
    files = re.findall(r"\.yaml`:\n\n```yaml\n(.*?)```", text, re.DOTALL)
    section = text.partition("### images\n")[2]
    folder = tmp_path / "explainer"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "granary.jpg").write_bytes(JPEG)
    examples = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)[:2]
    for name, start, more in zip(("graph", "en"), files, examples, strict=True):
        (folder / f"{name}.yaml").write_text(start + more, encoding="utf-8")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> list[str]:
    """Change a file; the problems of the explainer."""
    edit(folder / name, old, new)
    return [f"{problem.severity}: {problem.message}. {problem.fix}" for problem in examine(folder)[1]]


class Figures(HTMLParser):
    """The sources and alt texts of a page's images, and what stands below them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.images: list[dict[str, str | None]] = []
        self.captions: list[str] = []
        self._in_caption = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.images.append(dict(attrs))
        self._in_caption |= tag == "figcaption"

    def handle_endtag(self, tag: str) -> None:
        self._in_caption &= tag != "figcaption"

    def handle_data(self, data: str) -> None:
        if self._in_caption and data.strip():
            self.captions.append(data)


def print_output(folder: Path, capsysbinary: pytest.CaptureFixture[bytes], *options: str) -> str:
    assert main(["--content", str(folder), "print", *options]) == 0
    return capsysbinary.readouterr().out.decode()


def test_the_app_names_it_below_the_text(folder: Path) -> None:
    assert examine(folder)[1] == []
    wording = Wording(load(folder), "en")
    texts = [block.text for block in article_blocks(wording)]
    at = texts.index(" · ".join(FIGURE))
    assert "in May the harvest" in texts[at - 1]


def test_it_is_named_in_text_and_linked_in_markdown(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert " · ".join(FIGURE) in print_output(folder, capsysbinary, "--width", "0")
    markdown = print_output(folder, capsysbinary, "--format", "markdown")
    assert "![An empty granary with its door open](<images/granary.jpg>)" in markdown
    assert "*Credit: A\\. Writer, The Gazette*" in markdown.replace("A. W", "A\\. W")


@pytest.mark.parametrize("options", [(), ("--one-page",), ("--lang", "en")])
def test_a_page_contains_it(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes], options: tuple[str, ...]
) -> None:
    page = Figures(print_output(folder, capsysbinary, "--format", "html", *options))
    (image,) = page.images
    assert image["alt"] == "An empty granary with its door open"
    kind, _, data = str(image["src"]).partition(",")
    assert kind == "data:image/jpeg;base64" and base64.b64decode(data) == JPEG
    assert page.captions[:2] == FIGURE[1:]  # the drawings have captions, too


def test_a_site_has_it_beside_its_pages(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "images" / "granary.jpg").rename(folder / "images" / "the granary.jpg")
    assert change(folder, "graph.yaml", "images/granary.jpg", "images/the granary.jpg") == []
    site = tmp_path / "site"
    print_output(folder, capsysbinary, "--site", str(site))
    (image,) = Figures((site / "index.html").read_text(encoding="utf-8")).images
    assert image["src"] == "images/the%20granary.jpg"
    assert (site / "images" / "the granary.jpg").read_bytes() == JPEG


def test_a_package_takes_it_along(folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    package = tmp_path / "granary.explainer"
    (folder / "images" / "other.jpg").write_bytes(JPEG)
    assert main(["pack", str(folder), "--output", str(package)]) == 0
    capsysbinary.readouterr()
    assert set(ZipFile(package).namelist()) == {"en.yaml", "graph.yaml", "images/granary.jpg"}
    assert examine(package)[1] == []
    (image,) = Figures(print_output(package, capsysbinary, "--format", "html")).images
    assert str(image["src"]).startswith("data:image/jpeg")


def test_it_comes_back_from_json_with_its_file_to_do(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = print_output(folder, capsysbinary, "--format", "json")
    assert json.loads(data)["images"][0]["file"] == "images/granary.jpg"
    (tmp_path / "printed.json").write_text(data, encoding="utf-8")
    assert main(["import", str(tmp_path / "printed.json"), str(tmp_path / "again")]) == 0
    again = load(tmp_path / "again")
    assert again.graph == load(folder).graph and again.editions["en"].images == load(folder).editions["en"].images


def test_where_its_file_is_missing_its_words_stand(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (folder / "images" / "granary.jpg").unlink()
    (problem,) = examine(folder)[1]
    assert problem.severity == "warning" and "no file images/granary.jpg" in problem.message
    page = print_output(folder, capsysbinary, "--format", "html")
    assert not Figures(page).images and FIGURE[0] in page


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("https://example.org/granary.jpg", "is an address on the web, not a file"),
        ("//example.org/granary.jpg", "is an address on the web, not a file"),
        ("'data:image/png;base64,xx'", "is an address on the web, not a file"),
        ("/home/me/granary.jpg", "is an absolute path"),
        ("~/granary.jpg", "is an absolute path"),
        ("'C:\\me\\granary.jpg'", "is an absolute path"),
        ("C:/me/granary.jpg", "is an absolute path"),
        ("file:///etc/passwd.png", "is an absolute path"),
        ("../granary.jpg", "leads out of the explainer's folder"),
        ("images/../../granary.jpg", "leads out of the explainer's folder"),
        ("'images\\granary.jpg'", "has a backslash"),
        ("images/granary.svg", "an SVG may contain scripts"),
        ("images/granary", "has an unknown format"),
        (".hidden/granary.jpg", "is no name for a file on every computer"),
        ("a/b/c/granary.jpg", "is no name for a file on every computer"),
        ("'images/a?.jpg'", "is no name for a file on every computer"),
        ("images/text.png", "is not an image of this format"),
        ("images/link.jpg", "is a link that leads out of the explainer's folder"),
        ("images/huge.png", "has more than 4 MB"),
    ],
)
def test_another_file_is_refused(folder: Path, tmp_path: Path, file: str, message: str) -> None:
    (folder / "images" / "text.png").write_text("<script>", encoding="utf-8")
    (tmp_path / "outside.jpg").write_bytes(JPEG)
    (folder / "images" / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    (folder / "images" / "huge.png").touch()
    os.truncate(folder / "images" / "huge.png", images.MAX_IMAGE_BYTES + 1)
    (problem,) = change(folder, "graph.yaml", "images/granary.jpg", file)
    assert message in problem and problem.startswith("error:")


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("graph.yaml", "passage: lead", "passage: leads", "there is no passage leads. Did you mean lead?"),
        ("en.yaml", "    alt: An empty granary with its door open\n", "", "images: granary has no alt"),
        ("en.yaml", "    credit: A. Writer, The Gazette\n", "", "images: granary has no credit"),
        ("en.yaml", "  granary:\n    alt", "  granry:\n    alt", "granry is not in the images of graph.yaml"),
    ],
)
def test_what_is_missing_is_said_once(folder: Path, name: str, old: str, new: str, message: str) -> None:
    (problem,) = change(folder, name, old, new)
    assert message in problem


def test_images_have_a_limit_together(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_TOTAL_IMAGE_BYTES", len(JPEG) - 1)
    assert "there are more than 100 images" in examine(folder)[1][0].message


def test_every_format_has_its_signature() -> None:
    starts = {
        "image/jpeg": JPEG,
        "image/png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "image/gif": b"GIF89a\x01\x00",
        "image/webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
        "image/avif": b"\x00\x00\x00\x20ftypavif",
    }
    assert starts.keys() == {*images.MEDIA_TYPES.values()} == images._SIGNATURES.keys()
    for kind, pattern in images._SIGNATURES.items():
        assert [other for other, start in starts.items() if pattern.match(start)] == [kind]
