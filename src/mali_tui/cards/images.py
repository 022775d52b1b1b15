"""What is said of an image where it cannot be seen: its alt text, its caption and its credit."""

from __future__ import annotations

from mali_tui.i18n.wording import Wording
from mali_tui.symbols import SEPARATOR


def image_line(wording: Wording, id: str) -> str:
    """An image in one line of words."""
    alt = wording("images.named", alt=wording.edition.images[id].alt)
    return SEPARATOR.join([alt, *image_notes(wording, id)])


def image_notes(wording: Wording, id: str) -> list[str]:
    """What stands below an image: its caption, if it has one, and its credit."""
    text = wording.edition.images[id]
    return [*([text.caption] if text.caption else []), wording("images.credit", credit=text.credit)]
