"""Every action, declared once: its keys, and where it shows. Bindings, key bar, palette and help derive from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from textual.binding import Binding

from mali_tui.i18n.locale import Locale

Group = Literal["reading", "moving", "timeline", "narrowing", "app"]

# The characters that the keys of a QWERTY keyboard type on the Arabic (101) layout. The key B types two (لا)
# and is used for nothing.
ARABIC_LAYOUT = dict(zip("qwertyuiop[]asdfghjkl;'zxcvnm,./", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", strict=True))
# With Shift one layout of that name types ’ for M, another '.
ARABIC_LAYOUT |= {"?": "؟", "M": "’", "{": "<", "}": ">", **dict(zip("0123456789", "٠١٢٣٤٥٦٧٨٩", strict=True))}

KEY_SIGNS = {"enter": "⏎", "backspace": "⌫", "tab": "⇥"}


def on_both_layouts(*keys: str) -> list[str]:
    """Keys, and what they type on an Arabic keyboard."""
    return [*keys, *(ARABIC_LAYOUT[key] for key in keys if key in ARABIC_LAYOUT)]


class Action(Struct, frozen=True):
    """Something a reader can do. ``name`` is the screen's ``action_{name}`` and the locale's ``actions.{name}``."""

    name: str
    keys: tuple[str, ...]
    group: Group
    action_call: str = ""  # with arguments, where it is not just the name
    bar_keys: str = ""  # the key or keys to show in the key bar; none: not shown there
    palette: bool = True

    @property
    def action(self) -> str:
        """What Textual is to run."""
        return self.action_call or self.name

    @property
    def every_key(self) -> list[str]:
        """Its keys, on either layout."""
        return on_both_layouts(*self.keys)


ACTIONS: tuple[Action, ...] = (
    Action("next_claim", ("n",), "reading", "step_claim(1)", bar_keys="n p"),
    Action("previous_claim", ("p",), "reading", "step_claim(-1)"),
    Action("follow", ("enter",), "reading", bar_keys="enter"),
    Action("back", ("backspace", "u"), "reading", bar_keys="backspace"),
    Action("forward", ("r",), "reading"),
    Action("next_link", ("right",), "reading", "step_link(1)", palette=False),
    Action("previous_link", ("left",), "reading", "step_link(-1)", palette=False),
    Action("view_sections", ("1",), "moving", "view('sections')"),
    Action("view_timeline", ("2",), "moving", "view('timeline')"),
    Action("view_actors", ("3",), "moving", "view('actors')"),
    Action("view_evidence", ("4",), "moving", "view('evidence')"),
    Action("view_ties", ("x",), "moving", "view('ties')"),
    Action("view_map", ("5",), "moving", "view('map')"),
    Action("jump", ("o",), "moving"),
    Action("next_pane", ("tab",), "moving", "step_pane(1)", bar_keys="tab", palette=False),
    Action("previous_pane", ("shift+tab",), "moving", "step_pane(-1)", palette=False),
    Action("down", ("down", "j"), "moving", "move(1)", palette=False),
    Action("up", ("up", "k"), "moving", "move(-1)", palette=False),
    Action("page_down", ("pagedown", "space"), "moving", "page(1)", palette=False),
    Action("page_up", ("pageup",), "moving", "page(-1)", palette=False),
    Action("home", ("home", "g"), "moving", "scroll_to_end(-1)", palette=False),
    Action("end", ("end", "G"), "moving", "scroll_to_end(1)", palette=False),
    Action("search", ("/", "ctrl+f"), "moving", bar_keys="/"),
    Action("peek", ("v",), "reading"),
    Action("both", ("d",), "reading", "toggle_parallel"),
    Action("copy", ("y",), "reading"),
    Action("copy_selection", ("ctrl+c",), "reading", palette=False),
    Action("bookmark", ("m",), "reading"),
    Action("note", ("i",), "reading"),
    Action("bookmarks", ("M", "'"), "moving"),
    Action("lens", ("f",), "narrowing", bar_keys="f"),
    Action("cutoff", ("c",), "narrowing"),
    Action("cutoff_earlier", ("[",), "narrowing", "cutoff_event(-1)"),
    Action("cutoff_later", ("]",), "narrowing", "cutoff_event(1)"),
    Action("cutoff_month_earlier", ("{",), "narrowing", "cutoff_month(-1)"),
    Action("cutoff_month_later", ("}",), "narrowing", "cutoff_month(1)"),
    Action("lift", ("escape",), "narrowing", "clear_scope"),
    Action("zoom_in", ("+", "="), "timeline", "zoom(1)", bar_keys="+ -"),
    Action("zoom_out", ("-",), "timeline", "zoom(-1)"),
    Action("whole_span", ("0",), "timeline"),
    Action("around_event", ("z",), "timeline"),
    Action("pan_right", ("shift+right",), "timeline", "pan(1)", palette=False),
    Action("pan_left", ("shift+left",), "timeline", "pan(-1)", palette=False),
    Action("language", ("l",), "app", bar_keys="l"),
    Action("theme", ("t",), "app"),
    Action("plain", ("w",), "app"),
    Action("bidi", ("e",), "app"),
    Action("palette", ("ctrl+p",), "app", palette=False),
    Action("help", ("?",), "app", bar_keys="?"),
    Action("suspend", ("ctrl+z",), "app", "app.suspend_process", palette=False),
    Action("quit", ("q",), "app", bar_keys="q"),
)
BY_NAME = {action.name: action for action in ACTIONS}


def bindings(actions: Iterable[Action] = ACTIONS) -> list[Binding]:
    """The actions as Textual's bindings."""
    return [binding(action.action, *action.keys) for action in actions]


def binding(call: str, *keys: str) -> Binding:
    """Keys, on either layout, as a binding that Textual itself does not show."""
    return Binding(",".join(on_both_layouts(*keys)), call, show=False)


def key_name(key: str, locale: Locale) -> str:
    """A key as a reader knows it."""
    return locale(f"keys.{key}") if locale.has(f"keys.{key}") else key


def key_sign(key: str, locale: Locale) -> str:
    """A key in as few cells as can be, for the key bar."""
    return KEY_SIGNS.get(key) or key_name(key, locale)
