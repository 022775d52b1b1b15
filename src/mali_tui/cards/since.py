"""The outcome of a claim or an event, and the later events that bear on something: beside what the article says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mali_tui.cards.model import Field, Item, Piece
from mali_tui.content.model import OutcomeKind
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.reading.outcomes import KnownOutcome, last_outcome, outcomes_of
from mali_tui.symbols import OUTCOME_SIGNS, SEPARATOR


def outcome_words(wording: Wording, outcome: OutcomeKind) -> str:
    """An outcome as a sign and a word: "✓ happened"."""
    return f"{OUTCOME_SIGNS[outcome]}\u00a0{wording.outcome(outcome)}"  # the sign stays with its word


def outcome_fact(wording: Wording, location: Location) -> tuple[Piece, ...]:
    """The outcome of a claim or an event, among the facts of its card; nothing where that is not known."""
    known = last_outcome(wording.explainer, location)
    if known is None:
        return ()
    words = wording("since.outcome", outcome=wording.outcome(known.outcome))
    return (
        Piece(outcome_words(wording, known.outcome), only=("screen",), later=known.later),
        Piece(words, only=("print", "clipboard"), later=known.later),
    )


def outcome_pieces(wording: Wording, location: Location) -> Iterator[Piece]:
    """The outcome at the end of a line of a list."""
    if known := last_outcome(wording.explainer, location):
        yield from _pieces_of(wording, known)


def since_field(wording: Wording, location: Location) -> Field:
    """The later events that bear on a claim or an event, each with the outcome that it gives."""
    explainer = wording.explainer
    of = explainer.since_of_claim if location.kind == "claim" else explainer.since_of_event
    outcomes = {known.later: known for known in outcomes_of(explainer, location)}
    return later_events_field(wording, (later_item(wording, id, outcomes.get(id)) for id in of.get(location.id, ())))


def later_events_field(wording: Wording, items: Iterable[Item]) -> Field:
    """Later events under a heading that says that they are not from the article."""
    return Field("since", wording("since.label"), tuple(items), "entries", heading=wording("since.heading"))


def later_item(wording: Wording, id: str, known: KnownOutcome | None = None) -> Item:
    """A later event in a list: its title and date, and the outcome that it gives to the subject of the list."""
    date = wording.explainer.graph.since[id].date
    pieces = [
        Piece(wording.edition.since[id].title, Location("since", id)),
        Piece(SEPARATOR + wording.date(date, short=True), is_secondary=True, only=("screen",)),
        Piece(wording("print.comma") + wording.date(date), is_secondary=True, only=("print", "clipboard")),
    ]
    if known:
        pieces += _pieces_of(wording, known)
    return Item(tuple(pieces), "since", later=id)


def _pieces_of(wording: Wording, known: KnownOutcome) -> Iterator[Piece]:
    words = wording("since.outcome", outcome=wording.outcome(known.outcome))
    yield Piece(
        SEPARATOR + outcome_words(wording, known.outcome), is_secondary=True, only=("screen",), later=known.later
    )
    yield Piece(wording("print.comma") + words, is_secondary=True, only=("print", "clipboard"), later=known.later)
