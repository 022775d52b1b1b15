"""Prose with Markdown links, as paragraphs of plain text with links. Only links and emphasis are Markdown here."""

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
MAX_SIGNS_PER_PARAGRAPH = 100  # of a paragraph; Markdown's rules take time that grows with their square
_SIGN = 20  # characters by which to find a paragraph in its file

TARGET_KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
_KINDS = "|".join(TARGET_KINDS)
_TARGET = rf"({_KINDS}):([a-z0-9][a-z0-9/-]*)"
_PLAIN_LINK = re.compile(rf"\[([^\[\]*_\\]+)\]\({_TARGET}\)")
_OTHER_MARKUP = re.compile(r"[\[\]*_\\]")
_FAILED_LINK = rf"\]\s*\(\s*<?(?:{_KINDS})\s*:"
_MARKUP = re.compile(r"[\[*_\\]")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")


class ProseProblem(NamedTuple):
    """A fault of the prose, with what to look for in the file: the target of a link, or else ``words``."""

    message: str
    cure: str
    words: str = ""
    target: str | None = None


Complain = Callable[[ProseProblem], None]


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 25 ms, which --version and --help need not pay

    class Inline(MarkdownIt):
        """Leaves link targets as they are written; whether they lead anywhere is judged here."""

        def normalizeLink(self, url: str) -> str:
            return url

        def validateLink(self, url: str) -> bool:
            return True

    return Inline("zero", {"html": False}).enable(["link", "emphasis", "escape"])


def parse_prose(text: str, report: Complain) -> tuple[ProseParagraph, ...]:
    """The paragraphs of a passage. ``complain`` hears of each link that leads to nothing of ours."""
    pieces = (" ".join(piece.split()) for piece in _PARAGRAPH_BREAK.split(text.strip()))
    return tuple(_parse_paragraph(piece, report) for piece in pieces if piece)


def _is_readable(source: str, complain: Complain) -> bool:
    """Whether Markdown's rules can be let loose on a paragraph."""
    if len(source) > MAX_PARAGRAPH_LENGTH:
        message = f"a paragraph has {len(source):,} characters"
    elif max(map(source.count, "[*_")) > MAX_SIGNS_PER_PARAGRAPH:
        message = "a paragraph is full of brackets or asterisks"
    else:
        return True
    complain(ProseProblem(message, "Divide it with a blank line.", words=source[:_SIGN]))
    return False


def _parse_paragraph(source: str, complain: Complain) -> ProseParagraph:
    if not _MARKUP.search(source) or not _is_readable(source, complain):
        return ProseParagraph(source)
    if not _OTHER_MARKUP.search(_PLAIN_LINK.sub("", source)):
        return _parse_plain_links(source)
    return _parse_by_rules(source, complain)


def _parse_plain_links(source: str) -> ProseParagraph:
    """A paragraph in which all markup is links to something of ours, as in nearly all prose.

    Markdown's rules would find the same, but importing and applying them is a third of what checking takes.
    """
    text, end = "", 0
    links: list[ProseLink] = []
    for match in _PLAIN_LINK.finditer(source):
        text += source[end : match.start()]
        links.append(ProseLink(len(text), len(text) + len(match[1]), cast(TargetKind, match[2]), match[3]))
        text += match[1]
        end = match.end()
    return ProseParagraph(text + source[end:], tuple(links))


def _parse_by_rules(source: str, complain: Complain) -> ProseParagraph:
    """Any paragraph, by Markdown's rules."""
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
            if link := _link(target, start, len(text), complain):
                links.append(link)
        elif token.type in ("em_open", "strong_open"):
            opened.append(len(text))
        elif token.type in ("em_close", "strong_close"):
            emphasis.append((opened.pop(), len(text)))
        else:
            text += token.content
    if failed := re.search(_FAILED_LINK, text):
        message = f"{shorten(failed.group())} begins no link"
        complain(ProseProblem(message, "Write it as [words](kind:id), without blanks.", words=failed.group()))
    return ProseParagraph(text, tuple(links), tuple(sorted(emphasis)))


def _link(target: str, start: int, end: int, complain: Complain) -> ProseLink | None:
    match = re.fullmatch(_TARGET, target)
    if not match:
        kinds = ", ".join(f"{kind}:id" for kind in TARGET_KINDS)
        message = f"{shorten(target) or 'nothing'} is no target of a link"
        complain(ProseProblem(message, f"Use one of: {kinds}.", target=target))
        return None
    if start == end:
        complain(ProseProblem(f"the link to {target} has no words", f"Write [words]({target}).", target=target))
        return None
    return ProseLink(start, end, cast(TargetKind, match[1]), match[2])
