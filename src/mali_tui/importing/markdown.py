"""Text in Markdown whose claims are marked: ``[words]{claim kind=statement by="A. Speaker" event="The talks"}``.

Headings become title, sections and points. ``{event date=2021-11-10}``, ``{actor kind=person}`` and ``{term}`` mark
words, too; ``text="…"`` says what a card says.
"""

from __future__ import annotations

import re
import shlex

from mali_tui.importing.csv_table import KINDS
from mali_tui.importing.dates import read_date
from mali_tui.importing.draft import Draft
from mali_tui.importing.draft_parts import DraftClaim, DraftEvent, DraftSection, escape_prose
from mali_tui.importing.limits import ImportFailure, one_line

_MARK = re.compile(r"\[([^\[\]]+)\]\{([^{}]+)\}")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(([^()\s]*)(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_LIST_SIGN = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+|>\s?")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def read_markdown(text: str, draft: Draft) -> None:
    """Read a text with marks.

    Raises:
        ImportFailure: if a mark cannot be understood, or there is none.
    """
    if match := _FRONT_MATTER.match(text):
        fields = dict(_split(line, ":") for line in match[1].split("\n") if ":" in line)
        draft.title = fields.get("title", "").strip(" '\"")
        draft.subtitle = fields.get("subtitle", fields.get("description", "")).strip(" '\"")
        draft.publisher = fields.get("publisher", "").strip(" '\"")
        text = text[match.end() :]
    if not _MARK.search(text):
        raise ImportFailure("no words are marked as a claim; mark them as [words]{claim}")
    reader = _MarkdownReader(draft)
    for block in re.split(r"\n\s*\n", text):
        reader.read(block.strip("\n"))
    reader.connect()


def _split(text: str, separator: str) -> tuple[str, str]:
    before, _, after = text.partition(separator)
    return before.strip(), after.strip()


class _MarkdownReader:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.events: dict[str, str] = {}
        self.claims: dict[str, str] = {}
        self.section: DraftSection | None = None

    def read(self, block: str) -> None:
        lines: list[str] = []
        for line in block.split("\n"):
            if heading := _HEADING.fullmatch(line.strip()):
                self._paragraph(lines)
                lines = []
                self._head(len(heading[1]), heading[2])
            elif (match := _LIST_SIGN.match(line.strip())) and not (lines and match.group()[0].isdecimal()):
                self._paragraph(lines)
                lines = [line.strip()[match.end() :]]
            else:
                lines.append(line)
        self._paragraph(lines)

    def connect(self) -> None:
        """Find the claims that others dispute or support, which may come after them."""
        for claim in self.draft.claims.values():
            for related in (claim.disputes, claim.supports):
                ids = [self.claims.get(name, name) for name in related]
                for name in (id for id in ids if id not in self.draft.claims):
                    self.draft.add_todo(f"there is no claim {name[:60]} to dispute or support")
                related[:] = [id for id in ids if id in self.draft.claims]

    def _head(self, level: int, title: str) -> None:
        title = one_line(_MARK.sub(r"\1", title))
        if level == 1 and not self.draft.title:
            self.draft.title = title
            return
        section = DraftSection(title)
        if level > 2 and self.draft.sections:
            self.draft.sections[-1].points.append(section)
        else:
            self.draft.sections.append(section)
        self.section = section

    def _paragraph(self, lines: list[str]) -> None:
        text = " ".join(" ".join(lines).split())
        if not text:
            return
        if self.section is None:
            if not self.draft.subtitle and not _MARK.search(text):
                self.draft.subtitle = text
                return
            self._head(2, self.draft.title or "…")
        if self.section is not None:
            self.section.paragraphs.append(self._prose(text))

    def _prose(self, text: str) -> str:
        """A paragraph in the Markdown of explainers."""
        pieces, end = [], 0
        for match in _MARK.finditer(text):
            pieces += [self._plain(text[end : match.start()]), self._mark(match[1], match[2])]
            end = match.end()
        return "".join([*pieces, self._plain(text[end:])])

    def _plain(self, text: str) -> str:
        """Text between marks: of links and pictures only the words, of which the sources are kept."""

        def words(match: re.Match[str]) -> str:
            self.draft.add_source(match[3], title=match[2])
            return "" if match[1] else match[2]

        return _LINK.sub(words, text)

    def _mark(self, words: str, given: str) -> str:
        try:
            kind, *parts = shlex.split(given)
        except ValueError:
            raise ImportFailure(f"the mark {{{given[:60]}}} has a quotation mark that is never closed") from None
        fields = dict(_split(part, "=") for part in parts if "=" in part)
        flags = [part for part in parts if "=" not in part]
        id = fields.get("id") or next((flag[1:] for flag in flags if flag.startswith("#")), "")
        shown = escape_prose(words.replace("*", "").replace("_", " ").strip())
        if kind == "claim":
            return f"[{shown}](claim:{self._claim(words, fields, flags, id)})"
        if kind == "event":
            return f"[{shown}](event:{self._event(fields.get('title') or words, fields)})"
        if kind == "actor":
            actor = self.draft.add_actor(fields.get("name") or words, fields.get("kind", "body"))
            self._describe_actor(actor, fields.get("text", ""))
            return f"[{shown}](actor:{actor})"
        if kind == "term":
            term = self.draft.add_term(words, fields.get("text", ""))
            return f"[{shown}](term:{term})"
        raise ImportFailure(f"{kind[:40]} is not claim, event, actor or term, in the mark {{{given[:60]}}}")

    def _describe_actor(self, actor: str, text: str) -> None:
        if text:
            kind, name, _ = self.draft.actors[actor]
            self.draft.actors[actor] = kind, name, one_line(text)

    def _claim(self, words: str, fields: dict[str, str], flags: list[str], id: str) -> str:
        by = [self.draft.add_actor(name) for name in fields.get("by", "").split(";") if name.strip()]
        given = fields.get("kind") or next((flag.lstrip(".") for flag in flags if flag.lstrip(".") in KINDS), "")
        if given and given not in KINDS:
            raise ImportFailure(f"{given[:40]} is not a kind of claim; use one of: {', '.join(KINDS)}")
        kind = KINDS.get(given, "statement" if by else "fact")
        if kind in ("statement", "report") and not by:
            by = [self.draft.add_actor(fields.get("by") or self.draft.words("speaker"))]
            self.draft.add_todo(f"name the speaker of the claim: {words[:60]}")
        claim = DraftClaim(fields.get("text") or words, kind, by=by if kind in ("statement", "report") else [])
        claim.actors = [self.draft.add_actor(name) for name in fields.get("actors", "").split(";") if name.strip()]
        titles = [title.strip() for title in fields.get("event", "").split(";") if title.strip()]
        claim.events = [self._event(title, fields if len(titles) == 1 else {}) for title in titles]
        for relation in ("disputes", "supports"):
            named = [name.strip() for name in fields.get(relation, "").split(";") if name.strip()]
            getattr(claim, relation).extend(named)
        if url := fields.get("source"):
            claim.sources = list(filter(None, [self.draft.add_source(url)]))
        added = self.draft.add_claim(claim, id or words)
        self.claims[id or words] = added
        return added

    def _event(self, title: str, fields: dict[str, str]) -> str:
        if title not in self.events:
            self.events[title] = self.draft.add_event(DraftEvent(title))
        id = self.events[title]
        event = self.draft.events[id]
        event.date = read_date(fields.get("date", "")) or event.date
        event.text = fields.get("about", "") or event.text
        if not event.date:
            self.draft.add_todo(f"give the event {title[:60]} a date")
        return id
