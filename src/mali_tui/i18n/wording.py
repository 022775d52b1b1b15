"""Names, dates and labels in one language, from an edition of the explainer and the interface's own words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec.structs import replace

from mali_tui.content.calendar import Day
from mali_tui.content.chronology import FUTURE_STATUSES, listed_date
from mali_tui.content.edtf import OPEN, EdtfDate, parse_edtf_date
from mali_tui.content.explainer import Explainer
from mali_tui.content.model import Claim, Edition, Event, OutcomeKind, Status
from mali_tui.i18n.language_tags import find_language
from mali_tui.i18n.locale import Locale, has_locale, load_locale
from mali_tui.reading.location import Location
from mali_tui.rtl.isolates import LRI, PDI
from mali_tui.symbols import EVENT_SIGNS

MAX_CACHED_WORDINGS = 4
"""Wordings for which what is derived from one is cached: those of the languages being switched between."""


class Wording:
    """Names the objects of an explainer in one language, says when events were, and who makes a claim."""

    def __init__(self, explainer: Explainer, language: str) -> None:
        self.explainer = explainer
        self.edition: Edition = explainer.editions[language]
        # English in a right-to-left edition has to be isolated, or it would be ordered as right-to-left text
        self._is_foreign = self.edition.direction == "rtl" and languages_in_english(explainer, [language]) != []
        self._by_language = {language: self}

    @cached_property
    def locale(self) -> Locale:
        """The interface's words; read when first needed, which those of the other language are not at a start."""
        return _load_words(self.explainer, self.edition.code)

    def for_language(self, language: str) -> Wording:
        """The same explainer's wording in another language; always the same object."""
        if language not in self._by_language:
            other = self._by_language[language] = Wording(self.explainer, language)
            other._by_language = self._by_language
        return self._by_language[language]

    def __call__(self, key: str, **values: object) -> str:
        """The interface's words for ``key``."""
        text = self.locale(key, **values)
        if not self._is_foreign or " " not in text or text != text.strip():
            return text
        # a value such as a date is isolated already, and what stands in a bar is not nested
        return f"{LRI}{text.replace(LRI, '').replace(PDI, '')}{PDI}"

    @property
    def next_edition(self) -> Edition:
        """The edition that the language key switches to; after the last comes the first."""
        codes = list(self.explainer.editions)
        return self.explainer.editions[codes[(codes.index(self.edition.code) + 1) % len(codes)]]

    def action(self, name: str, words: str = "actions") -> str:
        """The label of an action: a long one, or a short one with ``words="bar"``. It may name the next language."""
        return self(f"{words}.{name}", language=self.next_edition.name)

    # ── Dates ────────────────────────────────────────────────────────────────────────────────

    def year(self, year: int) -> str:
        """An astronomical year in words: "476", "44 BCE"."""
        return str(year) if year > 0 else self("dates.bce", year=1 - year)

    def date(self, text: str, part: str | None = None, *, short: bool = False) -> str:
        """A date as the content has it, such as ``2021-11``, in words; ``part`` is early, mid or late in a month."""
        date = parse_edtf_date(text)
        return self._qualify(date, self._describe_date(date, part, short=short), short=short)

    def _describe_date(self, date: EdtfDate, part: str | None, *, short: bool) -> str:
        year = self.year(date.year)
        if date.unit == "year":
            return self("dates.year", year=year)
        if date.unit in ("decade", "century"):
            form = "decade" if date.unit == "decade" and date.year > 0 else "years"
            return self(f"dates.{form}.{'short' if short else 'long'}", year=year, last=self.year(date.last.year))
        if date.unit in ("quarter", "season"):
            return self(f"dates.{date.unit}", name=self._part_name(date, short=short), year=year)
        month = self._part_name(date, short=short)
        if date.unit == "month":
            return self(f"dates.{part}" if part else "dates.month", month=month, year=year)
        day = self("dates.day", day=date.day, month=month, year=year)
        return self("dates.clock", date=day, time=self._clock(date, short=short)) if date.time else day

    def _part_name(self, date: EdtfDate, *, short: bool) -> str:
        """The name of a date's month, quarter or season."""
        key = {"quarter": "quarters", "season": "seasons"}.get(date.unit, "months")
        names: list[str] = self.locale.words(f"dates.short_{key}" if short and key != "seasons" else f"dates.{key}")
        return names[date.number - 1]

    def _clock(self, date: EdtfDate, *, short: bool) -> str:
        """The time of a date; in full also its zone."""
        if short or not date.zone:
            return date.time
        offset = "" if date.zone == "Z" else date.zone
        return self("dates.zoned", time=date.time, zone=self("dates.zone", offset=offset))

    def _qualify(self, date: EdtfDate, words: str, *, short: bool) -> str:
        """The words of a date that may be approximate or uncertain."""
        if not (date.is_approximate or date.is_uncertain):
            return words
        key = "both" if date.is_approximate and date.is_uncertain else "circa" if date.is_approximate else "uncertain"
        return self(f"dates.{key}.{'short' if short else 'long'}", date=words).strip()

    def day_and_month(self, text: str) -> str:
        """A date without its year, for lists under the year: "10 Nov", "Nov", or nothing for a bare year."""
        date = parse_edtf_date(text)
        words = ""
        if date.unit in ("month", "quarter", "season", "day"):
            words = self._part_name(date, short=True)
        if date.unit == "day":
            words = self("dates.day_month", day=date.day, month=words)
        return self._qualify(date, f"{words} {date.time}".strip(), short=True)

    def month_short(self, text: str) -> str:
        """The month and the year of a date; of one without a month, what it has."""
        date = parse_edtf_date(text)
        date = replace(date, unit="month") if date.unit == "day" else date
        return self._qualify(date, self._describe_date(date, None, short=True), short=True)

    def year_of(self, text: str) -> str:
        """The year, decade or century of a date."""
        date = parse_edtf_date(text)
        if date.unit in ("decade", "century"):
            return self._describe_date(date, None, short=True)
        return self.year(date.year)

    def listed_year(self, id: str) -> str:
        """The year, decade or century under which an event is listed; nothing if it has no date to go by."""
        graph = self.explainer.graph
        text = listed_date(graph, graph.events[id])
        return self.year_of(text) if text else ""

    def date_in_numbers(self, iso: str) -> str:
        """A day in as few cells as possible: "23/11/2021"."""
        year, month, day = iso.split("-")
        return self("dates.numbers", day=int(day), month=int(month), year=int(year))

    def when(self, id: str) -> str:
        """When an event was, is or will be, as precisely as the article says; also if it doesn't say."""
        event, text = self.explainer.graph.events[id], self.edition.events[id]
        if text.when:
            return text.when
        if words := self._own_time(event, short=False):
            return words
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
        """When an event was, is or will be, in few cells, for lists."""
        event = self.explainer.graph.events[id]
        if words := self._own_time(event, short=True) or self._known_bounds(event):
            return words
        if event.status in FUTURE_STATUSES:
            return self("dates.expected_short")
        return self("dates.undated_short")

    def _own_time(self, event: Event, *, short: bool) -> str:
        """The date, span or period of an event; nothing if it has none of its own."""
        if event.date:
            return self.date(event.date, event.part, short=short)
        if event.start or event.end:
            end = None if event.end == OPEN else event.end
            return self._span(event.start, end, event.status, short=short)
        return self._period(event.period, event.status, short=short) if event.period else ""

    def _period(self, period: str, status: Status, *, short: bool) -> str:
        """``2021``, or ``../2021`` if its beginning is unknown, in words that say whether it is over."""
        start, slash, end = period.partition("/")
        start, end = start.replace(OPEN, ""), end.replace(OPEN, "")
        if slash and start:
            return self._span(start, end, status, short=short)
        form = "up_to_year" if slash else "in_year"
        if status == "ongoing":
            form = f"ongoing_{form}"
        date = parse_edtf_date(end or start)
        in_words = self.date if short and form == "in_year" else self._date_in_phrase
        words = in_words(end or start, short=short or date.unit == "century")  # "during 1800–1899"
        return self(f"dates.period.{form}.{'short' if short else 'long'}", year=words)

    def _date_in_phrase(self, text: str, *, short: bool) -> str:
        """A date after words such as "since": of a decade never the short form, as that lacks its article."""
        date = parse_edtf_date(text)
        return self.date(text, short=short and not (date.unit == "decade" and date.year > 0))

    def _span(self, start: str | None, end: str | None, status: Status, *, short: bool) -> str:
        """From one date to another; one of them may be open."""
        first, last = (self._date_in_phrase(side, short=short) if side else "" for side in (start, end))
        if first and last:
            return self("dates.span", start=first, end=last)
        if last:
            return self("dates.until", date=last)
        return self("dates.since" if status == "ongoing" else "dates.from", date=first)

    def _known_bounds(self, event: Event) -> str:
        """The dates that an event comes after and before; nothing if they are events, or say nothing new."""
        graph = self.explainer.graph
        after = event.after if event.after and event.after not in graph.events else None
        before = event.before if event.before and event.before not in graph.events else None
        if before and parse_edtf_date(before).last >= Day.from_date(graph.article.as_of) and not after:
            return ""  # everything that has happened has none
        words = [self._date_in_phrase(side, short=True) if side else "" for side in (after, before)]
        if all(words):
            return self("dates.span", start=words[0], end=words[1])
        key = "dates.after_short" if after else "dates.before_short"
        return self(key, date=words[0] or words[1]) if any(words) else ""

    def _describe_bound(self, bound: str) -> str:
        event = self.edition.events.get(bound)
        return event.title if event else self.date(bound)

    # ── Claims ───────────────────────────────────────────────────────────────────────────────

    def actor(self, id: str) -> str:
        """An actor's short name."""
        text = self.edition.actors[id]
        return text.short or text.name

    def actor_kind(self, kind: str) -> str:
        """The word for an actor of a kind."""
        words = self.edition.actor_kinds.get(kind)
        return words.one if words else self(f"actor_kind.{kind}")

    def actor_kinds(self, kind: str) -> str:
        """The heading above all actors of a kind."""
        words = self.edition.actor_kinds.get(kind)
        return words.all if words else self(f"actor_kinds.{kind}")

    def leaving(self, state: str) -> str:
        """The words for a place that an actor leaves, before or after that; ``state`` is one of `LEAVING`."""
        return self.edition.leaving.get(state) or self(f"map.leaving.{state}")

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

    def status(self, event: str) -> str:
        """The word for the status of an event by its id."""
        return self.status_word(self.explainer.graph.status_of(event))

    def event_signs(self, events: Iterable[str]) -> dict[str, str]:
        """The signs of events by their ids, in the order of statuses, each with its word."""
        graph = self.explainer.graph
        statuses = {graph.sign_of(id): graph.status_of(id) for id in events}
        signs = {sign: self.status_word(status) for status, sign in EVENT_SIGNS.items() if status in statuses}
        return signs | {
            sign: self.status_word(status) for sign, status in statuses.items() if sign not in EVENT_SIGNS
        }

    def status_word(self, status: str) -> str:
        """The word for a status, with the author's own before the program's."""
        return self.edition.statuses.get(status) or self(f"statuses.{status}")

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
        """The word for the outcome of a forecast or an expected event."""
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
        if location.kind == "source":
            return self.explainer.graph.sources[location.id].name
        if location.kind == "term":
            return self.edition.terms[location.id].name
        return self.passage_title(location.passage)


def _load_words(explainer: Explainer, language: str) -> Locale:
    """The interface's words in a language, with the author's own over those of the program."""
    shipped = load_locale(language)
    code = find_language(language, explainer.words)
    if code is None:
        return shipped
    from mali_tui.i18n.own_words import merge_words  # this reads YAML; few explainers need it

    return Locale(merge_words(shipped.all_words, explainer.words[code])[0])


def languages_in_english(explainer: Explainer, languages: Iterable[str]) -> list[str]:
    """Those of the languages in which the interface has no words, the author's included, so that it is in English."""
    return [code for code in languages if not has_locale(code) and find_language(code, explainer.words) is None]
