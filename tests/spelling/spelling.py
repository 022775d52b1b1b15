"""Holds every word a reader sees, in the content, the interface and the template, against hunspell's dictionaries.

Right words that hunspell does not know stand in ``names.en.txt`` and ``names.ar.txt`` beside this file, one to a
line, ``#`` beginning a comment. ``Diop/Kim`` says that the word takes what hunspell lets ``Kim`` take: the possessive
here, and in Arabic the particles that are written together with a word.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PACKAGE = ROOT / "src" / "mali_tui"
FOLDERS = (ROOT / "content", PACKAGE / "locales", PACKAGE / "template")
DICTIONARIES = {"ar": "ar", "en": "en_US"}  # a language, and what hunspell calls its dictionary
PACKAGES = "hunspell hunspell-ar hunspell-en-us"  # Debian's

UNSPOKEN = {"plural", "direction", "letters", "layout"}  # keys whose value is no text
# What stands in a text without being one: placeholders, link targets, addresses, names with _, options, the command.
NO_WORDS = re.compile(r"\{\w*\}|\]\([^)\s]*\)|[a-z]\w*[:_][\w:/-]+|(?<!\w)--?[a-z][\w-]*|mali-tui")
MARKS = r"\u0640\u064b-\u065f\u0670"  # over and under Arabic letters, and the stroke between them
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*(?:['’-][^\W_]+)*")
ARABIC = re.compile(r"[\u0600-\u06ff]")


class NotInstalledError(Exception):
    """Hunspell, or one of its dictionaries, is missing on this machine."""


@dataclass(frozen=True)
class Word:
    """A word where it stands; ``language`` is the file's, but Latin letters among Arabic are taken for English."""

    text: str
    language: str
    path: Path
    line: int


def words_of(path: Path) -> Iterator[Word]:
    """The words in a file's values, never its keys, ids, comments or markup."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    for node in _texts(yaml.compose(source, getattr(yaml, "CSafeLoader", yaml.SafeLoader))):
        start, end = node.start_mark, node.end_mark
        for number in range(start.line, min(end.line + 1, len(lines))):
            left = start.column if number == start.line else 0
            right = end.column if number == end.line else None
            for text in WORD.findall(NO_WORDS.sub(" ", lines[number][left:right])):
                if not any(character.isdigit() for character in text):
                    yield Word(text, _language(text, path.stem), path, number + 1)


def _language(word: str, edition: str) -> str:
    if ARABIC.search(word):
        return "ar"
    return "en" if edition == "ar" else edition


def _texts(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in UNSPOKEN:
                yield from _texts(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _texts(value)
    elif isinstance(node, yaml.ScalarNode):
        yield node


def names(language: str) -> list[str]:
    """What the word list of a language adds to hunspell's dictionary, in hunspell's own notation."""
    lines = (HERE / f"names.{language}.txt").read_text(encoding="utf-8").splitlines()
    return [entry for line in lines if (entry := line.partition("#")[0].strip())]


def misspelt(words: list[str], language: str) -> dict[str, list[str]]:
    """Those of ``words`` that neither hunspell nor the word list knows, each with what hunspell suggests.

    Raises:
        NotInstalledError: where the machine has no hunspell or not this dictionary.
    """
    if not which("hunspell"):
        raise NotInstalledError("hunspell")
    dictionary = DICTIONARIES[language]
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "names"
        known.write_text("\n".join(names(language)) + "\n", encoding="utf-8")
        ran = subprocess.run(
            ["hunspell", "-a", "-i", "utf-8", "-d", dictionary, "-p", str(known)],
            input="".join(f"^{re.sub(f'[{MARKS}]', '', word)}\n" for word in words),
            capture_output=True,
            encoding="utf-8",
        )
    if ran.returncode:
        raise NotInstalledError(f"hunspell's dictionary {dictionary}")
    # A greeting, then for each word as many answers as hunspell sees words in it, and an empty line.
    answers = ran.stdout.partition("\n")[2].split("\n\n")
    found: dict[str, list[str]] = {}
    for word, answer in zip(words, answers, strict=False):
        wrong = [line for line in answer.splitlines() if line[:1] in "&#"]
        if wrong:
            found[word] = [part.strip() for part in wrong[0].partition(": ")[2].split(",") if part]
    return found


def report() -> list[str]:
    """Every word that is not known, with its place and what may be meant; and every listed name that nothing uses."""
    told = [word for folder in FOLDERS for edition in DICTIONARIES for word in words_of(folder / f"{edition}.yaml")]
    problems: list[str] = []
    for language in DICTIONARIES:
        own = [word for word in told if word.language == language]
        found = misspelt(sorted({word.text for word in own}), language)
        for word in own:
            if word.text in found:
                meant = "، ".join(found[word.text][:4]) if language == "ar" else ", ".join(found[word.text][:4])
                place = f"{word.path.relative_to(ROOT)}:{word.line}"
                problems.append(f"{place}: {word.text}" + (f" (perhaps: {meant})" if meant else ""))
        text = " ".join(word.text for word in own).lower()
        unused = [name for entry in names(language) if (name := entry.partition("/")[0]).lower() not in text]
        problems += [f"tests/spelling/names.{language}.txt: {name} is used nowhere" for name in unused]
    return problems


def main() -> int:
    """Report on stderr; 1 where anything is wrong, or where it cannot be told and continuous integration asks."""
    try:
        problems = report()
    except NotInstalledError as missing:
        print(f"Spelling was NOT checked: {missing} is not installed (Debian: {PACKAGES}).", file=sys.stderr)
        return int(bool(os.environ.get("CI")))
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print("Correct them; what is right, and only that, goes into tests/spelling/names.*.txt.", file=sys.stderr)
    else:
        print("Spelling: every word is known.")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
