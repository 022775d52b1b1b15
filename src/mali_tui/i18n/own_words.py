"""Words for the interface that an explainer brings in ``locale.XX.yaml``, over those of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

from msgspec.structs import replace

from mali_tui.content.loader import locale_files
from mali_tui.content.package import is_package, unpack
from mali_tui.content.parsing.yaml_file import YamlFile
from mali_tui.content.problems import ContentError, Problem, shorten, suggest
from mali_tui.i18n.locale import LAYOUT, load_locale
from mali_tui.i18n.plurals import RULES

Keys = tuple[Any, ...]

RENAMED: dict[Keys, str] = {
    ("jump",): "link_hints",
    ("actions", "jump"): "link_hints",
    ("actions", "lift"): "clear_scope",
    ("doctor", "remembered"): "saved",
    ("help", "narrowing"): "scope",
    ("scope", "lift_cutoff"): "clear_cutoff",
    ("scope", "lift_lens"): "clear_lens",
    ("scope", "lifts_cutoff"): "clear_full_cutoff",
    ("scope", "lifts_lens"): "clear_full_lens",
    ("since", "lift"): "clear",
    ("since", "lifts"): "clear_full",
}
"""What keys are called since version 0.5.1; explainers may still use the names before that."""


class Fault(NamedTuple):
    """Words that cannot be used: at which keys, why, and the fix."""

    keys: Keys
    message: str
    fix: str


def check_own_words(folder: Path) -> Iterator[Problem]:
    """The problems of the words in the ``locale.XX.yaml`` files of ``folder``, which may be a package."""
    if is_package(folder):
        with unpack(folder) as files:
            for problem in check_own_words(files):
                yield replace(problem, file=f"{folder}/{Path(problem.file).name}")
        return
    for code, path in locale_files(folder).items():
        try:
            yield from _check_file(code, path)
        except ContentError as error:  # too many to look for more
            yield from error.problems


def _check_file(code: str, path: Path) -> list[Problem]:
    file = YamlFile(path)
    file.problems.clear()  # those of its YAML are the loader's
    _, faults = merge_words(load_locale(code).all_words, file.data)
    for fault in faults:
        file.report(file.position_of_key(*fault.keys), fault.message, fault.fix)
    return file.problems


def merge_words(words: dict[str, Any], own: dict[str, Any], at: Keys = ()) -> tuple[dict[str, Any], list[Fault]]:
    """``words`` with the ``own`` ones that are right in their place, and the faults of the others."""
    merged, faults = dict(words), []
    for written, value in own.items():
        keys = (*at, written)
        key = RENAMED.get(keys, written)
        if key != written and key in own:
            continue  # both are there
        if key not in words:
            faults.append(Fault(keys, f"the interface has no words for {shorten(written)}", suggest(key, words)))
        elif keys == (LAYOUT,):
            faults += (wrong := _layout_faults(value))
            merged[key] = words[key] if wrong else value
        elif isinstance(words[key], dict) and "other" not in words[key] and isinstance(value, dict):
            merged[key], inner = merge_words(words[key], value, keys)
            faults += inner
        elif fault := _find_fault(words[key], value, keys):
            faults.append(fault)
        else:
            merged[key] = value
    return merged, faults


def _layout_faults(rows: Any) -> list[Fault]:
    """What keeps rows of keys from being the layout of a keyboard."""
    if not isinstance(rows, dict):
        return [Fault((LAYOUT,), "rows of keys belong here", 'Write them like this: "qwerty": "йцукен".')]
    faults = []
    for keys, typed in rows.items():
        at = (LAYOUT, keys)
        if not isinstance(typed, str) or len(typed) != len(keys):
            count = len(typed) if isinstance(typed, str) else 0
            message = f"{len(keys)} keys, but {count} characters that they type"
            faults.append(Fault(at, message, "Give one character for each key, in the same order."))
        elif not keys.isascii() or not keys.isprintable():
            faults.append(Fault(at, "these are not keys of a QWERTY keyboard", "Put what they type after the colon."))
        elif any(character.isascii() and character.isalpha() for character in typed):
            faults.append(Fault(at, "a Latin letter always stands for itself", "Leave this key out."))
    return faults


def _find_fault(words: Any, own: Any, keys: Keys) -> Fault | None:
    if keys == ("plural",) and own not in list(RULES):
        return Fault(keys, "there is no such rule for plural forms", f"Use one of: {', '.join(RULES)}.")
    if isinstance(words, list):
        if isinstance(own, list) and len(own) == len(words) and all(isinstance(word, str) for word in own):
            return None
        return Fault(keys, f"a list of {len(words)} words belongs here", f"Give all {len(words)}, in order.")
    if isinstance(words, dict) and "other" not in words:
        return Fault(keys, "other keys belong here", f"Use these: {', '.join(words)}.")
    forms = own if isinstance(own, dict) and isinstance(words, dict) else {"": own}
    if isinstance(own, dict) and isinstance(words, dict) and "other" not in own:
        return Fault(
            keys, "the form “other” is missing", "Add it: it is for all numbers without a form of their own."
        )
    if not all(isinstance(form, str) for form in forms.values()):
        return Fault(keys, "a text belongs here", "Put it between quotes.")
    values = _values(words) | ({"last"} if keys[:2] == ("dates", "decade") else set())
    if keys[0] != "keys" and not all(_values({"": form}) <= values for form in forms.values()):
        known = ", ".join(f"{{{name}}}" for name in sorted(values))
        return Fault(keys, "a value in braces is not known here", f"Use these: {known}." if known else "Remove it.")
    return None


def _values(words: Any) -> set[str]:
    """The names of what is filled in; one that is never known if a text isn't a plain template."""
    found: set[str] = set()
    for form in words.values() if isinstance(words, dict) else [words]:
        try:
            parts = [part for part in Formatter().parse(form) if part[1] is not None]
        except ValueError:  # a brace without its partner
            return {"{"}
        found |= {
            name if not (spec or conversion) else "{" for _, name, spec, conversion in parts if name is not None
        }
    return found
