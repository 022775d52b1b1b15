"""What apps of tests were made of is freed without a search for garbage, which takes 40 ms for each app."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.message_pump import MessagePump


@contextmanager
def free_widgets_after() -> Iterator[None]:
    """At the end, let go of what the apps and widgets that were made meanwhile refer to, which is each other."""
    made: list[MessagePump] = []
    initialize = MessagePump.__init__

    def note(pump: MessagePump, *arguments: Any, **options: Any) -> None:
        made.append(pump)
        initialize(pump, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MessagePump, "__init__", note)
        yield
    for pump in made:
        vars(pump).clear()
