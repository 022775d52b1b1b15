"""The signs that stand for kinds and statuses: round ones for claims, square ones for events.

Solid means firm, hollow means yet to come. All are one cell wide and in DejaVu Sans Mono.
"""

from __future__ import annotations

from mali_tui.content.model import ClaimKind, Status

CLAIM_SIGNS: dict[ClaimKind, str] = {
    "fact": "●",
    "statement": "❝",
    "report": "◌",
    "assessment": "◆",
    "forecast": "◇",
}

DIMMED_SIGN = "·"  # in the place of any of them: not part of what the reader has narrowed the explainer to

EVENT_SIGNS: dict[Status, str] = {
    "happened": "■",
    "ongoing": "▬",
    "scheduled": "□",
    "expected": "▫",
}

SIGNS: dict[ClaimKind | Status, str] = {kind: sign for kind, sign in CLAIM_SIGNS.items()}
SIGNS.update((status, sign) for status, sign in EVENT_SIGNS.items())
"""Those of claims and of events."""

SEPARATOR = " · "  # between two things that stand in one line

_CLOSING_PUNCTUATION = frozenset(".,;:!?…،؛؟»”’)")


def sign_position(text: str, end: int) -> int:
    """Where the sign of a claim stands whose words end at ``end``: as with a footnote's number, after punctuation."""
    while end < len(text) and text[end] in _CLOSING_PUNCTUATION:
        end += 1
    return end
