"""The manual page documents every argument and every field of exported JSON."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from mali_tui.cli.commands import COMPLETE_COMMAND, Parsers
from mali_tui.cli.completion_scripts import SHELLS
from mali_tui.cli.exit_codes import EXIT_CRASH, EXIT_FAILURE, EXIT_OK, EXIT_USAGE
from mali_tui.export import FORMATS, PRINTABLE_PARTS, json_schema
from mali_tui.i18n.locale import load_locale
from mali_tui.reading.location import LOCATION_KINDS
from mali_tui.rtl.encodings import ENCODINGS
from mali_tui.symbols import CLAIM_SIGNS, EVENT_SIGNS
from mali_tui.terminal.posix import END_SIGNALS, EXIT_SIGNAL

PAGE = Path(__file__).parents[3] / "docs" / "man" / "mali-tui.1"
LISTED: dict[str, type[msgspec.Struct]] = {
    "sections": json_schema.PassageObject,
    "claims": json_schema.ClaimObject,
    "events": json_schema.EventObject,
    "actors": json_schema.ActorObject,
    "terms": json_schema.TermObject,
    "places": json_schema.PlaceObject,
    "ties": json_schema.TieObject,
    "actor_kinds": json_schema.ActorKindObject,
    "statuses": json_schema.StatusObject,
    "images": json_schema.ImageObject,
    "evidence": json_schema.Evidence,
    "bookmarks": json_schema.BookmarkObject,
    "since": json_schema.LaterEventObject,
    "sources": json_schema.SourceObject,
}


@pytest.fixture(scope="module")
def manual() -> str:
    return PAGE.read_text(encoding="utf-8").replace("\\-", "-")


def test_it_names_every_value_of_every_argument(manual: str) -> None:
    for word in (*PRINTABLE_PARTS, *FORMATS, *SHELLS, *LOCATION_KINDS, *ENCODINGS):
        assert word in manual, word


def test_it_documents_every_command_and_option(manual: str) -> None:
    for name, parser in Parsers(load_locale("en")).items():
        if name == COMPLETE_COMMAND:
            continue
        called = f'"{parser.prog}"' if name else parser.prog
        synopsis = re.split(r"\n\.(?:SY|YS)", manual.split(f".SY {called}\n")[1])[0]
        for action in parser.actions:
            for option in action.option_strings:
                assert option in ("--help", "-h", "--version") or option in synopsis, (name, option)
                assert re.search(rf"\n\.B\w* .*{option}\b", manual), option
            if not action.option_strings and action.choices is None:
                assert str(action.metavar) in synopsis, (name, action.metavar)


def test_it_lists_every_exit_code(manual: str) -> None:
    section = manual.split('.SH "EXIT STATUS"\n')[1].split("\n.SH ")[0]
    codes = {EXIT_OK, EXIT_FAILURE, EXIT_USAGE, EXIT_CRASH, *(EXIT_SIGNAL + number for number in END_SIGNALS)}
    assert {int(code) for code in re.findall(r"\b\d+\b", section)} == codes


def test_it_explains_every_sign(manual: str) -> None:
    for sign in (*CLAIM_SIGNS.values(), *EVENT_SIGNS.values()):
        assert f"\n{sign}\t" in manual


@pytest.mark.parametrize("name", LISTED)
def test_it_lists_the_fields_of_printed_json(manual: str, name: str) -> None:
    entry = manual.split(".SS JSON\n")[1].split(f"\n.B {name}\n")[1].split("\n.TP\n")[0]
    for field in msgspec.structs.fields(LISTED[name]):
        assert f" {field.encode_name}" in entry, field.encode_name


def test_it_documents_every_list_of_exported_json() -> None:
    fields = {field.name for field in msgspec.structs.fields(json_schema.Printed) if not field.required}
    assert fields - {"since_until", "updated", "version", "byline", "corrections", "leaving"} == set(LISTED)
