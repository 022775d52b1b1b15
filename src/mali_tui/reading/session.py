"""One reader's state while the app is open: where they are and were, what they see of it, and what is saved."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from mali_tui.content.explainer import Explainer
from mali_tui.reading.cutoff import article_day
from mali_tui.reading.history import History
from mali_tui.reading.location import Location, nearest_surviving, resolve_location
from mali_tui.reading.scope import NO_SCOPE, Scope, VisibleSet, resolve_scope
from mali_tui.reading.state_store import State, StateStore


class ReadingSession:
    """The reader's state. It knows nothing of the screen; whoever changes it shows the change."""

    def __init__(
        self,
        explainer: Explainer,
        language: str,
        location: Location,
        store: StateStore,
        state: State,
        *,
        plain: bool | None = None,
        is_first_run: bool = False,
    ) -> None:
        """``plain``: whether the views are in words alone; None: as saved in ``state``."""
        self.explainer = explainer
        self.language = language
        """The code of the language that the reader reads."""
        self.history = History(location, state.view if state.location == str(location) else "")
        self.is_first_run = is_first_run
        """Whether the reader has yet to be shown the first keys."""
        self.state = state if plain is None else replace(state, plain=plain)
        """What is saved between starts. Its location, view and language are up to date only after `save`."""
        self._store = store
        self._scope = replace(NO_SCOPE, since_then=location.kind == "since")
        self._visible_set: VisibleSet | None = None
        self._removed_notes: dict[Location, str] = {}  # of bookmarks removed in this session, by where they were

    # ── Where the reader is ──────────────────────────────────────────────────────────────────

    @property
    def location(self) -> Location:
        """Where the reader is."""
        return self.history.here

    @property
    def view(self) -> str:
        """The name of the view in which the reader sees the Location; empty if that is the Location's own view."""
        return self.history.view

    # ── What of the explainer is inside the scope ────────────────────────────────────────────

    @property
    def scope(self) -> Scope:
        """The scope that the reader has set. It stays the same from Location to Location."""
        return self._scope

    @scope.setter
    def scope(self, scope: Scope) -> None:
        end = article_day(self.explainer.graph)
        if scope.cutoff and scope.cutoff.day > end.day and not scope.since_then:
            scope = replace(scope, cutoff=end)  # nothing later is shown
        self._scope, self._visible_set = scope, None

    @property
    def visible_set(self) -> VisibleSet:
        """What is inside the scope; the same object until scope or explainer change."""
        if self._visible_set is None:
            self._visible_set = resolve_scope(self.explainer, self._scope)
        return self._visible_set

    def reveal_later_event(self) -> None:
        """Turn "since then" on if the reader is at a later event."""
        if self.location.kind == "since" and not self._scope.since_then:
            self.scope = replace(self._scope, since_then=True)

    # ── The explainer ────────────────────────────────────────────────────────────────────────

    def replace_explainer(self, explainer: Explainer) -> None:
        """Read another version of the explainer, at the same Location or the nearest that is left.

        Locations that are gone leave the history, a lens on an actor that is gone is cleared, and the language stays
        if the new version has it.
        """
        here = nearest_surviving(self.explainer, explainer, self.location)
        self.history.prune(lambda location: resolve_location(explainer, location) is not None, here)
        self.explainer = explainer
        if self.language not in explainer.editions:
            self.language = next(iter(explainer.editions))
        lens, since_then = self._scope.lens, self._scope.since_then and bool(explainer.graph.since)
        self.scope = replace(
            self._scope, lens=lens if lens in explainer.graph.actors else None, since_then=since_then
        )

    @property
    def folder(self) -> str:
        """The absolute path of the explainer's folder; empty for the one that is shipped."""
        return self._store.explainer

    # ── What is saved between starts ─────────────────────────────────────────────────────────

    def save(self) -> bool:
        """Save the state, with where the reader is, and take over what other running apps have saved.

        Returns False if saving fails; ``error_key`` then says why.
        """
        state = replace(self.state, language=self.language, location=str(self.location), view=self.view)
        saved = self._store.save(state)
        self.state = self._store.state if saved else state
        return saved

    @property
    def error_key(self) -> str | None:
        """The key of the message that says what was wrong when the state was last loaded or saved."""
        return self._store.error_key

    @property
    def plain(self) -> bool:
        """Whether the views are in words alone, for screen readers."""
        return self.state.plain

    @plain.setter
    def plain(self, plain: bool) -> None:
        self.state = replace(self.state, plain=plain)

    @property
    def theme(self) -> str:
        """The name of the colour theme."""
        return self.state.theme

    @theme.setter
    def theme(self, theme: str) -> None:
        self.state = replace(self.state, theme=theme)

    def set_encoding(self, terminal: str, encoding: str) -> None:
        """Send right-to-left text to terminals of this family in an encoding from now on."""
        self.state = replace(self.state, bidi={**self.state.bidi, terminal: encoding})

    @property
    def seen(self) -> frozenset[str]:
        """The ids of the claims that the reader has seen."""
        return self.state.seen

    def mark_seen(self, claims: Iterable[str]) -> None:
        """Count claims among those that the reader has seen."""
        self.state = replace(self.state, seen=self.state.seen.union(claims))

    # ── Bookmarks ────────────────────────────────────────────────────────────────────────────

    @property
    def bookmarks(self) -> dict[str, str]:
        """The notes of the bookmarks by their addresses, in the order in which they were set."""
        return self.state.bookmarks

    def has_bookmark(self, location: Location) -> bool:
        """Whether a bookmark is set at a Location."""
        return str(location) in self.bookmarks

    def note(self, location: Location) -> str:
        """The note of the bookmark at a Location; empty without a note or a bookmark."""
        return self.bookmarks.get(str(location), "")

    def add_bookmark(self, location: Location, note: str = "") -> bool:
        """Set a bookmark and save; one that was removed before gets its note back. False where saving fails."""
        removed = self._removed_notes.pop(location, "")
        return self._save_bookmarks({**self.bookmarks, str(location): note or removed})

    def remove_bookmark(self, location: Location) -> bool:
        """Remove a bookmark and save; False where saving fails."""
        self._removed_notes[location] = self.note(location)
        return self._save_bookmarks({key: note for key, note in self.bookmarks.items() if key != str(location)})

    def _save_bookmarks(self, bookmarks: dict[str, str]) -> bool:
        """Save the bookmarks at once, so that other running apps have them, too, and no crash loses them."""
        self.state = replace(self.state, bookmarks=bookmarks)
        return self.save()
