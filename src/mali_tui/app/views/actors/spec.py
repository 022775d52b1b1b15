"""The declarations of the views of actors and of the ties between them."""

from __future__ import annotations

from mali_tui.app.views.spec import ViewSpec
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location


def default_location(explainer: Explainer, here: Location) -> Location:
    """The actor itself, else the first actor of the claim or event, else the first of all."""
    graph = explainer.graph
    if here.kind == "actor":
        return here
    actors = graph.claims[here.id].actors if here.kind == "claim" else ()
    if here.kind == "event":
        actors = graph.events[here.id].actors
    if here.kind == "since":
        actors = graph.since[here.id].actors
    return Location("actor", (*actors, *graph.actors)[0])


ACTORS = ViewSpec(
    name="actors",
    key="3",
    view_class="actors.view:ActorsView",
    plain_document="actors",
    default_location=default_location,
    home_of=("actor",),
)


def has_ties(explainer: Explainer) -> bool:
    """Whether the explainer names any tie between its actors."""
    return bool(explainer.graph.ties)


TIES = ViewSpec(
    name="ties",
    key="x",
    view_class="actors.ties_view:TiesView",
    plain_document="actors",
    default_location=default_location,
    has_content=has_ties,
    also_shows=("actor",),
    tab="actors",
    contexts={"content": "ties"},
    step_label="next_tie",
)
