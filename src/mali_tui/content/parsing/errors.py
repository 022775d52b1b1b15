"""Translate YAML's error messages for authors of explainers."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from mali_tui.content.parsing.position import Position


class _Fault(NamedTuple):
    """Words in a message of PyYAML or libyaml, what they mean, and where the error is.

    The error is ``before`` characters before the reported position, or at the beginning of its context.
    """

    sign: str
    message: str
    fix: str
    at_beginning: bool = False
    before: int = 0


_FAULTS = (
    _Fault("quoted scalar found unexpected end", "this quote is never closed", "Close it, or remove it.", True),
    # as PyYAML says it, then as libyaml does
    _Fault("escape character '", "a backslash in double quotes", "Use single quotes.", before=1),
    _Fault("unknown escape character", "a backslash in double quotes", "Use single quotes."),
    _Fault("Unicode character escape code", "a backslash in double quotes", "Use single quotes."),
    _Fault(
        "parsing a flow sequence",
        "this bracket [ is never closed",
        "Close it with ], and put a text with a colon in quotes.",
        True,
    ),
    _Fault(
        "parsing a flow mapping",
        "this brace { is never closed",
        "Close it with }, and put a text with a colon in quotes.",
        True,
    ),
    _Fault("parsing a flow node", "a value is missing here", "Remove the comma, or write the value."),
    _Fault(
        "mapping values are not allowed",
        "a text with a colon and a space",
        "Put the text in quotes or below `>-`; before a key, check the indentation.",
    ),
    _Fault("could not find expected ':'", "a line without a key", "Write `key: value`, or indent the text.", True),
    _Fault("cannot start any token", "a text cannot begin like this", "Put the text in quotes or below `>-`."),
    _Fault("scanning a block scalar", "the text begins on the line of its `|` or `>`", "Begin it on the next line."),
    _Fault(
        "sequence entries are not allowed", "a list begins on the line of its key", "Put each `- ` on its own line."
    ),
    _Fault("'-' indicator", "a line of a list does not begin with `-`", "Check its indentation."),
    _Fault("directive", "a line cannot begin with %", "Remove the line."),
    _Fault("tag", "a text cannot begin with !", "Put the text in quotes or below `>-`."),
    _Fault("anchor", "a text cannot begin with &", "Put the text in quotes or below `>-`."),
    _Fault("alias", "a text cannot begin with *", "Put the text in quotes or below `>-`."),
    _Fault("document start", "something follows the end of the document", "Remove it, and the line `...`."),
    _Fault(
        "parsing a block mapping",
        "this does not belong to a key",
        "Check the indentation; put a text that begins with a quote or bracket below `>-`.",
    ),
)
_OTHER = _Fault("", "this is not YAML", "Check quotes, brackets and indentation here and on the line above.")


def explain(error: yaml.YAMLError) -> tuple[Position, str, str]:
    """The position, message and fix of a parser error."""
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    fault = next((fault for fault in _FAULTS if fault.sign in words), _OTHER)
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if fault.at_beginning:
        marks.reverse()
    mark = next((mark for mark in marks if mark), None)
    return (mark.line + 1, mark.column + 1 - fault.before) if mark else (1, 1), fault.message, fault.fix
