"""Narrowing the explainer: to one actor, the lens, and to what was known by some date, the cut-off."""

from __future__ import annotations

from msgspec.structs import replace

from mali_tui.app.banner import banner
from mali_tui.app.screens.part import Part
from mali_tui.app.widgets.bar import Bar
from mali_tui.content.explainer import Explainer
from mali_tui.reading import cutoff as cutoffs
from mali_tui.reading.location import Location
from mali_tui.reading.scope import WHOLE, Reach, Scope, reach


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
    found = (cutoffs.at_event(graph, event) for event in events)
    return max(found, key=lambda cutoff: cutoff.day, default=cutoffs.the_end(graph))


class Narrowing(Part):
    """The part of the reading screen that keeps the scope and shows it in a banner."""

    scope: Scope = WHOLE
    """What the reader has narrowed the explainer to. It is no part of a Location: one goes about within it."""

    _reached: tuple[Explainer, Reach] | None = None
    """What was worked out last, and of which explainer."""

    @property
    def reach(self) -> Reach:
        """What the scope takes in."""
        explainer = self._screen.wording.explainer
        if self._reached is None or self._reached[0] is not explainer or self._reached[1].scope is not self.scope:
            self._reached = explainer, reach(explainer, self.scope)
        return self._reached[1]

    def keep_scope(self) -> None:
        """The explainer was saved anew: the lens is lifted if its actor is gone."""
        if self.scope.lens and self.scope.lens not in self._screen.wording.explainer.graph.actors:
            self.scope = replace(self.scope, lens=None)

    def narrow(self, scope: Scope) -> None:
        """Narrow to a scope, or lift it; the reader stays where they are."""
        self.scope = scope
        self._screen.current_view.narrow(self.reach)
        self.show_banner()

    def show_banner(self) -> None:
        """Say so, for as long as it is narrowed."""
        bar = self._screen.query_one("#banner", Bar)
        bar.display = self.scope.narrowed
        if self.scope.narrowed:
            bar.show(*banner(self._screen.wording, self.reach, self._screen.app.size.width))

    # ── What the keys do ─────────────────────────────────────────────────────────────────────

    def action_lens(self) -> None:
        """Lift the lens, or put it on the actor at hand; where there are several, ask which."""
        if self.scope.lens:
            self.narrow(replace(self.scope, lens=None))
            return
        screen = self._screen
        here, at_cursor = screen.location, screen.current_view.focused_pane.current
        if here.kind != "actor" and at_cursor and at_cursor.kind == "actor":
            here = at_cursor
        actors = actors_at(screen.wording.explainer, here)
        if len(actors) == 1:
            self._put_lens(actors[0])
            return
        from mali_tui.app.screens.lens import LensScreen  # only when asked for

        screen.app.push_screen(LensScreen(screen.wording, actors), self._put_lens)

    def _put_lens(self, actor: str | None) -> None:
        if actor:
            self.narrow(replace(self.scope, lens=actor))

    def action_cutoff(self) -> None:
        """Lift the cut-off, or put it where the reader is."""
        screen = self._screen
        found = None if self.scope.cutoff else cutoff_at(screen.wording.explainer, screen.location)
        self.narrow(replace(self.scope, cutoff=found))

    def action_cutoff_event(self, by: int) -> None:
        """The cut-off at the next or the previous date of an event."""
        self._move_to(cutoffs.by_event(self._screen.wording.explainer.graph, self.scope.cutoff, by))

    def action_cutoff_month(self, by: int) -> None:
        """The cut-off a month on or back."""
        self._move_to(cutoffs.by_month(self._screen.wording.explainer.graph, self.scope.cutoff, by))

    def _move_to(self, cutoff: cutoffs.Cutoff | None) -> None:
        if cutoff == self.scope.cutoff:
            self._screen.notify(self._screen.wording("messages.first_cutoff"), timeout=2)
            return
        self.narrow(replace(self.scope, cutoff=cutoff))

    def action_lift(self) -> None:
        """Lift lens and cut-off."""
        if self.scope.narrowed:
            self.narrow(WHOLE)
