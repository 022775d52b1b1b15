"""UAX #9, rules W1 to I2: from the bidirectional classes of an isolating run sequence to its levels.

The rules work on a string of classes, one letter for each character, so that most of them are a regular expression.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mali_tui.rtl.mirrored_pairs import CLOSING_BRACKETS

_MAX_OPEN_BRACKETS = 63  # BD16
_NEUTRAL = "OWPGlrfp"

_MARKS = re.compile("(.)(M+)")  # W1
_AFTER_ARABIC = re.compile("A[^LR]*")  # W2
_SEPARATOR = re.compile("(?<=E)[SC](?=E)|(?<=N)C(?=N)")  # W4
_TERMINATORS = re.compile("(?<=E)T+|T+(?=E)")  # W5
_UNUSED = str.maketrans("STC", "OOO")  # W6
_AFTER_LATIN = re.compile("L[^R]*")  # W7
_NEUTRALS = re.compile(f"(?<=L)[{_NEUTRAL}]+(?=L)|(?<=[REN])[{_NEUTRAL}]+(?=[REN])")  # N1
_OTHER = re.compile("O")
_LEFT = re.compile(f"[{_NEUTRAL}]")  # N2
_BRACKETS = frozenset(CLOSING_BRACKETS) | frozenset(CLOSING_BRACKETS.values())
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
_AS_STRONG = {"L": "L", "R": "R", "E": "R", "N": "R"}


def resolve_sequence(text: str, classes: str, level: int) -> bytes:
    """The levels of an isolating run sequence of level ``level``, by rules W1 to I2.

    Without embeddings its sos and eos are always of its own direction.
    """
    direction = "LR"[level & 1]
    # sos and eos stand around it, which spares each rule its special cases
    kinds = f"{direction}{classes}{direction}"
    marks = "M" in kinds
    if marks:
        kinds = _MARKS.sub(_resolve_marks, kinds)
    if "E" in kinds or "N" in kinds:
        if "A" in kinds:
            kinds = _AFTER_ARABIC.sub(lambda match: match[0].replace("E", "N"), kinds).replace("A", "R")
        kinds = _TERMINATORS.sub(lambda match: "E" * len(match[0]), _SEPARATOR.sub(_resolve_separator, kinds))
        kinds = _AFTER_LATIN.sub(lambda match: match[0].replace("E", "L"), kinds.translate(_UNUSED))
    else:
        kinds = kinds.replace("A", "R").translate(_UNUSED)
    pairs = _bracket_pairs(text, kinds)
    if pairs:
        kinds = _resolve_brackets(pairs, classes, kinds, direction)
    kinds = _NEUTRALS.sub(_resolve_neutrals, kinds)
    kinds = _LEFT.sub(direction, kinds)
    return kinds[1:-1].translate(_implicit_levels(level)).encode("ascii")


def _resolve_marks(match: re.Match[str]) -> str:
    before, marks = match.groups()
    return str(before + ("O" if before in "lrfp" else before) * len(marks))


def _resolve_separator(match: re.Match[str]) -> str:
    return match.string[match.start() - 1]


def _resolve_neutrals(match: re.Match[str]) -> str:
    return ("L" if match.string[match.start() - 1] == "L" else "R") * len(match[0])


@lru_cache(128)
def _implicit_levels(level: int) -> dict[int, str]:
    """The level of each class, by rules I1 and I2, as a table of `str.translate`."""
    odd, even = level | 1, (level + 1) & ~1
    number = even if level & 1 else level + 2
    return str.maketrans({"L": chr(even if level & 1 else level), "R": chr(odd), "E": chr(number), "N": chr(number)})


def _resolve_brackets(pairs: list[tuple[int, int]], classes: str, kinds: str, direction: str) -> str:
    """N0: brackets take the direction of what is in them. ``kinds`` has sos and eos, ``classes`` hasn't."""
    found = list(kinds)
    for opening, closing in pairs:
        inside = {_AS_STRONG[kind] for kind in found[opening + 2 : closing + 1] if kind in _AS_STRONG}
        if not inside:
            continue
        if direction in inside:
            chosen = direction
        else:
            before = next(_AS_STRONG[kind] for kind in reversed(found[: opening + 1]) if kind in _AS_STRONG)
            chosen = before if before in inside else direction
        for bracket in (opening, closing):
            found[bracket + 1] = chosen
            mark = bracket + 1
            while mark < len(classes) and classes[mark] == "M":
                found[mark + 1] = chosen
                mark += 1
    return "".join(found)


def _bracket_pairs(text: str, kinds: str) -> list[tuple[int, int]]:
    """The indices of brackets that belong together, sorted (BD16). ``kinds`` has sos and eos, ``text`` hasn't."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for match in _OTHER.finditer(kinds):
        index = match.start() - 1
        character = text[index]
        if character not in _BRACKETS:
            continue
        bracket = _CANONICAL.get(character, character)
        if bracket in CLOSING_BRACKETS:
            if len(waiting) == _MAX_OPEN_BRACKETS:
                break
            waiting.append((CLOSING_BRACKETS[bracket], index))
        else:
            for at in range(len(waiting) - 1, -1, -1):
                if waiting[at][0] == bracket:
                    pairs.append((waiting[at][1], index))
                    del waiting[at:]
                    break
    return sorted(pairs)
