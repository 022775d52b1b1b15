"""The declaration of the map view."""

from __future__ import annotations

from mali_tui.app.views.spec import ViewSpec
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location


def default_location(explainer: Explainer, here: Location) -> Location:
    """The event that the map shows for a Location."""
    from mali_tui.app.views.map.places import on_the_map  # imported only when needed

    return on_the_map(explainer, here)


def has_places(explainer: Explainer) -> bool:
    """Whether the explainer names any place."""
    return bool(explainer.graph.places)


MAP = ViewSpec(
    name="map",
    key="5",
    view_class="map.view:MapView",
    plain_document="timeline",  # where its events stand
    default_location=default_location,
    has_content=has_places,
    also_shows=("event", "since"),
    contexts={"content": "map"},
    step_label="next_event",
)
