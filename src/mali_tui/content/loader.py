"""Find, check and load an explainer: a folder with ``graph.yaml`` and one file for each language, or a package."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mali_tui.cache import load_or_make
from mali_tui.content.explainer import Explainer, build_explainer
from mali_tui.content.model import MAX_EXPLAINER_FILE_BYTES
from mali_tui.content.package import is_package, unpack
from mali_tui.content.problems import ContentError, Problem, Severity, in_order, shorten
from mali_tui.content.sanitize import sanitize

if TYPE_CHECKING:
    from mali_tui.content.parsing.yaml_file import YamlFile

GRAPH = "graph.yaml"
LOCALE_PREFIX = "locale."
_PACKAGE = Path(__file__).parents[1]
_LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"


def find_content() -> Path:
    """The folder of the explainer that comes with the program: the checkout's, or the one in the wheel."""
    checkout = _PACKAGE.parents[1] / "content"
    return checkout if (checkout / GRAPH).is_file() else _PACKAGE / "_content"


def load(folder: Path) -> Explainer:
    """The explainer in ``folder``, which may be a package.

    Raises:
        ContentError: with all its errors.
    """
    if is_package(folder):
        with unpack(folder) as unpacked:
            return load(unpacked)
    code = sorted(Path(__file__).parent.rglob("*.py"))
    return load_or_make(
        explainer_files(folder),
        Explainer,
        lambda: _load(folder),
        code_files=code,
        max_file_bytes=MAX_EXPLAINER_FILE_BYTES,
    )


def _load(folder: Path) -> Explainer:
    explainer, problems = examine(folder)
    if explainer is None:
        raise ContentError(problems)
    return explainer


def examine(folder: Path) -> tuple[Explainer | None, list[Problem]]:
    """The explainer in ``folder``, which may be a package, and all its problems.

    A language with errors is left out. The explainer is None if all are, or if the graph has errors.
    """
    try:
        if is_package(folder):
            with unpack(folder) as unpacked:
                explainer, problems = examine(unpacked)
            return explainer, [replace(problem, file=f"{folder}/{Path(problem.file).name}") for problem in problems]
        return _examine(folder)
    except ContentError as error:  # too many problems in a file, or a package that cannot be opened
        return None, error.problems


def _examine(folder: Path) -> tuple[Explainer | None, list[Problem]]:
    # 30 ms of YAML and rules, which a cached explainer does not need
    from mali_tui.content.checks import check
    from mali_tui.content.decode import EDITION_TABLES, GRAPH_KEYS, read_edition, read_graph
    from mali_tui.content.drafts import is_draft
    from mali_tui.content.fields import drop_if_indented
    from mali_tui.content.images import check_images
    from mali_tui.content.parsing.yaml_file import YamlFile

    graph_file = YamlFile(folder / GRAPH)
    drop_if_indented(graph_file, GRAPH_KEYS)
    graph = read_graph(graph_file) if graph_file.data else None
    paths = {path.stem: path for path in language_files(folder)}
    listed = graph.article.languages if graph is not None else ()
    files = {code: YamlFile(paths[code]) for code in dict.fromkeys((*listed, *paths)) if code in paths}
    for file in files.values():
        drop_if_indented(file, EDITION_TABLES)
    original = next((code for code, file in files.items() if file.data and not is_draft(file)), "")
    _compare_with_original(files, original)
    editions = {code: read_edition(file, code) for code, file in files.items() if file.data}
    if graph is not None:
        check(graph, graph_file, editions, files)
        check_images(graph, graph_file, folder)
        _check_listed_languages(graph_file, listed, paths)
    if graph_file.data and not files:
        graph_file.report((1, 1), "there is no language file in this folder", "Add one, such as en.yaml.")
    for code, file in files.items():
        if not re.fullmatch(_LANGUAGE, code):
            better = code.replace("_", "-").lower()
            name = better if re.fullmatch(_LANGUAGE, better) else "en.yaml or pt-br"
            file.report((1, 1), "the file name is not a language code", f"Use a name such as {name}.yaml.")
    locales = {code: YamlFile(path) for code, path in locale_files(folder).items()}
    misnamed = [*_misnamed_files(folder)]
    if any(problem.severity == "error" for problem in misnamed):
        return None, misnamed
    problems = in_order(
        (*misnamed, *(p for file in (graph_file, *files.values(), *locales.values()) for p in file.problems))
    )
    correct = {code: edition for code, edition in editions.items() if not files[code].has_errors}
    if original not in correct:
        correct = {code: edition for code, edition in correct.items() if not is_draft(files[code])}
    if graph is None or graph_file.has_errors or not correct:
        return None, problems
    left_out = tuple(code for code in files if code not in correct)
    words = {code: file.data for code, file in locales.items() if file.data}
    return build_explainer(graph, correct, left_out, words), problems


def _misnamed_files(folder: Path) -> Iterator[Problem]:
    """Files that are not read, because their names end in ``.yml``: an error if it is the graph."""
    for path in sorted(folder.glob("[!.]*.yml")):
        if not path.with_suffix(".yaml").exists():
            name = sanitize(path.stem)
            severity: Severity = "error" if f"{path.stem}.yaml" == GRAPH else "warning"
            message = "the name ends in .yml, so that the file is not read"
            yield Problem(sanitize(str(path)), 1, 1, message, f"Rename it to {name}.yaml.", severity)


def _compare_with_original(files: Mapping[str, YamlFile], original: str) -> None:
    """List what translations lack, or have in the original's words; drafts have that from the original."""
    from mali_tui.content.drafts import complete_draft, is_draft, report_copies

    for code, file in files.items() if original else ():
        if code != original and file.data:
            if is_draft(file):
                complete_draft(file, files[original], original)
            if code.partition("-")[0] != original.partition("-")[0]:
                report_copies(file, files[original], original)


def _check_listed_languages(file: YamlFile, listed: Sequence[str], paths: Container[str]) -> None:
    for number, code in enumerate(listed):
        if code not in paths:
            at = file.position_of_value("article", "languages", number)
            file.warn(at, f"there is no {shorten(code)}.yaml in this folder", "Add it, or remove its code.")


def is_language_code(code: str) -> bool:
    """Whether a file of this name is that of a language."""
    return re.fullmatch(_LANGUAGE, code) is not None


def explainer_files(folder: Path) -> list[Path]:
    """The files that an explainer in ``folder`` is made of; a package is one."""
    if is_package(folder):
        return [folder]
    return [folder / GRAPH, *language_files(folder), *locale_files(folder).values()]


def language_codes(folder: Path) -> list[str]:
    """The codes of the languages of an explainer, which may be a package, whatever is in their files."""
    if is_package(folder):
        with unpack(folder) as unpacked:
            return language_codes(unpacked)
    return [path.stem for path in language_files(folder)]


def language_files(folder: Path) -> list[Path]:
    """All other YAML files of the folder, except hidden ones, which are an editor's."""
    paths = folder.glob("[!.]*.yaml")
    return sorted(path for path in paths if path.name != GRAPH and not path.name.startswith(LOCALE_PREFIX))


def locale_files(folder: Path) -> dict[str, Path]:
    """The files ``locale.XX.yaml`` with words for the interface, by the code of their language."""
    return {path.stem.removeprefix(LOCALE_PREFIX): path for path in sorted(folder.glob(f"{LOCALE_PREFIX}*.yaml"))}
