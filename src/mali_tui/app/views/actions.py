"""Every action, declared once: its keys, and where it shows. Bindings, key bar, palette and help derive from it."""

from __future__ import annotations

from collections.abc import Iterator

from mali_tui.app.ui.action import Action
from mali_tui.app.views.registry import SPECS, context_of
from mali_tui.content.explainer import Explainer
from mali_tui.i18n.wording import Wording

ACTIONS: tuple[Action, ...] = (
    Action("next_claim", ("n",), "reading", "step_claim(1)", bar_keys="n p"),
    Action("previous_claim", ("p",), "reading", "step_claim(-1)"),
    Action("follow", ("enter",), "reading", bar_keys="enter"),
    Action("back", ("backspace", "u"), "reading", bar_keys="backspace"),
    Action("forward", ("r",), "reading"),
    Action("next_link", ("right",), "reading", "step_link(1)", palette=False),
    Action("previous_link", ("left",), "reading", "step_link(-1)", palette=False),
    *(Action(f"view_{spec.name}", (spec.key,), "moving", f"view('{spec.name}')") for spec in SPECS),
    Action("link_hints", ("o",), "moving"),
    Action("next_pane", ("tab",), "moving", "step_pane(1)", bar_keys="tab", palette=False),
    Action("previous_pane", ("shift+tab",), "moving", "step_pane(-1)", palette=False),
    Action("down", ("down", "j"), "moving", "move(1)", palette=False),
    Action("up", ("up", "k"), "moving", "move(-1)", palette=False),
    Action("page_down", ("pagedown", "space"), "moving", "page(1)", palette=False),
    Action("page_up", ("pageup",), "moving", "page(-1)", palette=False),
    Action("home", ("home", "g"), "moving", "scroll_to_end(-1)", palette=False),
    Action("end", ("end", "G"), "moving", "scroll_to_end(1)", palette=False),
    Action("search", ("/", "ctrl+f"), "moving", bar_keys="/"),
    Action("peek", ("v",), "reading", views=("sections",), elsewhere="messages.no_peek"),
    Action("both", ("d",), "reading", "toggle_parallel", views=("sections",), elsewhere="messages.no_peek"),
    Action("copy", ("y",), "reading"),
    Action("copy_selection", ("ctrl+c",), "reading", palette=False),
    Action("bookmark", ("m",), "reading"),
    Action("note", ("i",), "reading"),
    Action("bookmarks", ("M", "'"), "moving"),
    Action("lens", ("f",), "scope", bar_keys="f"),
    Action("since_then", ("s",), "reading", bar_keys="s"),
    Action("cutoff", ("c",), "scope"),
    Action("cutoff_earlier", ("[",), "scope", "cutoff_event(-1)"),
    Action("cutoff_later", ("]",), "scope", "cutoff_event(1)"),
    Action("cutoff_month_earlier", ("{",), "scope", "cutoff_month(-1)"),
    Action("cutoff_month_later", ("}",), "scope", "cutoff_month(1)"),
    Action("clear_scope", ("escape",), "scope"),
    Action("zoom_in", ("+", "="), "timeline", "zoom(1)", bar_keys="+ -", views=("timeline", "map")),
    Action("zoom_out", ("-",), "timeline", "zoom(-1)", views=("timeline", "map")),
    Action("whole_span", ("0",), "timeline", views=("timeline", "map")),
    Action("around_event", ("z",), "timeline", views=("timeline", "map")),
    Action("pan_right", ("shift+right",), "timeline", "pan(1)", palette=False, views=("timeline", "map")),
    Action("pan_left", ("shift+left",), "timeline", "pan(-1)", palette=False, views=("timeline", "map")),
    Action("pan_up", ("shift+up",), "timeline", "pan_vertically(1)", palette=False, views=("map",)),
    Action("pan_down", ("shift+down",), "timeline", "pan_vertically(-1)", palette=False, views=("map",)),
    Action("language", ("l",), "app", bar_keys="l"),
    Action("theme", ("t",), "app", "app.next_theme"),
    Action("plain", ("w",), "app", "app.toggle_plain"),
    Action("bidi", ("e",), "app", "app.next_encoding"),
    Action("palette", ("ctrl+p",), "app", palette=False),
    Action("help", ("?",), "app", bar_keys="?"),
    Action("suspend", ("ctrl+z",), "app", "app.suspend_process", palette=False),
    Action("quit", ("q",), "app", bar_keys="q"),
)
BY_NAME = {action.name: action for action in ACTIONS}
KEYS = frozenset(key for action in ACTIONS for key in action.keys)

ACTIONS_BY_CONTEXT: dict[str, tuple[str, ...]] = {
    "article": (
        "next_claim", "previous_claim", "next_link", "previous_link", "follow", "peek", "both", "copy", "bookmark",
        "note",
    ),
    "card": ("down", "up", "follow", "next_claim", "previous_claim", "copy", "bookmark", "note"),
    "list": ("down", "up", "follow"),
    "matrix": ("down", "up", "next_link", "previous_link", "follow", "next_claim", "previous_claim"),
    "outcomes": ("down", "up", "follow", "next_claim", "previous_claim", "since_then", "copy", "bookmark", "note"),
    "ties": ("down", "up", "next_link", "previous_link", "follow", "next_claim", "previous_claim"),
    "map": (
        "next_claim", "previous_claim", "follow", "zoom_in", "zoom_out", "whole_span", "around_event", "pan_right",
        "pan_left", "pan_up", "pan_down",
    ),
    "axis": (
        "next_link", "previous_link", "follow", "zoom_in", "zoom_out", "whole_span", "around_event", "pan_right",
        "pan_left",
    ),
}  # fmt: skip
"""By place, what the keys do there, most important first."""


def actions_in(view: str, pane: str) -> list[Action]:
    """The actions of a pane, most important first."""
    return [BY_NAME[name] for name in ACTIONS_BY_CONTEXT[context_of(view, pane)]]


def actions_outside(view: str) -> Iterator[Action]:
    """The actions that do nothing in a view."""
    return (action for action in ACTIONS if action.views and view not in action.views)


def actions_without_content(explainer: Explainer) -> set[str]:
    """The names of the actions that would do nothing, since the explainer has nothing for them."""
    empty = {spec.name for spec in SPECS if not spec.has_content(explainer)}
    names = {f"view_{name}" for name in empty}
    names |= {action.name for action in ACTIONS if action.views and empty.issuperset(action.views)}
    names |= {"language"} if len(explainer.editions) == 1 else set()
    return names | (set() if explainer.graph.since else {"since_then"})


def describe_action(wording: Wording, action: Action, place: str) -> str:
    """What an action does in a place: in words for that place if there are any, else by its name."""
    key = f"help.at.{place}.{action.name}"
    return wording(key) if wording.locale.has(key) else wording.action(action.name)
