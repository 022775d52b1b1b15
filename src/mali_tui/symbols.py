"""The signs for kinds of claims, which are round, and for events, which are square; for the record and for outcomes.

Solid signs stand for what is certain, hollow ones for what is to come. All are one cell wide and in DejaVu Sans Mono.
"""

from __future__ import annotations

from typing import TypeAlias

from mali_tui.content.model import ClaimKind, OutcomeKind, Status

SignKind: TypeAlias = str
"""What has a sign: a kind of claim, a status, or one of record, since and source; or a sign of the author's own."""

CLAIM_SIGNS: dict[ClaimKind, str] = {
    "fact": "●",
    "statement": "❝",
    "report": "◌",
    "assessment": "◆",
    "forecast": "◇",
}

DIMMED_SIGN = "·"  # replaces any of them outside the lens or the cut-off

EVENT_SIGNS: dict[Status, str] = {
    "happened": "■",
    "ongoing": "▬",
    "scheduled": "□",
    "expected": "▫",
    "cancelled": "⊠",
    "missed": "⊟",
    "overdue": "⊡",
}

RECORD_SIGN = "§"  # the sign of what the public record says, which the article doesn't

SOURCED_SIGN = "†"  # the sign of a claim that a public source bears on, itself or one of its events
UNSOURCED_SIGN = "∅"

LATER_SIGN = "⊞"  # the sign of an event from after the article's day

# Of neutral width in Unicode, so that no terminal gives them two cells, and without a left and a right
# side, so that a mirrored line keeps them. Their shapes differ, since a colour may not be seen.
OUTCOME_SIGNS: dict[OutcomeKind, str] = {
    "happened": "✓",
    "partly": "◒",
    "did-not-happen": "✗",
    "open": "⋯",
}

SIGNS: dict[SignKind, str] = {kind: sign for kind, sign in (*CLAIM_SIGNS.items(), *EVENT_SIGNS.items())}
SIGNS["record"] = RECORD_SIGN
SIGNS["since"] = LATER_SIGN
SIGNS["source"] = SOURCED_SIGN
"""Those of claims, of events, of the record, of later events and of sources."""


def sign_for(kind: SignKind) -> str:
    """The character that stands for something; a sign of the author's own stands for itself."""
    return SIGNS.get(kind, kind)


SEPARATOR = " · "  # between items on a line

_CLOSING_PUNCTUATION = frozenset(".,;:!?…،؛؟»”’)")
_NO_BREAK_SPACES = frozenset("\u00a0\u202f")  # French puts them before some punctuation


def sign_position(text: str, end: int) -> int:
    """The index for the sign of a claim that ends at ``end``: after punctuation, like a footnote's number."""
    while end < len(text):
        after_space = end + (text[end] in _NO_BREAK_SPACES)
        if text[after_space : after_space + 1] not in _CLOSING_PUNCTUATION:
            break
        end = after_space + 1
    return end
