"""Making once what a wording always makes the same, however often the language is changed to and fro."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from mali_tui.i18n.wording import Wording

Made = TypeVar("Made")


def cached_per_wording(make: Callable[[Wording], Made]) -> Callable[[Wording], Made]:
    """What ``make`` made of a wording, as long as that is there; it must not be changed."""
    made: WeakKeyDictionary[Wording, Made] = WeakKeyDictionary()

    @wraps(make)
    def get(wording: Wording) -> Made:
        if wording not in made:
            made[wording] = make(wording)
        return made[wording]

    return get
