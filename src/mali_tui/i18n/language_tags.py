"""Language tags such as ``pt-BR``: those of the system, and the one among several that is meant by another.

Source: RFC 4647 (BCP 47), section 3.4, "Lookup".
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import Any

TAG = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")
SCRIPTS = {"latin": "latn", "cyrillic": "cyrl", "devanagari": "deva", "arabic": "arab"}
"""The script that a modifier names in a POSIX locale such as ``sr_RS@latin``."""


def find_language(wanted: str, known: Iterable[str]) -> str | None:
    """The tag in ``known`` that ``wanted`` means; None if there is none.

    Case doesn't matter, nor does ``_`` for ``-``. Without the tag itself it is a more general one (``pt`` for
    ``pt-BR``), or else the first that is more special (``pt-br`` for ``pt``).
    """
    tags = {_normalize(tag): tag for tag in known}
    wanted = _normalize(wanted)
    parts = wanted.split("-")
    while parts:
        if "-".join(parts) in tags:
            return tags["-".join(parts)]
        parts.pop()
        if parts and len(parts[-1]) == 1:  # a single letter says what kind of part comes next
            parts.pop()
    return next((tag for normal, tag in tags.items() if wanted and normal.startswith(f"{wanted}-")), None)


def system_language() -> str:
    """The language tag of the system's locale, by the precedence that POSIX gives its variables, or empty.

    On Windows, if none of them is set, the language of its own interface.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            language, _, modifier = value.partition("@")
            language = language.partition(".")[0]
            if not TAG.fullmatch(language) or language == "POSIX":  # `C` and what is no language
                return ""
            script = SCRIPTS.get(modifier.lower())
            subtags = _normalize(language).split("-")
            return "-".join([subtags[0], script, *subtags[1:]] if script else subtags)
    return _windows_language() if sys.platform == "win32" else ""


def _windows_language() -> str:
    """The tag of the language that Windows shows its interface in; empty if that can't be found out."""
    try:
        import ctypes
        from locale import windows_locale
    except ImportError:
        return ""
    system: Any = getattr(ctypes, "windll", None)
    return _normalize(windows_locale.get(system.kernel32.GetUserDefaultUILanguage(), "")) if system else ""


def _normalize(tag: str) -> str:
    return tag.lower().replace("_", "-")
