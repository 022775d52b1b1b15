"""Parse prose into paragraphs. The only Markdown it may have is links and emphasis with asterisks."""

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
MAX_SIGNS_PER_PARAGRAPH = 100  # brackets and asterisks; parsing time grows with their square
_SAMPLE_LENGTH = 20  # characters with which to find a paragraph in its file

TARGET_KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
_KINDS = "|".join(TARGET_KINDS)
_TARGET = rf"({_KINDS}):([a-z0-9][a-z0-9/-]*)"
_PLAIN_LINK = re.compile(rf"\[([^\[\]*\\]+)\]\({_TARGET}\)")
_OTHER_MARKUP = re.compile(r"[\[\]*\\]")
_FAILED_LINK = rf"\]\s*\(\s*<?(?:{_KINDS})\s*:"
_MARKUP = re.compile(r"[\[*\\]")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n[ \t\n]*")
_BLANKS = re.compile(r"[ \t\n]+")  # but no no-break spaces, which are the author's
_LITERAL = re.compile(r"\\(?![\[\]*])|_|(?<=\d)\*(?=\d)")  # characters that Markdown would take for markup
_BLOCK = re.compile(
    r"[ ]{0,3}(?:(?P<line>([-*_])(?:[ \t]*\2){2,}[ \t]*$)|(?P<list>[-+*][ \t]+\S)|(?P<numbers>\d{1,9}[.)][ \t]+\S)"
    r"|(?P<heading>#{1,6}(?:[ \t]|$)|=+[ \t]*$)|(?P<quotation>>)|(?P<code>```|~~~)|(?P<table>\|.*\|[ \t]*$))",
)
_BLOCK_NAMES = {
    "line": "a line across the page",
    "list": "a list",
    "numbers": "a numbered list",
    "heading": "a heading",
    "quotation": "a quotation",
    "code": "a block of code",
    "table": "a table",
}
_FIRST_NUMBER = re.compile(r"[ ]{0,3}1[.)]")


class ProseProblem(NamedTuple):
    """A problem in prose, and what to search for in the file: a link target, or else ``words``."""

    message: str
    fix: str
    words: str = ""
    target: str | None = None


OnProseProblem = Callable[[ProseProblem], None]


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


def parse_prose(text: str, report: OnProseProblem) -> tuple[ProseParagraph, ...]:
    """The paragraphs of a passage; ``report`` is called with each invalid link."""
    pieces = [piece for piece in _PARAGRAPH_BREAK.split(text.strip(" \t\n")) if piece]
    for piece in pieces:
        _report_blocks(piece, report)
    return tuple(_parse_paragraph(_BLANKS.sub(" ", piece), report) for piece in pieces)


def _report_blocks(piece: str, report: OnProseProblem) -> None:
    """Report the first line of a paragraph with which Markdown begins something that prose doesn't have.

    Within a paragraph, a number begins a list only if it is 1 (CommonMark 0.31, section 5.2).
    """
    for number, line in enumerate(piece.split("\n")):
        match = _BLOCK.match(line)
        if match and not (number and match["numbers"] and not _FIRST_NUMBER.match(line)):
            name = next(_BLOCK_NAMES[group] for group, found in match.groupdict().items() if found)
            fix = "Write it in sentences, or join the line with the one above: prose has paragraphs only."
            report(ProseProblem(f"{name} begins here", fix, words=line.strip()[:_SAMPLE_LENGTH]))
            return


def _is_readable(source: str, report: OnProseProblem) -> bool:
    """Whether a paragraph is small enough to parse; reports it if not."""
    if len(source) > MAX_PARAGRAPH_LENGTH:
        message = f"a paragraph has {len(source):,} characters"
    elif max(map(source.count, "[*")) > MAX_SIGNS_PER_PARAGRAPH:
        message = "a paragraph has too many brackets or asterisks"
    else:
        return True
    report(ProseProblem(message, "Split it with a blank line.", words=source[:_SAMPLE_LENGTH]))
    return False


def _parse_paragraph(source: str, report: OnProseProblem) -> ProseParagraph:
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


def _parse_by_rules(source: str, report: OnProseProblem) -> ProseParagraph:
    """Parse any paragraph with markdown-it."""
    literal = _LITERAL.sub(r"\\\g<0>", source)
    tokens: list[Token] = _markdown().parseInline(literal)[0].children or []
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


def _link(target: str, start: int, end: int, report: OnProseProblem) -> ProseLink | None:
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
