"""The words for things: one edition of the explainer joined with the interface's own words."""

from __future__ import annotations

from typing import Literal

from mali_tui.content.chronology import FUTURE_STATUSES
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import Claim, Edition, Status
from mali_tui.i18n.locale import Locale, load_locale
from mali_tui.reading.location import Location


class Wording:
    """Says in one language what an explainer's objects are called, when things were and who says so."""

    def __init__(self, explainer: Explainer, language: str) -> None:
        self.explainer = explainer
        self.edition: Edition = explainer.editions[language]
        self.locale: Locale = load_locale(language)
        self._in_languages = {language: self}

    def for_language(self, language: str) -> Wording:
        """The same explainer's wording in another language; always the same one."""
        if language not in self._in_languages:
            other = self._in_languages[language] = Wording(self.explainer, language)
            other._in_languages = self._in_languages
        return self._in_languages[language]

    def __call__(self, key: str, **values: object) -> str:
        """The interface's words for ``key``."""
        return self.locale(key, **values)

    @property
    def next_edition(self) -> Edition:
        """The edition that the language key leads to; the last leads to the first, and an only one to itself."""
        codes = list(self.explainer.editions)
        return self.explainer.editions[codes[(codes.index(self.edition.code) + 1) % len(codes)]]

    def action(self, name: str, words: str = "actions") -> str:
        """What an action is called, at length or in the key ``bar``'s words; one is called by the next language."""
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
        """A day in as few cells as can be: "23/11/2021"."""
        year, month, day = iso.split("-")
        return self("dates.numbers", day=int(day), month=int(month), year=year)

    def when(self, id: str) -> str:
        """When an event was, is or will be, as precisely as the article says, and saying so where it doesn't."""
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
        """``2021``, or ``../2021`` where the beginning is not known, in words that tell whether it is over."""
        form = "up_to_year" if period.startswith("../") else "in_year"
        if status == "ongoing":
            form = f"ongoing_{form}"
        return self(f"dates.period.{form}.{length}", year=period.removeprefix("../"))

    def _describe_bound(self, bound: str) -> str:
        known = self.edition.events.get(bound)
        return known.title if known else self.date(bound)

    # ── Claims ───────────────────────────────────────────────────────────────────────────────

    def actor(self, id: str) -> str:
        """An actor's short name."""
        text = self.edition.actors[id]
        return text.short or text.name

    def speaker(self, claim: Claim) -> str:
        """Who says so: the full name of a statement's or report's speaker, else of the publisher."""
        return self.edition.actors[claim.by or self.explainer.graph.article.publisher].name

    def kind(self, claim: Claim) -> str:
        """The word for a claim's kind."""
        return self(f"kinds.{claim.kind}.word")

    def kind_note(self, claim: Claim) -> str:
        """What the kind means, with the speaker where there is one."""
        return self(f"kinds.{claim.kind}.note", speaker=self.speaker(claim))

    def attribution(self, id: str) -> str:
        """Of what kind a claim is, and who says so: "statement by Sergei Lavrov"."""
        claim = self.explainer.graph.claims[id]
        return self(f"print.whose.{claim.kind}", speaker=self.speaker(claim))

    # ── Locations ────────────────────────────────────────────────────────────────────────────

    def passage_title(self, id: str, *, short: bool = False) -> str:
        """A section's or a point's title, with its number where it has one."""
        passage = self.edition.passage(id)
        number = self.explainer.number_of(id)
        title = passage.short if short else passage.title
        return f"{number} {title}" if number else title

    def name(self, location: Location) -> str:
        """What a Location is called."""
        if location.kind == "claim":
            return self.edition.claims[location.id]
        if location.kind == "event":
            return self.edition.events[location.id].title
        if location.kind == "actor":
            return self.edition.actors[location.id].name
        if location.kind == "term":
            return self.edition.terms[location.id].name
        return self.passage_title(location.passage)
