"""What actions and languages are called."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording


@pytest.fixture(scope="module")
def three() -> Explainer:
    """The shipped explainer, with its English a second time as French."""
    shipped = load(find_content())
    french = replace(shipped.editions["en"], code="fr", name="Français")
    return build_explainer(shipped.graph, {**shipped.editions, "fr": french})


def test_the_language_key_goes_round_all_languages_and_says_to_which(three: Explainer) -> None:
    steps, code = [], "ar"
    for _ in range(3):
        wording = Wording(three, code)
        steps.append((code, wording.action("language", "bar")))
        code = wording.next_edition.code
    assert steps == [("ar", "English"), ("en", "Français"), ("fr", "العربية")]
    assert code == "ar"


def test_an_only_language_leads_to_itself(three: Explainer) -> None:
    only = build_explainer(three.graph, {"en": three.editions["en"]})
    assert Wording(only, "en").next_edition is only.editions["en"]
