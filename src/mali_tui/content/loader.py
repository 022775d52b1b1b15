"""Finding and loading an explainer: a folder with ``graph.yaml`` and a file for each language."""

from __future__ import annotations

from pathlib import Path

from mali_tui.cache import cached
from mali_tui.content.explainer import Explainer
from mali_tui.content.problems import ContentError

GRAPH = "graph.yaml"
_PACKAGE = Path(__file__).parents[1]


def find_content() -> Path:
    """The explainer that comes with the program: a checkout's ``content``, or what the wheel packed."""
    checkout = _PACKAGE.parents[1] / "content"
    return checkout if (checkout / GRAPH).is_file() else _PACKAGE / "_content"


def load(folder: Path) -> Explainer:
    """The explainer in ``folder``.

    Raises:
        ContentError: with everything that is wrong with it.
    """
    code = sorted(Path(__file__).parent.rglob("*.py"))
    return cached(explainer_files(folder), Explainer, lambda: _load(folder), code_files=code)


def _load(folder: Path) -> Explainer:
    from mali_tui.content.examine import examine  # 30 ms of YAML and rules, which what has been kept does not need

    explainer, problems = examine(folder)
    if explainer is None or problems:
        raise ContentError(problems)
    return explainer


def explainer_files(folder: Path) -> list[Path]:
    """The files that an explainer in ``folder`` is made of."""
    return [folder / GRAPH, *language_files(folder)]


def language_files(folder: Path) -> list[Path]:
    """Every other YAML file of the folder, but for those that an editor hides there."""
    return sorted(path for path in folder.glob("[!.]*.yaml") if path.name != GRAPH)
