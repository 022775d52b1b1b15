"""Each claim's sentence in the shipped explainer can be read alone: nothing in it points outside it."""

from __future__ import annotations

import re

import pytest

from mali_tui.content.loader import find_content, load

EXPLAINER = load(find_content())
# What points to something said before. "Those it described" and "the Sahel region" do not.
POINTING = {
    "en": re.compile(
        r"\b(this|these|those(?! it described)|such|same|there|here|also|too|indeed|in return|for its part|"
        r"the former|the latter|the region|the (three )?bases|the effort|the deal|the news|the two|the first coup|"
        r"the second coup|third of the)\b|^(he|she|it|they|his|her|its|their|but|and|yet)\b",
        re.IGNORECASE,
    ),
    "ar": re.compile(
        r"\b[وفبلك]?(هذا|هذه|هذين|هاتين|هؤلاء|ذلك|تلك|أولئك|هناك|هنا|هنالك|أيضًا|كذلك|المقابل|المذكورة?)\b|"
        r"\b(نفس|ذات)(ه|ها|هم|هما)?\b|\b[وفبلك]?(المنطقة|القواعد|البلدان|البلدين|الدولتان|الدولتين|الطرفان|الطرفين|"
        r"العاصمتان|العاصمتين|الخطوة|الجهود)\b|\bالانقلاب (الأول|الثاني)\b|^(وقد|لكن|كما|أما|وهو|وهي)\b"
    ),
}
# What needs a name, and what may be the name, in the same sentence.
ANTECEDENTS = {
    "en": [(r"\bthe country\b|\bthe north\b", r"\bMali"), (r"\bthe government\b|\bthe army\b", r"\bMali")],
    "ar": [(r"البلاد\b", r"مالي"), (r"\b[وفبلك]?الحكومة\b|\b[وفبلك]?الجيش\b", r"مالي")],
}


def pointing(sentence: str, language: str) -> list[str]:
    """The words of a sentence that can only be understood from another."""
    found = [match[0] for match in POINTING[language].finditer(sentence)]
    for words, name in ANTECEDENTS[language]:
        if not re.search(name, sentence):
            found += re.findall(words, sentence)
    return found


@pytest.mark.parametrize("language", sorted(POINTING))
def test_no_claim_points_to_what_another_sentence_says(language: str) -> None:
    claims = EXPLAINER.editions[language].claims
    assert {id: found for id, text in claims.items() if (found := pointing(text, language))} == {}


@pytest.mark.parametrize("language", sorted(POINTING))
def test_each_claim_names_whom_or_what_it_is_about(language: str) -> None:
    edition = EXPLAINER.editions[language]
    names = {name for actor in edition.actors.values() for name in (actor.name, actor.short) if name}
    names |= set(edition.places.values())
    assert [id for id, text in edition.claims.items() if not any(name in text for name in names)] == []


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("en", "France is expected to vacate Timbuktu, the third of the bases.", ["third of the"]),
        ("en", "The evacuation of the bases may lead to war in Mali.", ["the bases"]),
        ("en", "The cuts worried many states of the region.", ["the region"]),
        ("en", "Russia, in return, is seeking a wider presence in Africa.", ["in return"]),
        ("en", "ECOWAS and others take the same position.", ["same"]),
        ("en", "It angered France.", ["It"]),
        ("en", "Groups try to control the north.", ["the north"]),
        ("en", "Terrorism spread across the whole Sahel-Sahara region.", []),
        ("en", "The EU announced sanctions on those it described as obstructing it.", []),
        ("en", "In Mali groups try to control the north of the country.", []),
        ("ar", "يُنتظر أن تبدأ فرنسا إخلاء تمبكتو، ثالثة هذه القواعد.", ["هذه", "القواعد"]),
        ("ar", "أقلق خفض القوات كثيرًا من دول المنطقة.", ["المنطقة"]),
        ("ar", "يتخذ الاتحاد الأفريقي الموقف نفسه.", ["نفسه"]),
        ("ar", "تسعى روسيا، في المقابل، إلى توسيع حضورها.", ["المقابل"]),
        ("ar", "تسعى روسيا إلى توسيع نفوذها في البلاد.", ["البلاد"]),
        ("ar", "عمّ الإرهاب منطقة الساحل والصحراء.", []),
        ("ar", "تسيطر جماعات في مالي على شمال البلاد.", []),
    ],
)
def test_what_points_elsewhere_is_found(language: str, sentence: str, words: list[str]) -> None:
    assert pointing(sentence, language) == words
