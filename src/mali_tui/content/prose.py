"""Parse prose into paragraphs. The only Markdown it may have is links and emphasis."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from mali_tui.content.model import ProseLink, ProseParagraph, TargetKind
from mali_tui.content.problems import shorten

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_PARAGRAPH_LENGTH = 10_000  # characters
MAX_SIGNS_PER_PARAGRAPH = 100  # in a paragraph; parsing time grows with their square
_SAMPLE = 20  # characters with which to find a paragraph in its file

TARGET_KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
_KINDS = "|".join(TARGET_KINDS)
_TARGET = rf"({_KINDS}):([a-z0-9][a-z0-9/-]*)"
_PLAIN_LINK = re.compile(rf"\[([^\[\]*_\\]+)\]\({_TARGET}\)")
_OTHER_MARKUP = re.compile(r"[\[\]*_\\]")
_FAILED_LINK = rf"\]\s*\(\s*<?(?:{_KINDS})\s*:"
_MARKUP = re.compile(r"[\[*_\\]")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")


class ProseProblem(NamedTuple):
    """A problem in prose, and what to search for in the file: a link target, or else ``words``."""

    message: str
    cure: str
    words: str = ""
    target: str | None = None


OnProblem = Callable[[ProseProblem], None]


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 25 ms, not needed for --version and --help

    class Inline(MarkdownIt):
        """Leaves link targets as written; `_link` validates them."""

        def normalizeLink(self, url: str) -> str:
            return url

        def validateLink(self, url: str) -> bool:
            return True

    return Inline("zero", {"html": False}).enable(["link", "emphasis", "escape"])


def parse_prose(text: str, report: OnProblem) -> tuple[ProseParagraph, ...]:
    """The paragraphs of a passage; ``report`` is called with each invalid link."""
    pieces = (" ".join(piece.split()) for piece in _PARAGRAPH_BREAK.split(text.strip()))
    return tuple(_parse_paragraph(piece, report) for piece in pieces if piece)


def _is_readable(source: str, report: OnProblem) -> bool:
    """Whether a paragraph is small enough to parse; reports it if not."""
    if len(source) > MAX_PARAGRAPH_LENGTH:
        message = f"a paragraph has {len(source):,} characters"
    elif max(map(source.count, "[*_")) > MAX_SIGNS_PER_PARAGRAPH:
        message = "a paragraph has too many brackets or asterisks"
    else:
        return True
    report(ProseProblem(message, "Split it with a blank line.", words=source[:_SAMPLE]))
    return False


def _parse_paragraph(source: str, report: OnProblem) -> ProseParagraph:
    if not _MARKUP.search(source) or not _is_readable(source, report):
        return ProseParagraph(source)
    if not _OTHER_MARKUP.search(_PLAIN_LINK.sub("", source)):
        return _parse_plain_links(source)
    return _parse_by_rules(source, report)


def _parse_plain_links(source: str) -> ProseParagraph:
    """Parse a paragraph whose only markup is valid links, as in nearly all prose.

    The result equals `_parse_by_rules`; importing and running markdown-it is a third of the checker's time.
    """
    text, end = "", 0
    links: list[ProseLink] = []
    for match in _PLAIN_LINK.finditer(source):
        text += source[end : match.start()]
        links.append(ProseLink(len(text), len(text) + len(match[1]), cast(TargetKind, match[2]), match[3]))
        text += match[1]
        end = match.end()
    return ProseParagraph(text + source[end:], tuple(links))


def _parse_by_rules(source: str, report: OnProblem) -> ProseParagraph:
    """Parse any paragraph with markdown-it."""
    tokens: list[Token] = _markdown().parseInline(source)[0].children or []
    text = ""
    links: list[ProseLink] = []
    emphasis: list[tuple[int, int]] = []
    target, start = "", 0
    opened: list[int] = []
    for token in tokens:
        if token.type == "link_open":
            target, start = str(token.attrs["href"]), len(text)
        elif token.type == "link_close":
            if link := _link(target, start, len(text), report):
                links.append(link)
        elif token.type in ("em_open", "strong_open"):
            opened.append(len(text))
        elif token.type in ("em_close", "strong_close"):
            emphasis.append((opened.pop(), len(text)))
        else:
            text += token.content
    if failed := re.search(_FAILED_LINK, text):
        message = f"{shorten(failed.group())} is not a valid link"
        report(ProseProblem(message, "Write it as [words](kind:id), without spaces.", words=failed.group()))
    return ProseParagraph(text, tuple(links), tuple(sorted(emphasis)))


def _link(target: str, start: int, end: int, report: OnProblem) -> ProseLink | None:
    match = re.fullmatch(_TARGET, target)
    if not match:
        kinds = ", ".join(f"{kind}:id" for kind in TARGET_KINDS)
        message = f"{shorten(target) or 'an empty text'} is not a valid link target"
        report(ProseProblem(message, f"Use one of: {kinds}.", target=target))
        return None
    if start == end:
        report(ProseProblem(f"the link to {target} has no words", f"Write [words]({target}).", target=target))
        return None
    return ProseLink(start, end, cast(TargetKind, match[1]), match[2])
