"""The declaration of the evidence view."""

from __future__ import annotations

from mali_tui.app.views.spec import ViewSpec
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location, targets


def default_location(explainer: Explainer, here: Location) -> Location:
    """The claim or event itself, else the first claim of the passage or about the actor, else the first of all."""
    if here.kind in ("claim", "event"):
        return here
    if here.kind == "since":
        return (*targets(explainer, here.id), Location("claim", next(iter(explainer.graph.claims))))[0]
    claims = explainer.claims_of_actor.get(here.id, ()) or explainer.claims_of_passage.get(here.passage, ())
    return Location("claim", (*claims, *explainer.graph.claims)[0])


EVIDENCE = ViewSpec(
    name="evidence",
    key="4",
    view_class="evidence.view:EvidenceView",
    plain_document="evidence",
    default_location=default_location,
    also_shows=("claim", "event", "since"),
    contexts={"content": "matrix", "outcomes": "outcomes"},
)
