"""The banner says the scope and how to clear it, in a window of any width."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mali_tui.app.shell.scope_banner import banner
from mali_tui.app.ui.bar import StatusBar
from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording
from mali_tui.reading.cutoff import Cutoff, cutoffs
from mali_tui.reading.scope import Scope, resolve_scope

EXPLAINER = load(find_content())
WORDINGS = {language: Wording(EXPLAINER, language) for language in EXPLAINER.editions}


def banner_text(scope: Scope, width: int, language: str = "en") -> str:
    start, end = banner(WORDINGS[language], resolve_scope(EXPLAINER, scope), width)
    return "  ".join(f"{item.key} {item.text}".strip() for item in (*start, *end))


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (Scope(lens="goita"), "Lens: Assimi Goïta  9 of 74 claims · 6 of 41 events  f clear lens"),
        (
            Scope(cutoff=Cutoff("2021-05")),
            "Known by May 2021  28 of 74 claims · 21 of 41 events  [ ] move  c clear cut-off",
        ),
    ],
)
def test_it_says_so_in_words(scope: Scope, words: str) -> None:
    assert banner_text(scope, 120) == words


def test_it_names_the_cut_off_as_exactly_as_the_article_does() -> None:
    names = [banner_text(Scope(cutoff=cutoff), 160).partition("  ")[0] for cutoff in cutoffs(EXPLAINER.graph)]
    assert names[0] == "Known by 1994"
    assert "Known by mid-November 2021" in names
    assert "Known by 10 November 2021" in names


def test_in_a_narrow_window_it_still_names_both_and_both_keys() -> None:
    assert banner_text(Scope("goita", Cutoff("2021-05")), 40) == "Goïta  by May 2021  f clear  c clear"


def test_it_says_to_which_day_later_events_were_followed_up() -> None:
    since_then = Scope(since_then=True)
    whole = "Since then, up to 31 December 2025  19 later events  s hide since then"
    assert banner_text(since_then, 120) == whole
    assert banner_text(since_then, 40) == "Since then, to 31 Dec 2025  s hide"
    assert banner_text(since_then, 40, "ar") == "منذ ذلك الحين حتى 31 ديسمبر 2025  s"
    assert banner_text(Scope(lens="goita", since_then=True), 40) == "Goïta  since then to 31/12/2025  f  s"
    assert banner_text(Scope(lens="goita", since_then=True), 40, "ar") == "جويتا  وما بعده حتى 31/12/2025  f  s"
    assert "later event" in banner_text(Scope(lens="goita", since_then=True), 120)
    assert banner_text(Scope(cutoff=Cutoff("2021-05"), since_then=True), 120) == banner_text(
        Scope(cutoff=Cutoff("2021-05")), 120
    )


@settings(deadline=None)
@given(
    width=st.integers(40, 250),
    language=st.sampled_from(sorted(WORDINGS)),
    lens=st.sampled_from([None, *EXPLAINER.graph.actors]),
    cutoff=st.sampled_from([None, *cutoffs(EXPLAINER.graph)]),
    since_then=st.booleans(),
)
def test_at_any_width_all_that_it_says_has_room(
    width: int, language: str, lens: str | None, cutoff: Cutoff | None, since_then: bool
) -> None:
    scope = Scope(lens, cutoff, since_then)
    if not (scope.is_active or since_then):
        return
    shows_since = since_then and cutoff is None  # which no cut-off takes in
    start, end = banner(WORDINGS[language], resolve_scope(EXPLAINER, scope), width)
    bar = StatusBar()
    bar.show(start, end)
    assert bar.fitting(width) == start
    assert sum(item.width + item.gap for item in (*start, *end)) < width
    keys = {item.key for item in end}
    assert ("f" in keys) == bool(lens) and ("c" in keys) == bool(cutoff) and ("s" in keys) == shows_since
    names = [item.text for item in start if item.style == "strong"]
    assert len(names) == bool(lens) + bool(cutoff) + shows_since
    assert all(cell_len(name) > 2 for name in names)
