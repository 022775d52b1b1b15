"""The ties of the shipped explainer make sense from both ends, and read as in the table beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mali_tui.content.loader import find_content, load
from mali_tui.i18n.wording import Wording

EXPLAINER = load(find_content())
TABLE: dict[str, list[dict[str, str]]] = yaml.load(
    (Path(__file__).parent / "ties.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)


def test_every_language_is_in_the_table() -> None:
    assert set(TABLE) == set(EXPLAINER.editions)


@pytest.mark.parametrize("language", EXPLAINER.editions)
def test_each_tie_reads_from_both_ends_as_in_the_table(language: str) -> None:
    wording = Wording(EXPLAINER, language)
    rows = []
    for tie in EXPLAINER.graph.ties:
        words = EXPLAINER.editions[language].ties[tie.kind]
        source, target = wording.actor(tie.source), wording.actor(tie.target)
        sentences = f"{source} {words.out} {target} / {target} {words.back} {source}"
        rows.append({f"{tie.kind}, {tie.event}": sentences})
    assert rows == TABLE[language]


@pytest.mark.parametrize("language", EXPLAINER.editions)
def test_only_what_both_do_to_each_other_reads_the_same_from_both_ends(language: str) -> None:
    mutual = {"contracts-with", "aligned-with", "negotiates-with", "rivals"}
    ties = EXPLAINER.editions[language].ties
    assert {kind for kind, words in ties.items() if words.out == words.back} == mutual


def test_no_arabic_tie_read_backwards_can_be_taken_for_its_opposite() -> None:
    """Where both names are feminine, "الصين تواجهها فرنسا" begins as if China did the facing."""
    backs = {kind: words.back.split() for kind, words in EXPLAINER.editions["ar"].ties.items()}
    assert {kind for kind, words in backs.items() if words[0][0] == "ت" and words[-1].endswith("ها")} == set()
