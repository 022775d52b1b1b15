"""At which Location a view opens in which the reader has not been: at what the present one suggests."""

from __future__ import annotations

from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location, first_location, primary_event


def default_location(explainer: Explainer, view: str, here: Location) -> Location:
    """A Location that the view shows: the present one if it can, else one that has to do with it, else the first."""
    if view == "evidence":
        return _claim_or_event(explainer, here)
    if view == "map":
        from mali_tui.app.views.map.places import on_the_map  # only when asked for

        return on_the_map(explainer, here)
    if view == "timeline":
        return _event(explainer, here)
    if view in ("actors", "ties"):
        return _actor(explainer, here)
    return first_location(explainer)


def _claim_or_event(explainer: Explainer, here: Location) -> Location:
    """The claim or event itself, else the first claim of the passage or about the actor."""
    if here.kind in ("claim", "event"):
        return here
    claims = explainer.claims_of_actor.get(here.id, ()) or explainer.claims_of_passage.get(here.passage, ())
    return Location("claim", (*claims, *explainer.graph.claims)[0])


def _event(explainer: Explainer, here: Location) -> Location:
    """The strongest event behind the claim, or behind the first about the actor."""
    claims = (here.id,) if here.kind == "claim" else explainer.claims_of_actor.get(here.id, ())
    if claims:
        return primary_event(explainer, claims[0])
    return Location("event", next(iter(explainer.graph.events)))


def _actor(explainer: Explainer, here: Location) -> Location:
    """The actor itself, else the foremost of the claim or event."""
    graph = explainer.graph
    if here.kind == "actor":
        return here
    actors = graph.claims[here.id].actors if here.kind == "claim" else ()
    if here.kind == "event":
        actors = graph.events[here.id].actors
    return Location("actor", (*actors, *graph.actors)[0])
