"""What a draft of an explainer is made of: events, claims, and sections with their prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from mali_tui.content.model import ClaimKind

SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "[]*"})

ArgumentRelation = Literal["disputes", "supports"]


@dataclass(slots=True)
class DraftEvent:
    """An event; its times are as in an explainer's graph or, where they could not be read, in words in ``when``."""

    title: str
    text: str = ""
    date: str = ""
    end: str = ""
    when: str = ""
    status: str = ""
    place: str = ""
    actors: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


@dataclass(slots=True)
class DraftClaim:
    """A claim; its relations are to other claims of the draft, by their ids."""

    text: str
    kind: ClaimKind = "fact"
    events: list[str] = field(default_factory=list)
    actors: list[str] = field(default_factory=list)
    by: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    disputes: list[str] = field(default_factory=list)
    supports: list[str] = field(default_factory=list)


@dataclass(slots=True)
class DraftSection:
    """A section or, under one, a point: a title and paragraphs in the Markdown of explainers."""

    title: str
    paragraphs: list[str] = field(default_factory=list)
    points: list[DraftSection] = field(default_factory=list)


def escape_prose(text: str) -> str:
    """A text with its Markdown escaped; a space after a last backslash keeps that from escaping what follows."""
    return text.translate(SPECIAL) + (" " if text.endswith("\\") else "")
