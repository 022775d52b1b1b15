"""The language that is meant by a tag; the examples of RFC 4647, section 3.4, and of POSIX."""

from __future__ import annotations

import pytest

from mali_tui.i18n.language_tags import find_language, system_language


@pytest.mark.parametrize(
    ("wanted", "known", "found"),
    [
        ("pt", ["en", "pt-br"], "pt-br"),
        ("PT-BR", ["en", "pt-br"], "pt-br"),
        ("pt_BR", ["en", "pt-br"], "pt-br"),
        ("pt-BR", ["pt", "en"], "pt"),
        ("pt-PT", ["pt-br"], None),
        ("zh-Hant-CN-x-private1-private2", ["zh-hant-cn", "zh"], "zh-hant-cn"),
        ("zh-Hant-CN-x-private1-private2", ["zh-hant", "zh"], "zh-hant"),
        ("zh-Hant-CN-x-private1-private2", ["zh"], "zh"),
        ("zh-Hant-CN-x-private1", ["zh-hant-cn-x"], None),
        ("p", ["pt"], None),
        ("", ["pt"], None),
        ("en", [], None),
    ],
)
def test_lookup(wanted: str, known: list[str], found: str | None) -> None:
    assert find_language(wanted, known) == found


@pytest.mark.parametrize(
    ("locale", "tag"),
    [
        ("en_US.UTF-8", "en-us"),
        ("pt_BR", "pt-br"),
        ("ar", "ar"),
        ("sr_RS@latin", "sr-latn-rs"),
        ("de_DE.UTF-8@euro", "de-de"),
        ("C", ""),
        ("C.UTF-8", ""),
        ("POSIX", ""),
        ("../../en", ""),
        ("en us", ""),
    ],
)
def test_the_systems_language(monkeypatch: pytest.MonkeyPatch, locale: str, tag: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    assert system_language() == tag
