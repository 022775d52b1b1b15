"""JSON objects for what an explainer declares itself: kinds of actors, statuses, images and corrections."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from mali_tui.content.explainer import Explainer
from mali_tui.export.json_schema import ActorKindObject, CorrectionObject, ImageObject, StatusObject
from mali_tui.export.wording import PrintWording

Value = TypeVar("Value")
Other = TypeVar("Other")


class OwnObjects:
    """Makes JSON objects whose texts are in several languages; here those that an explainer declares itself."""

    def __init__(self, explainer: Explainer, languages: Sequence[str]) -> None:
        self.explainer = explainer
        self.graph = explainer.graph
        self.wordings = {code: PrintWording(explainer, code) for code in languages}

    def by_language(self, words: Callable[[PrintWording], Value]) -> dict[str, Value]:
        """A value for every language."""
        return {code: words(wording) for code, wording in self.wordings.items()}

    def by_language_with(self, words: Callable[[PrintWording], Value | None]) -> dict[str, Value]:
        """A value for every language that has one."""
        return {code: value for code, value in self.by_language(words).items() if value is not None}

    def actor_kind(self, id: str) -> ActorKindObject:
        """A kind of actors by its id, in the languages that have words for it."""
        words = self.by_language_with(lambda wording: wording.edition.actor_kinds.get(id))
        return ActorKindObject(id, map_values(words, lambda each: each.one), map_values(words, lambda each: each.all))

    def leaving(self, key: str) -> dict[str, str]:
        """The words for a place that an actor leaves, in the languages that have any; ``key`` is one of `LEAVING`."""
        return self.by_language_with(lambda wording: wording.edition.leaving.get(key))

    def own_status(self, id: str) -> StatusObject:
        """A status for which the author has words: the author's own, or one of the program's in other words."""
        own, words = (
            self.graph.statuses.get(id),
            self.by_language_with(lambda wording: wording.edition.statuses.get(id)),
        )
        return StatusObject(id, words, own.like if own else None, own.sign if own else None)

    def image(self, id: str) -> ImageObject:
        """An image by its id."""
        image, words = self.graph.images[id], self.by_language(lambda wording: wording.edition.images[id])
        alt, credit = map_values(words, lambda each: each.alt), map_values(words, lambda each: each.credit)
        captions = self.by_language_with(lambda wording: wording.edition.images[id].caption)
        return ImageObject(id, image.file, image.passage, alt, credit, captions)

    def correction(self, id: str) -> CorrectionObject:
        """A correction by its id."""
        day = self.graph.article.corrections[id]
        return CorrectionObject(
            id, day.isoformat(), self.by_language(lambda wording: wording.edition.corrections[id])
        )


def map_values(objects: Mapping[str, Value], words: Callable[[Value], Other]) -> dict[str, Other]:
    """A function of the value for each language."""
    return {code: words(value) for code, value in objects.items()}
