"""The shipped explainer is in words of its own, and in Arabic and English that a good newspaper would print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
import yaml

from mali_tui.content.loader import find_content

RUN = 6  # words in a row
# The article is not in the repository. What is: a digest of each run of six words in it, headings included.
ARTICLE = frozenset((Path(__file__).parent / "article_runs.txt").read_text(encoding="ascii").split())
_ALIKE = {0x640: None, ord("ى"): "ي", ord("ة"): "ه"}  # tatweel, and letters that the article exchanges
_LINK = re.compile(r"\]\([a-z]+:[\w/-]+\)")
# "ما يتهدد مالي من أخطار" for "الأخطار التي تتهدد مالي": what is meant comes last, behind "من".
DELAYED_MIN = re.compile(r"(?<!\w)(?:[وفبل]{0,2}|م|ع)ما(?!\w)(?:\s+[^\s.،؛:]+){1,8}\s+من\s")


def texts(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every text of a language file, with where it stands; links are taken for their words."""
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from texts(below, (*path, str(key)))
    elif isinstance(value, str):
        yield "/".join(path), _LINK.sub("", value).replace("[", "")


def of(language: str) -> dict[str, str]:
    """The texts of a language by where they stand."""
    source = (find_content() / f"{language}.yaml").read_text(encoding="utf-8")
    loaded: Any = yaml.load(source, yaml.BaseLoader)
    return dict(texts(loaded))


def runs(text: str) -> Iterator[str]:
    """Each run of six words, without marks and with letters alike that are often exchanged."""
    letters = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    words = re.findall(r"\w+", letters.translate(_ALIKE))
    yield from (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def digest(run: str) -> str:
    """A run as `ARTICLE` has it."""
    return blake2b(run.encode(), digest_size=5).hexdigest()


def test_no_six_words_in_a_row_are_the_articles() -> None:
    shared = {where: [run for run in runs(text) if digest(run) in ARTICLE] for where, text in of("ar").items()}
    assert {where: found for where, found in shared.items() if found} == {}


def test_a_sentence_of_the_article_would_be_found_however_it_is_marked() -> None:
    taken = "[تدخَّلت فرنسا](claim:x) عسكريًّا فى مالى، منذ"
    ((_, text),) = texts({"text": taken})
    assert [digest(run) in ARTICLE for run in runs(text)] == [True]


@pytest.mark.parametrize(
    "words",
    [
        r"\baffirm", r"\bamid\b", r"\bconfront", r"\brapprochement\b", r"\bspectre\b", r"\bpact\b",
        r"\bstep by step\b", r"(failure|fails) against", r"an opening to", r"economic fields", r"grown tenser",
        r"hold up any", r"\bpivot\b",
    ],
)  # fmt: skip
def test_english_is_plain(words: str) -> None:
    assert [where for where, text in of("en").items() if re.search(words, text, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    "words", ["يفتش", "التفتيش", "لدرء", "في ما بعد", "آثر", "آلت", "سدّ السبيل", "السلطات المالية", "ضيف منتظر"]
)
def test_arabic_is_plain(words: str) -> None:
    assert [where for where, text in of("ar").items() if words in text] == []


def test_arabic_says_at_once_what_is_meant() -> None:
    assert {where: found for where, text in of("ar").items() if (found := DELAYED_MIN.findall(text))} == {}


@pytest.mark.parametrize("text", ["لدرء ما يتهدد مالي من أخطار", "وتجميد ما للسلطات من أصول", "مما قد ينجم من عواقب"])
def test_a_delayed_min_would_be_found(text: str) -> None:
    assert DELAYED_MIN.search(text + " ")


def test_the_group_of_five_has_one_form() -> None:
    assert {where for where, text in of("en").items() if re.search(r"\bG5(?! Sahel)", text)} == {
        "terms/g5-sahel/text"
    }
    assert [where for where, text in of("ar").items() if re.search(r"(?<!\()G5|G5(?!\))", text)] == []
