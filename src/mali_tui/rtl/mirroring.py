"""Glyphs that change sides when a screen is mirrored: Unicode's mirrored characters, and those of interfaces."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import name

from mali_tui.rtl.mirrored_pairs import MIRRORED

# Arrows, technical symbols, box drawing, blocks, geometric shapes, more arrows.
_SIDED = ((0x2190, 0x2200), (0x2300, 0x2400), (0x2500, 0x2600), (0x27F0, 0x2800), (0x2B00, 0x2C00))
_OTHER_SIDE = {"LEFT": "RIGHT", "RIGHT": "LEFT", "EAST": "WEST", "WEST": "EAST"}
# Pairs whose names do not tell: half light and half heavy lines, three quadrants.
_PAIRS = (("╼", "╾"), ("▙", "▟"), ("▛", "▜"))


@cache
def ui_mirror() -> dict[str, str]:
    """The mirror image of everything that has a side on a mirrored screen.

    These are corners, tree guides, arrows, half blocks, braille and brackets. Unicode names most of its glyphs by
    their sides, and so each one's mirror image. Built on first use: an interface from the left needs none.
    """
    glyphs = {name(glyph, ""): glyph for start, end in _SIDED for glyph in map(chr, range(start, end))}
    images: dict[str, str] = {}
    side = re.compile("LEFT|RIGHT|EAST|WEST")
    for called, glyph in glyphs.items():
        if side.search(called) and (image := glyphs.get(side.sub(lambda match: _OTHER_SIDE[match[0]], called))):
            images[glyph] = image
    for engraved in "⌫⌦":  # on the keys themselves, which no screen turns round
        images.pop(engraved, None)
    images |= dict(_PAIRS) | {right: left for left, right in _PAIRS}
    for dots in range(256):  # bits 0 to 2 and 6 are the left column of a pattern, 3 to 5 and 7 the right one
        turned = (dots & 0x07) << 3 | dots >> 3 & 0x07 | (dots & 0x40) << 1 | dots >> 1 & 0x40
        images[chr(0x2800 + dots)] = chr(0x2800 + turned)
    return images | BIDI_MIRROR


BIDI_MIRROR: dict[str, str] = MIRRORED
"""Brackets, quotation marks and mathematical signs. Source: UAX #9 L4, BidiMirroring.txt."""

REVERSED_BLOCKS = dict(zip("▉▊▋▍▎", "▏▎▍▋▊", strict=True))
"""Blocks whose mirror image few fonts have, and the block that is that image in reverse colours."""


def mirror_interface(character: str) -> str:
    """The glyph for the other side of a mirrored screen."""
    return ui_mirror().get(character, character)


def mirror_text(character: str) -> str:
    """The mirrored glyph of a bracket or a quotation mark."""
    return BIDI_MIRROR.get(character, character)
