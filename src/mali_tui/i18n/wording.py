"""Names, dates and labels in one language, from an edition of the explainer and the interface's own words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from mali_tui.content.chronology import FUTURE_STATUSES
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import Claim, Edition, OutcomeKind, Status
from mali_tui.i18n.locale import Locale, load_locale
from mali_tui.reading.location import Location

MAX_CACHED_WORDINGS = 4
"""Wordings for which what is derived from one is cached: those of the languages being switched between."""


class Wording:
    """Names the objects of an explainer in one language, says when events were, and who makes a claim."""

    def __init__(self, explainer: Explainer, language: str) -> None:
        self.explainer = explainer
        self.edition: Edition = explainer.editions[language]
        self.locale: Locale = load_locale(language)
        self._by_language = {language: self}

    def for_language(self, language: str) -> Wording:
        """The same explainer's wording in another language; always the same object."""
        if language not in self._by_language:
            other = self._by_language[language] = Wording(self.explainer, language)
            other._by_language = self._by_language
        return self._by_language[language]

    def __call__(self, key: str, **values: object) -> str:
        """The interface's words for ``key``."""
        return self.locale(key, **values)

    @property
    def next_edition(self) -> Edition:
        """The edition that the language key switches to; after the last comes the first."""
        codes = list(self.explainer.editions)
        return self.explainer.editions[codes[(codes.index(self.edition.code) + 1) % len(codes)]]

    def action(self, name: str, words: str = "actions") -> str:
        """The label of an action: a long one, or a short one with ``words="bar"``. It may name the next language."""
        return self(f"{words}.{name}", language=self.next_edition.name)

    # ── Dates ────────────────────────────────────────────────────────────────────────────────

    def date(self, iso: str, part: str | None = None, *, short: bool = False) -> str:
        """``2021-11-10``, ``2021-11`` or ``1994`` in words; ``part`` is early, mid or late in a month."""
        year, month, day = [*iso.split("-"), "", ""][:3]
        if not month:
            return self("dates.year", year=year)
        names: list[str] = self.locale.words("dates.short_months" if short else "dates.months")
        name = names[int(month) - 1]
        if day:
            return self("dates.day", day=int(day), month=name, year=year)
        return self(f"dates.{part}" if part else "dates.month", month=name, year=year)

    def day_and_month(self, iso: str) -> str:
        """A date without its year, for lists under the year: "10 Nov", "Nov", or nothing for a bare year."""
        _, month, day = [*iso.split("-"), "", ""][:3]
        if not month:
            return ""
        name: str = self.locale.words("dates.short_months")[int(month) - 1]
        return self("dates.day_month", day=int(day), month=name) if day else name

    def date_in_numbers(self, iso: str) -> str:
        """A day in as few cells as possible: "23/11/2021"."""
        year, month, day = iso.split("-")
        return self("dates.numbers", day=int(day), month=int(month), year=year)

    def when(self, id: str) -> str:
        """When an event was, is or will be, as precisely as the article says; also if it doesn't say."""
        event, text = self.explainer.graph.events[id], self.edition.events[id]
        if text.when:
            return text.when
        if event.date:
            return self.date(event.date, event.part)
        if event.period:
            return self._period(event.period, event.status, "long")
        if event.after and event.before:
            return self(
                "dates.between", after=self._describe_bound(event.after), before=self._describe_bound(event.before)
            )
        if event.after:
            return self("dates.after", event=self._describe_bound(event.after))
        if event.before:
            return self("dates.before", event=self._describe_bound(event.before))
        return self("dates.undated")

    def when_short(self, id: str) -> str:
        """The same in few cells, for lists."""
        event = self.explainer.graph.events[id]
        if event.date:
            return self.date(event.date, event.part, short=True)
        if event.period:
            return self._period(event.period, event.status, "short")
        if event.status in FUTURE_STATUSES:
            return self("dates.expected_short")
        return self("dates.undated_short")

    def _period(self, period: str, status: Status, length: Literal["long", "short"]) -> str:
        """``2021``, or ``../2021`` if its beginning is unknown, in words that say whether it is over."""
        form = "up_to_year" if period.startswith("../") else "in_year"
        if status == "ongoing":
            form = f"ongoing_{form}"
        return self(f"dates.period.{form}.{length}", year=period.removeprefix("../"))

    def _describe_bound(self, bound: str) -> str:
        event = self.edition.events.get(bound)
        return event.title if event else self.date(bound)

    # ── Claims ───────────────────────────────────────────────────────────────────────────────

    def actor(self, id: str) -> str:
        """An actor's short name."""
        text = self.edition.actors[id]
        return text.short or text.name

    def speaker(self, claim: Claim) -> str:
        """The full name of whoever makes a claim: the speakers of a statement or report, else the publisher."""
        speakers = claim.speakers or (self.explainer.graph.article.publisher,)
        return self.join_names(self.edition.actors[id].name for id in speakers)

    def join_names(self, names: Iterable[str]) -> str:
        """Names as a list in a sentence: "Mali, Niger and Chad"."""
        *others, last = names
        if not others:
            return last
        return self("lists.last", others=self("lists.comma").join(others), last=last)

    def kind(self, claim: Claim) -> str:
        """The word for a claim's kind."""
        return self(f"kinds.{claim.kind}.word")

    def kind_note(self, claim: Claim) -> str:
        """What a claim's kind means, with the speaker if there is one."""
        return self(f"kinds.{claim.kind}.note", speaker=self.speaker(claim))

    def attribution(self, id: str) -> str:
        """Of what kind a claim is, and who says so: "statement by Sergei Lavrov"."""
        claim = self.explainer.graph.claims[id]
        return self(f"print.whose.{claim.kind}", speaker=self.speaker(claim))

    # ── Since then ───────────────────────────────────────────────────────────────────────────

    def outcome(self, outcome: OutcomeKind) -> str:
        """The word for what came of a forecast or an expected event."""
        return self(f"since.outcomes.{outcome}")

    def since_until(self, *, short: bool = False) -> str:
        """The day to which the later events were followed up; empty without any."""
        until = self.explainer.graph.since_until
        return self.date(until.isoformat(), short=short) if until else ""

    # ── Locations ────────────────────────────────────────────────────────────────────────────

    def passage_title(self, id: str, *, short: bool = False) -> str:
        """A section's or point's title, with its number if it has one."""
        passage = self.edition.passage(id)
        number = self.explainer.number_of(id)
        title = passage.short if short else passage.title
        return f"{number} {title}" if number else title

    def name(self, location: Location) -> str:
        """The name of a Location's object."""
        if location.kind == "claim":
            return self.edition.claims[location.id]
        if location.kind == "event":
            return self.edition.events[location.id].title
        if location.kind == "since":
            return self.edition.since[location.id].title
        if location.kind == "actor":
            return self.edition.actors[location.id].name
        if location.kind == "term":
            return self.edition.terms[location.id].name
        return self.passage_title(location.passage)
