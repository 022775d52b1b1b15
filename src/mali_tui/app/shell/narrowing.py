"""Narrowing the explainer: to one actor, the lens, and to what was known by some date, the cut-off."""

from __future__ import annotations

from msgspec.structs import replace

from mali_tui.app.shell.part import Part
from mali_tui.app.shell.scope_banner import banner
from mali_tui.app.ui.bar import StatusBar
from mali_tui.content.explainer import Explainer
from mali_tui.reading import cutoff as cutoffs
from mali_tui.reading.location import Location
from mali_tui.reading.scope import NO_SCOPE, Scope, VisibleSet, resolve_scope


def actors_at(explainer: Explainer, here: Location) -> list[str]:
    """The actors that a lens may be put on at a Location, the foremost first; all of them where it has none."""
    graph = explainer.graph
    claims: tuple[str, ...] = ()
    if here.kind == "actor":
        return [here.id]
    if here.kind == "event":
        found = [*graph.events[here.id].actors]
        found += [end for tie in explainer.ties_of_event.get(here.id, ()) for end in (tie.source, tie.target)]
        return list(dict.fromkeys(found))
    if here.kind == "claim":
        claims = (here.id,)
    elif here.kind == "section":
        claims = explainer.claims_of_passage.get(here.passage, ())
    of_claims = (graph.claims[id] for id in claims)
    actors = list(dict.fromkeys(actor for claim in of_claims for actor in (*claim.actors, claim.by) if actor))
    return actors or list(graph.actors)


def cutoff_at(explainer: Explainer, here: Location) -> cutoffs.Cutoff:
    """The cut-off that just takes in a Location: its event, all that a claim needs, the first of an actor's events.

    Elsewhere it is the article's day, from which it can be moved back.
    """
    graph, events = explainer.graph, tuple[str, ...]()
    if here.kind == "event":
        events = (here.id,)
    elif here.kind == "claim":
        events = graph.claims[here.id].events
    elif here.kind == "actor":
        events = explainer.events_of_actor.get(here.id, ())[:1]
    found = (cutoffs.cutoff_at_event(graph, event) for event in events)
    return max(found, key=lambda cutoff: cutoff.day, default=cutoffs.article_day(graph))


class ScopeControl(Part):
    """The part of the reading screen that keeps the scope and shows it in a banner."""

    scope: Scope = NO_SCOPE
    """What the reader has narrowed the explainer to. It is no part of a Location: one goes about within it."""

    _visible_cache: tuple[Explainer, VisibleSet] | None = None
    """What was worked out last, and of which explainer."""

    @property
    def visible_set(self) -> VisibleSet:
        """What the scope takes in."""
        explainer = self._screen.wording.explainer
        if (
            self._visible_cache is None
            or self._visible_cache[0] is not explainer
            or self._visible_cache[1].scope is not self.scope
        ):
            self._visible_cache = explainer, resolve_scope(explainer, self.scope)
        return self._visible_cache[1]

    def drop_stale_lens(self) -> None:
        """The explainer was saved anew: the lens is lifted if its actor is gone."""
        if self.scope.lens and self.scope.lens not in self._screen.wording.explainer.graph.actors:
            self.scope = replace(self.scope, lens=None)

    def set_scope(self, scope: Scope) -> None:
        """Narrow to a scope, or lift it; the reader stays where they are."""
        self.scope = scope
        self._screen.current_view.set_scope(self.visible_set)
        self.show_banner()

    def show_banner(self) -> None:
        """Say so, for as long as it is narrowed."""
        bar = self._screen.query_one("#banner", StatusBar)
        bar.display = self.scope.is_active
        if self.scope.is_active:
            bar.show(*banner(self._screen.wording, self.visible_set, self._screen.app.size.width))

    # ── What the keys do ─────────────────────────────────────────────────────────────────────

    def action_lens(self) -> None:
        """Lift the lens, or put it on the actor at hand; where there are several, ask which."""
        if self.scope.lens:
            self.set_scope(replace(self.scope, lens=None))
            return
        screen = self._screen
        here, at_cursor = screen.location, screen.current_view.focused_pane.current
        if here.kind != "actor" and at_cursor and at_cursor.kind == "actor":
            here = at_cursor
        actors = actors_at(screen.wording.explainer, here)
        if len(actors) == 1:
            self._put_lens(actors[0])
            return
        from mali_tui.app.dialogs.lens import LensScreen  # only when asked for

        screen.app.push_screen(LensScreen(screen.wording, actors), self._put_lens)

    def _put_lens(self, actor: str | None) -> None:
        if actor:
            self.set_scope(replace(self.scope, lens=actor))

    def action_cutoff(self) -> None:
        """Lift the cut-off, or put it where the reader is."""
        screen = self._screen
        found = None if self.scope.cutoff else cutoff_at(screen.wording.explainer, screen.location)
        self.set_scope(replace(self.scope, cutoff=found))

    def action_cutoff_event(self, by: int) -> None:
        """The cut-off at the next or the previous date of an event."""
        self._move_to(cutoffs.step_by_event(self._screen.wording.explainer.graph, self.scope.cutoff, by))

    def action_cutoff_month(self, by: int) -> None:
        """The cut-off a month on or back."""
        self._move_to(cutoffs.step_by_month(self._screen.wording.explainer.graph, self.scope.cutoff, by))

    def _move_to(self, cutoff: cutoffs.Cutoff | None) -> None:
        if cutoff == self.scope.cutoff:
            self._screen.notify(self._screen.wording("messages.first_cutoff"), timeout=2)
            return
        self.set_scope(replace(self.scope, cutoff=cutoff))

    def action_clear_scope(self) -> None:
        """Lift lens and cut-off."""
        if self.scope.is_active:
            self.set_scope(NO_SCOPE)
