"""Arguments in Argdown (https://argdown.org/syntax/): statements and arguments become claims, with pro and contra."""

from __future__ import annotations

import re
from typing import NamedTuple

from mali_tui.importing.draft import Draft
from mali_tui.importing.draft_parts import ArgumentRelation, DraftClaim, DraftSection, escape_prose
from mali_tui.importing.limits import MAX_EVENTS, ImportFailure, one_line

_COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|(?<!:)//[^\n]*", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A\s*={3,}\n(.*?)\n={3,}\n", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_RELATION = re.compile(r"(<?[+_-]|[+_-]>|><)\s+(.*)")
_TITLED = re.compile(r"(\[[^\]\n]+\]|<[^>\n]+>)(?:\s*:\s*(.*))?", re.DOTALL)
_MENTION = re.compile(r"@?(?:\[([^\]\n]+)\]|<([^>\n]+)>)")
_TAG = re.compile(r"\s+#(?:\([^)]*\)|[\w-]+)|\s*\{[^{}]*\}")
_STEP = re.compile(r"\((\d+)\)\s+(.*)", re.DOTALL)
_INFERENCE = re.compile(r"-{2,}.*")
_LINK = re.compile(r"\[([^\]]+)\]\((?:https?:[^)\s]*)\)")


class _Open(NamedTuple):
    """A claim under which others may stand."""

    indent: int
    claim: str


class _Line(NamedTuple):
    """A line with what continues it; blank lines are those without text."""

    indent: int
    text: str


def read_argdown(text: str, draft: Draft) -> None:
    """Read an Argdown document.

    Raises:
        ImportFailure: if it makes no statement, or too many.
    """
    if match := _FRONT_MATTER.match(text):
        title = re.search(r"^title:\s*(.+)$", match[1], re.MULTILINE)
        draft.title = title[1].strip(" '\"") if title else ""
        text = text[match.end() :]
    _ArgdownReader(draft).read(_joined_lines(_COMMENT.sub(" ", text)))
    for section in draft.sections:
        section.paragraphs = [
            f"[{escape_prose(draft.claims[id].text)}](claim:{id})" for id in dict.fromkeys(section.paragraphs)
        ]
    if not draft.claims:
        raise ImportFailure("the document makes no statement")


def _joined_lines(text: str) -> list[_Line]:
    """Lines with those that continue them: a statement goes on until a blank line, or one that begins another."""
    lines: list[_Line] = []
    for raw in text.split("\n"):
        line, indent = raw.strip(), len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
        begins = bool(
            _HEADING.fullmatch(line)
            or _RELATION.fullmatch(line)
            or _TITLED.match(line)
            or _STEP.match(line)
            or _INFERENCE.fullmatch(line)
        )
        if line and not begins and lines and lines[-1].text and not _HEADING.fullmatch(lines[-1].text):
            lines[-1] = _Line(lines[-1].indent, f"{lines[-1].text} {line}")
        else:
            lines.append(_Line(indent, line))
    return lines


class _ArgdownReader:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.by_title: dict[str, str] = {}
        self.section: DraftSection | None = None
        self.open: list[_Open] = []
        self.steps: dict[str, str] = {}  # the numbers of premises and conclusions of the current argument
        self.inferring: list[str] = []

    def read(self, lines: list[_Line]) -> None:
        argument = ""
        for line in lines:
            if not line.text:
                continue
            if heading := _HEADING.fullmatch(line.text):
                self._head(heading)
            elif _INFERENCE.fullmatch(line.text):
                self.inferring = list(self.steps.values())
            elif step := _STEP.match(line.text):
                self._step(step[1], step[2], argument)
            elif relation := _RELATION.fullmatch(line.text):
                self._relate(line.indent, relation[1], relation[2])
            else:
                self.steps, self.inferring = {}, []
                argument = self._claim(line.text)
                self.open = [_Open(line.indent, argument)]

    def _head(self, heading: re.Match[str]) -> None:
        title = one_line(_TAG.sub("", heading[2]))
        self.open = []
        if heading[1] == "#" and not self.draft.title:
            self.draft.title = title
        else:
            self.section = DraftSection(title)
            self.draft.sections.append(self.section)

    def _step(self, number: str, text: str, argument: str) -> None:
        """Add a premise, or the conclusion after a line of hyphens, which the premises support."""
        claim = self._claim(text)
        self.open = [_Open(0, claim)]
        for premise in self.inferring:
            self._add(premise, "supports", claim)
        if self.inferring and argument:
            self._add(argument, "supports", claim)
        self.inferring = []
        self.steps[number] = claim

    def _relate(self, indent: int, sign: str, text: str) -> None:
        """Add a relation to the claim above that is indented less: + supports, - and _ dispute; > turns it round."""
        while self.open and self.open[-1].indent >= indent:
            self.open.pop()
        claim = self._claim(text)
        if self.open:
            parent = self.open[-1].claim
            kind: ArgumentRelation = "supports" if "+" in sign else "disputes"
            if sign == "><":
                self._add(claim, "disputes", parent)
                self._add(parent, "disputes", claim)
            elif sign.endswith(">"):
                self._add(parent, kind, claim)
            else:
                self._add(claim, kind, parent)
        self.open.append(_Open(indent, claim))

    def _add(self, claim: str, relation: ArgumentRelation, other: str) -> None:
        related = getattr(self.draft.claims[claim], relation)
        if claim != other and other not in related:
            related.append(other)

    def _claim(self, text: str) -> str:
        """The claim that a text makes, or mentions by its title."""
        titled = _TITLED.fullmatch(text)
        title = titled[1].strip("@[]<>").strip() if titled else ""
        words = (titled[2] or "") if titled else text
        words = one_line(_MENTION.sub(lambda match: match[1] or match[2], _TAG.sub("", _LINK.sub(r"\1", words))))
        words = words.replace("**", "").replace("__", "")
        if title and title in self.by_title:
            claim = self.by_title[title]
            if words:
                self.draft.claims[claim].text = words
            return claim
        if len(self.draft.claims) >= MAX_EVENTS:
            raise ImportFailure(f"there are more than {MAX_EVENTS:,} statements")
        claim = self.draft.add_claim(DraftClaim(words or title or "…", "assessment"), title)
        if title:
            self.by_title[title] = claim
        if self.section is not None:
            self.section.paragraphs.append(claim)  # replaced by its sentence once all of it is known
        return claim
