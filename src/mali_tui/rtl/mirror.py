"""Glyphs that change sides when a screen is mirrored: Unicode's mirrored characters, and those of interfaces."""

from __future__ import annotations

from functools import cache

# Pairs that are no mirrored characters to Unicode but point or open to one side in an interface.
_SIDED = "╭╮╰╯┌┐└┘├┤┏┓┗┛┣┫╔╗╚╝╠╣╒╕╘╛╞╡╓╖╙╜╟╢┍┑┕┙┎┒┖┚┝┥┞┦┟┧┠┨┡┩┢┪╴╶╸╺╾╼╱╲▌▐▏▕▖▗▘▝▙▟▛▜▚▞◐◑◧◨▸◂▶◀►◄▹◃▷◁←→⇐⇒↖↗↙↘↼⇀⟵⟶"
# The eight dots of a braille pattern, bit by bit, and where each stands in the mirror.
_BRAILLE = (3, 4, 5, 0, 1, 2, 7, 6)


@cache
def _interface_pairs() -> dict[str, str]:
    pairs = {}
    for left, right in zip(_SIDED[::2], _SIDED[1::2], strict=True):
        pairs[left], pairs[right] = right, left
    for dots in range(256):
        turned = sum(1 << _BRAILLE[bit] for bit in range(8) if dots >> bit & 1)
        pairs[chr(0x2800 + dots)] = chr(0x2800 + turned)
    return pairs


def mirror_interface(character: str) -> str:
    """The glyph for the other side of a mirrored screen: corners, tree guides, arrows, half blocks, braille."""
    return _interface_pairs().get(character, character)


def mirror_text(character: str) -> str:
    """The mirrored glyph of a bracket or a quotation mark. Source: UAX #9 L4, BidiMirroring.txt."""
    from bidi.mirror import MIRRORED

    mirrored: str = MIRRORED.get(character, character)
    return mirrored
