"""Prose with Markdown links, as paragraphs of plain text with links. Only links and emphasis are Markdown here."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, get_args

from mali_tui.content.model import Link, Paragraph, TargetKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TARGET_KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
_TARGET = re.compile(rf"({'|'.join(TARGET_KINDS)}):([a-z0-9][a-z0-9/-]*)")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 25 ms, which --version and --help need not pay

    return MarkdownIt("zero", {"html": False}).enable(["link", "emphasis", "escape"])


def parse_prose(text: str, complain: Callable[[str], None]) -> tuple[Paragraph, ...]:
    """The paragraphs of a passage. ``complain`` is told each link target that is none of ours."""
    pieces = (piece for piece in _PARAGRAPH_BREAK.split(text.strip()) if piece)
    return tuple(_parse_paragraph(" ".join(piece.split()), complain) for piece in pieces)


def _parse_paragraph(source: str, complain: Callable[[str], None]) -> Paragraph:
    tokens: list[Token] = _markdown().parseInline(source)[0].children or []
    text = ""
    links: list[Link] = []
    emphasis: list[tuple[int, int]] = []
    open_link: tuple[int, str] | None = None
    opened: list[int] = []
    for token in tokens:
        if token.type == "link_open":
            open_link = (len(text), str(token.attrs["href"]))
        elif token.type == "link_close" and open_link:
            start, target = open_link
            if match := _TARGET.fullmatch(target):
                links.append(Link(start, len(text), match[1], match[2]))  # type: ignore[arg-type]
            else:
                complain(target)
        elif token.type in ("em_open", "strong_open"):
            opened.append(len(text))
        elif token.type in ("em_close", "strong_close"):
            emphasis.append((opened.pop(), len(text)))
        else:
            text += token.content
    return Paragraph(text, tuple(links), tuple(sorted(emphasis)))
