"""What is copied: the thing itself, whose it is and what it rests on, and an address that opens it again."""

from __future__ import annotations

import shlex

import pytest

from mali_tui.cards.citation import citation_text
from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load
from mali_tui.export.clipboard_text import clipboard_text
from mali_tui.i18n.wording import Wording
from mali_tui.reading.location import Location, all_locations


@pytest.fixture(scope="module")
def shipped_explainer() -> Explainer:
    return load(find_content())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_claim_comes_with_kind_speaker_events_and_address(shipped_explainer: Explainer, language: str) -> None:
    wording = Wording(shipped_explainer, language)
    text = clipboard_text(wording, Location("claim", "wagner-talks"))
    claim = shipped_explainer.graph.claims["wagner-talks"]
    assert text.startswith(wording.edition.claims["wagner-talks"] + "\n")
    assert wording.kind(claim) in text
    assert wording.edition.actors["reuters"].name in text
    for event in claim.events:
        assert f"{wording.edition.events[event].title} ({wording.when(event)})" in text
    assert text.endswith("\nmali-tui claim:wagner-talks\n")


def test_an_event_comes_with_every_claim_that_rests_on_it(shipped_explainer: Explainer) -> None:
    wording = Wording(shipped_explainer, "en")
    text = clipboard_text(wording, Location("event", "coup-2021"))
    for claim in shipped_explainer.claims_of_event["coup-2021"]:
        assert wording.edition.claims[claim] in text
    assert wording.when("coup-2021") in text


def test_a_passage_gives_the_paragraph_asked_for(shipped_explainer: Explainer) -> None:
    wording = Wording(shipped_explainer, "ar")
    first, second = wording.edition.points["two-coups"].paragraphs
    location = Location("section", "shifts/two-coups")
    assert first.text in clipboard_text(wording, location)
    assert second.text in clipboard_text(wording, location, 1)
    assert first.text not in clipboard_text(wording, location, 1)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everything_has_something_to_copy(shipped_explainer: Explainer, language: str) -> None:
    wording = Wording(shipped_explainer, language)
    for location in all_locations(shipped_explainer):
        lines = clipboard_text(wording, location).splitlines()
        if location.kind == "source":  # the citation alone
            assert lines == [citation_text(wording, location.id)]
            continue
        assert len(lines) >= 3
        assert all(line.strip() for line in lines)
        assert lines[-1] == f"mali-tui {location}"


@pytest.mark.parametrize("folder", ["/home/reader/mine", "/tmp/two words", "/tmp/it's $HOME", "-dash"])
def test_the_address_leads_back_to_an_explainer_in_a_folder(shipped_explainer: Explainer, folder: str) -> None:
    *_, last = clipboard_text(
        Wording(shipped_explainer, "en"), Location("event", "coup-2021"), folder=folder
    ).splitlines()
    assert shlex.split(last) == ["mali-tui", "--content", folder, "event:coup-2021"]
