"""URLs of sources are checked, and shown without hiding where they lead."""

from __future__ import annotations

import pytest

from mali_tui.content.urls import ascii_url, find_url_problem, host, shown_url, tracking_parameters

SOUND = [
    "https://example.org",
    "http://example.org:8080/a?b=c#d",
    "HTTPS://Example.org/a@b",
    "https://[2001:db8::1]/",
    "https://سوق.example/قائمة",
    "https://example.org/%D9%85%D8%A7%D9%84%D9%8A",
    "https://example.org/100%",
]


@pytest.mark.parametrize("url", SOUND)
def test_a_sound_url_has_no_problem(url: str) -> None:
    assert find_url_problem(url) is None
    assert ascii_url(url).isascii()
    assert ascii_url(ascii_url(url)) == ascii_url(url)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "not a web address"),
        ("example.org", "not a web address"),
        ("//example.org", "not a web address"),
        ("javascript:alert(1)", "not a web address"),
        ("javascript://example.org/%0Aalert(1)", "not a web address"),
        ("data:text/html,hello", "not a web address"),
        ("file:///etc/passwd", "not a web address"),
        (" https://example.org", "not a web address"),
        ("https://", "no valid host"),
        ("https:///path", "no valid host"),
        ("https://exa mple.org", "no valid host"),
        ("https://example.org:port/", "no valid host"),
        ("https://-example.org/", "no valid host"),
        ("https://me@example.org", "user name or a password"),
        ("https://me:secret@example.org", "user name or a password"),
        ("https://good.example\\@bad.example/", "user name or a password"),
        ("https://good.example\\.bad.example/", "no valid host"),
        ("https://example.org/a b", "%20"),
        ('https://example.org/"onclick', "%22"),
        ("https://example.org/<b>", "%3C"),
        ("https://example.org/%00", "control character"),
        ("https://example.org/%1b]8;;", "control character"),
        ("https://example.org/%0D%0A", "control character"),
        ("https://example.org/%E2%80%AEgpj.exe", "control character"),
        ("https://example.org/\u202egpj.exe", "control character"),
        ("https://example.org/\x1b[2J", "control character"),
    ],
)
def test_a_url_that_could_mislead_has_one(url: str, message: str) -> None:
    problem = find_url_problem(url)
    assert problem is not None
    assert message in problem.message
    assert "secret" not in problem.message


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://example.org/?utm_source=a&id=1&utm_medium=b", ["utm_source", "utm_medium"]),
        ("https://example.org/?fbclid=1", ["fbclid"]),
        ("https://example.org/?a=1&gclid", ["gclid"]),
        ("https://example.org/utm_source/fbclid?query=gclid", []),
        ("https://example.org/?fbclids=1", []),
    ],
)
def test_parameters_that_track_readers_are_found(url: str, names: list[str]) -> None:
    assert tracking_parameters(url) == names


def test_a_look_alike_host_is_shown_in_punycode() -> None:
    assert host("https://аpple.example/login") == "xn--pple-43d.example"
    assert shown_url("https://аpple.example/login", 80) == "https://xn--pple-43d.example/login"


def test_a_long_url_is_cut_at_its_end() -> None:
    url = "https://example.org/" + "a" * 5_000
    assert find_url_problem(url) is None
    assert shown_url(url, 40) == "https://example.org/" + "a" * 19 + "…"
