"""Keyboard layouts: which key of the app is meant by a character that a keyboard of another layout types.

Each language's words of the interface declare the layout of its keyboard under ``layout``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from mali_tui.i18n.locale import load_locale, shipped_languages
from mali_tui.i18n.wording import Wording


def layouts(wording: Wording) -> Iterator[Mapping[str, str]]:
    """Every layout, by what is typed, with the key that it stands for.

    First that of the interface's language, then those of the explainer's other languages, then the rest.
    """
    yield wording.locale.layout
    for code in wording.explainer.editions:
        yield wording.for_language(code).locale.layout
    for code in shipped_languages():
        yield load_locale(code).layout


def find_key(character: str, keys: Container[str], wording: Wording) -> str:
    """The one of ``keys`` that a character means; the character itself if it is none.

    Latin letters and blanks are always themselves. Anything else is first what it is in the layout of the interface's
    language, so that an apostrophe is 4 in French; then itself; then what it is in another layout.
    """
    if not character.isprintable() or character.isspace() or (character.isascii() and character.isalpha()):
        return character
    own = wording.locale.layout.get(character)
    if own is not None and own in keys:
        return own
    if character in keys:
        return character
    return next((layout[character] for layout in layouts(wording) if layout.get(character) in keys), character)


def find_letter(character: str, letters: str, wording: Wording) -> str:
    """The one of ``letters`` that a character is, or that its key types in the interface's language; or nothing."""
    typed = wording.locale.typed_by
    for key in (character, *(layout[character] for layout in layouts(wording) if character in layout)):
        for letter in (key, typed.get(key)):
            if letter and letter in letters:
                return letter
    return ""
