"""Key events for characters.

No speed-up. Changes nothing; uses `textual.keys._character_to_key`, since the name of a
character's key (that of ``?`` is ``question_mark``) has no public function. Upstream: not reported. Without it keys
of other keyboard layouts that type punctuation would be unknown.
"""

from __future__ import annotations

from textual.events import Key
from textual.keys import _character_to_key


def key_event(character: str) -> Key:
    """The event of a key that types ``character``."""
    return Key(_character_to_key(character), character)
