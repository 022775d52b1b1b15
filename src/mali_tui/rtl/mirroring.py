"""Glyphs that change sides when a screen is mirrored: Unicode's mirrored characters, and those of interfaces."""

from __future__ import annotations

import re
from unicodedata import name

from bidi.mirror import MIRRORED

# Arrows, technical symbols, box drawing, blocks, geometric shapes, more arrows.
_SIDED = ((0x2190, 0x2200), (0x2300, 0x2400), (0x2500, 0x2600), (0x27F0, 0x2800), (0x2B00, 0x2C00))
_SIDE = re.compile("LEFT|RIGHT|EAST|WEST")
_OTHER_SIDE = {"LEFT": "RIGHT", "RIGHT": "LEFT", "EAST": "WEST", "WEST": "EAST"}
# Pairs whose names do not tell: half light and half heavy lines, three quadrants.
_PAIRS = (("╼", "╾"), ("▙", "▟"), ("▛", "▜"))
# The eight dots of a braille pattern, bit by bit, and where each stands in the mirror.
_BRAILLE = (3, 4, 5, 0, 1, 2, 7, 6)


def _interface() -> dict[str, str]:
    """Unicode names most of its glyphs by their sides, and so each one's mirror image."""
    glyphs = {name(glyph, ""): glyph for start, end in _SIDED for glyph in map(chr, range(start, end))}
    images: dict[str, str] = {}
    for called, glyph in glyphs.items():
        image = glyphs.get(_SIDE.sub(lambda side: _OTHER_SIDE[side[0]], called))
        if image and image != glyph:
            images[glyph] = image
    for engraved in "⌫⌦":  # on the keys themselves, which no screen turns round
        images.pop(engraved, None)
    images |= dict(_PAIRS) | {right: left for left, right in _PAIRS}
    for dots in range(256):
        turned = sum(1 << _BRAILLE[bit] for bit in range(8) if dots >> bit & 1)
        images[chr(0x2800 + dots)] = chr(0x2800 + turned)
    return images


BIDI_MIRROR: dict[str, str] = MIRRORED
"""Brackets, quotation marks and mathematical signs. Source: UAX #9 L4, BidiMirroring.txt."""

REVERSED_BLOCKS = dict(zip("▉▊▋▍▎", "▏▎▍▋▊", strict=True))
"""Blocks whose mirror image few fonts have, and the block that is that image in reverse colours."""

UI_MIRROR = _interface() | BIDI_MIRROR
"""Everything that has a side on a mirrored screen: corners, tree guides, arrows, half blocks, braille, brackets."""


def mirror_interface(character: str) -> str:
    """The glyph for the other side of a mirrored screen."""
    return UI_MIRROR.get(character, character)


def mirror_text(character: str) -> str:
    """The mirrored glyph of a bracket or a quotation mark."""
    return BIDI_MIRROR.get(character, character)
