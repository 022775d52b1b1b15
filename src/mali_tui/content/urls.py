"""Check URLs of sources, and show them safely."""

from __future__ import annotations

import re
from typing import NamedTuple

from mali_tui.content.sanitize import find_forbidden
from mali_tui.rtl.isolates import PDI

# Patterns are compiled when a URL is first shown: a start shows none.
_URL = r"(?s)(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<rest>.*)"
_HOST = r"(\[[0-9A-Fa-f:.]+\]|[^\W_](?:[\w.-]*[^\W_])?)(?::[0-9]{1,5})?"
_UNSAFE = r'[\s"<>\\^`{|}]'
_TRACKING = r"(?a)[?&](utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi)(?==|&|$)"
ELLIPSIS = "…"


class UrlProblem(NamedTuple):
    """What is wrong with a URL, and what to do about it."""

    message: str
    fix: str


def find_url_problem(url: str) -> UrlProblem | None:
    """The reason why a URL can't be a link, or None."""
    match = re.fullmatch(_URL, url)
    if not match or match["scheme"].lower() not in ("http", "https"):
        return UrlProblem("this is not a web address", "Use a URL that begins with https:// or http://.")
    if "@" in match["authority"]:
        return UrlProblem("the URL contains a user name or a password", "Remove the part before the @.")
    if not re.fullmatch(_HOST, match["authority"]):
        return UrlProblem("the URL has no valid host", "Check the part after the two slashes.")
    if unsafe := re.search(_UNSAFE, url):
        code = f"%{ord(unsafe[0]):02X}"
        return UrlProblem(f"the URL has a character ({code}) that must be escaped", f"Write {code} instead of it.")
    decoded = _decode(match["rest"])
    if next(find_forbidden(decoded), None) or "\n" in decoded or PDI in decoded:
        return UrlProblem("the URL has an escaped control character", "Remove it.")
    return None


def tracking_parameters(url: str) -> list[str]:
    """The names of the URL's parameters that only track readers."""
    return re.findall(_TRACKING, url)


def ascii_url(url: str) -> str:
    """The URL in ASCII: the host in Punycode, the rest percent-encoded. It must have no `find_url_problem`."""
    from urllib.parse import quote

    match = re.fullmatch(_URL, url)
    if not match:
        return quote(url)
    return f"{match['scheme'].lower()}://{_ascii_host(match['authority'])}{quote(match['rest'], safe=_SAFE)}"


_SAFE = "/?#[]@!$&'()*+,;=:%~"


def host(url: str) -> str:
    """The host that a URL leads to, in Punycode if it isn't ASCII: a look-alike letter can't hide there."""
    match = re.fullmatch(_URL, url)
    return _ascii_host(match["authority"]) if match else ""


def shown_url(url: str, length: int) -> str:
    """The URL in ASCII, in at most ``length`` characters; the host stays whole if it fits."""
    url = ascii_url(url)
    return url if len(url) <= length else url[: length - 1] + ELLIPSIS


def _ascii_host(authority: str) -> str:
    if authority.isascii():
        return authority.lower()
    try:
        return authority.encode("idna").decode().lower()
    except UnicodeError:  # a label that IDNA doesn't allow
        from urllib.parse import quote

        return quote(authority)


def _decode(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text, errors="ignore")
