"""MkDocs hook: adds Markdown files from outside docs/ to the site, and adapts links that are written for GitHub.

In the sources every link is relative to the file it stands in, so that it works in a checkout and on GitHub. On the
site a link to a page leads to the page; one to any other file of the repository leads to the file on the web, if
pyproject.toml gives the repository's address, and otherwise becomes plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import metadata
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
# Files from outside docs/, and their pages.
PAGES = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "security.md",
    "src/mali_tui/rtl/README.md": "right-to-left.md",
    "tests/terminals/README.md": "terminal-tests.md",
}
SOURCES = {page: source for source, page in PAGES.items()}
# A fenced block, code in a line, or a link; whichever comes first.
CODE_OR_LINK = re.compile(
    r"^(?P<fence>```+).*?^(?P=fence)"
    r"|(?P<ticks>`+).+?(?P=ticks)"
    r"|(?P<image>!?)\[(?P<text>[^\]]*)\]\((?P<path>[^)\s#]*)(?P<anchor>#[^)\s]*)?\)",
    re.DOTALL | re.MULTILINE,
)


def project_urls() -> dict[str, str]:
    """The addresses in `[project.urls]` of pyproject.toml, as installed, by their names in lower case."""
    entries = metadata("mali-tui").get_all("Project-URL") or []
    return {name.strip().lower(): url.strip() for name, _, url in (entry.partition(",") for entry in entries)}


def links(markdown: str) -> Iterator[re.Match[str]]:
    """The links and images of a Markdown file to other files of the repository: `image`, `text`, `path`, `anchor`."""
    return (match for match in CODE_OR_LINK.finditer(markdown) if is_relative(match))


def is_relative(match: re.Match[str]) -> bool:
    """Whether it is a link, and leads to another file of the repository."""
    return bool(match["path"]) and not re.match(r"[a-z]+:", match["path"])


def page_of(path: str) -> str | None:
    """Where a file of the repository is on the site; None if it isn't there."""
    if path in PAGES:
        return PAGES[path]
    return path.removeprefix("docs/") if path.startswith("docs/") and (ROOT / path).is_file() else None


def adapt_links(markdown: str, page: str, repository: str) -> str:
    """The Markdown of a page, with its links as the site needs them; code is left alone."""
    folder = dirname(SOURCES.get(page, join("docs", page)))

    def adapt(match: re.Match[str]) -> str:
        if not is_relative(match):
            return match[0]
        path, anchor = normpath(join(folder, match["path"])), match["anchor"] or ""
        if target := page_of(path):
            return f"{match['image']}[{match['text']}]({relpath(target, dirname(page) or '.')}{anchor})"
        if not (ROOT / path).exists():
            return match[0]  # MkDocs reports it
        return f"[{match['text']}]({repository}/blob/main/{path}{anchor})" if repository else match["text"]

    return CODE_OR_LINK.sub(adapt, markdown)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the addresses of the site and the repository from pyproject.toml."""
    urls = project_urls()
    config.site_url = urls.get("documentation", "")
    config.repo_url = urls.get("repository")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files from outside docs/."""
    from mkdocs.structure.files import File

    for source, page in PAGES.items():
        files.append(File.generated(config, page, content=(ROOT / source).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Adapt the links of a page."""
    return adapt_links(markdown, page.file.src_uri, config.repo_url or "")
