"""The shipped explainer, and copies of it with other texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load


@pytest.fixture(scope="session")
def explainer() -> Explainer:
    return load(find_content())


@pytest.fixture
def saying(explainer: Explainer) -> Callable[[str], Explainer]:
    """A copy whose English claims, events, actors, terms and titles all say the given words."""

    def say(words: str) -> Explainer:
        english = explainer.editions["en"]
        edition = replace(
            english,
            title=words,
            subtitle=words,
            source=words,
            claims=dict.fromkeys(english.claims, words),
            events={id: replace(text, title=words, text=words) for id, text in english.events.items()},
            actors={id: replace(text, name=words, text=words, short=words) for id, text in english.actors.items()},
            terms={id: replace(text, name=words, text=words) for id, text in english.terms.items()},
            sections={id: replace(text, title=words, short=words) for id, text in english.sections.items()},
            points={id: replace(text, title=words, short=words) for id, text in english.points.items()},
        )
        return replace(explainer, editions={**explainer.editions, "en": edition})

    return say
