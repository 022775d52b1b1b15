"""The signs for kinds of claims, which are round, for statuses of events, which are square, and for the record.

Solid signs stand for what is certain, hollow ones for what is to come. All are one cell wide and in DejaVu Sans Mono.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from mali_tui.content.model import ClaimKind, Status

SignKind: TypeAlias = ClaimKind | Status | Literal["record"]
"""What has a sign."""

CLAIM_SIGNS: dict[ClaimKind, str] = {
    "fact": "●",
    "statement": "❝",
    "report": "◌",
    "assessment": "◆",
    "forecast": "◇",
}

DIMMED_SIGN = "·"  # replaces any of them outside the lens and the cut-off

EVENT_SIGNS: dict[Status, str] = {
    "happened": "■",
    "ongoing": "▬",
    "scheduled": "□",
    "expected": "▫",
}

RECORD_SIGN = "§"  # of what the public record says, which is not the article's

SOURCED_SIGN = "†"  # of a claim that a public source bears on, itself or one of its events
UNSOURCED_SIGN = "∅"

SIGNS: dict[SignKind, str] = {kind: sign for kind, sign in CLAIM_SIGNS.items()}
SIGNS.update((status, sign) for status, sign in EVENT_SIGNS.items())
SIGNS["record"] = RECORD_SIGN
"""Those of claims, of events and of the record."""

SEPARATOR = " · "  # between items on a line

_CLOSING_PUNCTUATION = frozenset(".,;:!?…،؛؟»”’)")


def sign_position(text: str, end: int) -> int:
    """The index for the sign of a claim that ends at ``end``: after punctuation, like a footnote's number."""
    while end < len(text) and text[end] in _CLOSING_PUNCTUATION:
        end += 1
    return end
