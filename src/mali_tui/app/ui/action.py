"""What an action is, and the keys that run it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from textual.binding import Binding

from mali_tui.i18n.locale import Locale

Group = Literal["reading", "moving", "timeline", "scope", "app"]

KEY_SIGNS = {"enter": "⏎", "backspace": "⌫", "tab": "⇥"}


class Action(Struct, frozen=True):
    """Something a reader can do; the locale's ``actions.{name}`` says what."""

    name: str
    keys: tuple[str, ...]
    group: Group
    action_call: str = ""  # Textual's action, with arguments, where it is not just the name
    views: tuple[str, ...] = ()  # the only ones in which it works, and which have the method; none: the screen has it
    elsewhere: str = ""  # the locale's key of what is said where the view on the screen cannot do it
    bar_keys: str = ""  # the key or keys to show in the key bar; none: not shown there
    palette: bool = True

    @property
    def action(self) -> str:
        """The action for Textual to run on the screen or view that has the method."""
        return self.action_call or self.name

    @property
    def screen_action(self) -> str:
        """The action for Textual to run on the reading screen, for a key, a click or the palette."""
        return f"in_view({self.name!r})" if self.views else self.action

    def keys_of(self, locale: Locale) -> list[str]:
        """Its keys, and what they type on the keyboard of the locale's language."""
        return [*self.keys, *(locale.typed_by[key] for key in self.keys if key in locale.typed_by)]


def bindings(actions: Iterable[Action]) -> list[Binding]:
    """The actions as Textual's bindings."""
    return [binding(action.screen_action, *action.keys) for action in actions]


def binding(call: str, *keys: str) -> Binding:
    """Keys as a binding that Textual itself does not show."""
    return Binding(",".join(keys), call, show=False)


def key_name(key: str, locale: Locale) -> str:
    """A key as a reader knows it."""
    return locale(f"keys.{key}") if locale.has(f"keys.{key}") else key


def key_sign(key: str, locale: Locale) -> str:
    """A key in as few cells as possible, for the key bar."""
    return KEY_SIGNS.get(key) or key_name(key, locale)
