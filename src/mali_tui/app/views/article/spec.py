"""The article view, as the app knows it before it is shown."""

from __future__ import annotations

from mali_tui.app.views.spec import ViewSpec
from mali_tui.content.explainer import Explainer
from mali_tui.reading.location import Location, first_location


def default_location(explainer: Explainer, here: Location) -> Location:
    """The beginning of the article."""
    return first_location(explainer)


ARTICLE = ViewSpec(
    name="sections",
    key="1",
    view_class="article.view:SectionsView",
    plain_document="article",
    default_location=default_location,
    home_of=("section", "claim", "term", "source"),
    contexts={"content": "article"},
)
