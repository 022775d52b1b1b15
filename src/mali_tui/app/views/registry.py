"""The views: which there are, and which of them shows a Location."""

from __future__ import annotations

from mali_tui.app.views.actors.spec import ACTORS, TIES
from mali_tui.app.views.article.spec import ARTICLE
from mali_tui.app.views.evidence.spec import EVIDENCE
from mali_tui.app.views.map.spec import MAP
from mali_tui.app.views.spec import CONTEXT_OF_PANE, ViewSpec
from mali_tui.app.views.timeline.spec import TIMELINE
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location, LocationKind

SPECS: tuple[ViewSpec, ...] = (ARTICLE, TIMELINE, ACTORS, EVIDENCE, TIES, MAP)
"""In the order in which header, palette and help list them."""
VIEWS = {spec.name: spec for spec in SPECS}
DEFAULT_VIEW: dict[LocationKind, str] = {kind: spec.name for spec in SPECS for kind in spec.home_of}
"""The name of the view in which a Location is shown unless another is asked for."""


def tabs(explainer: Explainer) -> list[str]:
    """The names of the views that the header lists."""
    return [spec.name for spec in SPECS if not spec.tab and spec.has_content(explainer)]


def can_show(view: str, location: Location) -> bool:
    """Whether a view other than its own can show a Location."""
    return view in VIEWS and location.kind in VIEWS[view].also_shows


def context_of(view: str, pane: str) -> str:
    """What the keys and the help of a pane are about; ``view`` is empty where the views are in words alone."""
    contexts = VIEWS[view].contexts if view in VIEWS else {}
    return contexts.get(pane) or CONTEXT_OF_PANE[pane]
