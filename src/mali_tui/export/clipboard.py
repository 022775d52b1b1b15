"""What a reader copies, as plain text: a claim, event, actor, term or paragraph, with the address to come back by."""

from __future__ import annotations

from collections.abc import Iterator

from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location
from mali_tui.symbols import CLAIM_SIGNS, SEPARATOR


def clipboard_text(wording: Wording, location: Location, paragraph: int = 0) -> str:
    """What a Location holds, in logical order; of a passage, its ``paragraph``."""
    lines = [*_lines(wording, location, paragraph), f"mali-tui {location}"]
    return "\n".join(line for line in lines if line) + "\n"


def _lines(wording: Wording, location: Location, paragraph: int) -> Iterator[str]:
    edition, id = wording.edition, location.id
    if location.kind == "claim":
        yield from _claim(wording, id)
    elif location.kind == "event":
        event = wording.explainer.graph.events[id]
        yield edition.events[id].title
        yield wording(f"statuses.{event.status}") + SEPARATOR + wording.when(id)
        yield edition.events[id].text
        yield from (_claim_line(wording, claim) for claim in wording.explainer.claims_of_event.get(id, ()))
    elif location.kind == "actor":
        yield edition.actors[id].name
        yield edition.actors[id].text
    elif location.kind == "term":
        yield edition.terms[id].name
        yield edition.terms[id].text
    else:
        passage = edition.passage(location.passage)
        yield wording.passage_title(location.passage)
        if passage.paragraphs:  # a section may leave all it says to its points
            yield passage.paragraphs[min(paragraph, len(passage.paragraphs) - 1)].text


def _claim(wording: Wording, id: str) -> Iterator[str]:
    claim = wording.explainer.graph.claims[id]
    yield wording.edition.claims[id]
    yield wording("copy.by", kind=wording.kind(claim), speaker=wording.speaker(claim))
    events = (f"{wording.edition.events[event].title} ({wording.when(event)})" for event in claim.events)
    yield wording("copy.rests_on", events=wording("copy.comma").join(events))


def _claim_line(wording: Wording, id: str) -> str:
    return f"{CLAIM_SIGNS[wording.explainer.graph.claims[id].kind]} {wording.edition.claims[id]}"
