"""The declaration of the timeline view."""

from __future__ import annotations

from mali_tui.app.views.spec import ViewSpec
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location, primary_event


def default_location(explainer: Explainer, here: Location) -> Location:
    """The strongest event behind the claim or behind the first about the actor, else the first event."""
    if here.kind == "since":
        return here
    claims = (here.id,) if here.kind == "claim" else explainer.claims_of_actor.get(here.id, ())
    if claims:
        return primary_event(explainer, claims[0])
    return Location("event", next(iter(explainer.graph.events)))


TIMELINE = ViewSpec(
    name="timeline",
    key="2",
    view_class="timeline.view:TimelineView",
    plain_document="timeline",
    default_location=default_location,
    home_of=("event", "since"),
    contexts={"axis": "axis"},
)
