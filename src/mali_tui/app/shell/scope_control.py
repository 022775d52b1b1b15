"""Setting the scope: one actor (the lens), what was known by a date (the cut-off), and "since then"."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from mali_tui.app.shell.host import Go, Host
from mali_tui.app.ui import notice_seconds
from mali_tui.content.explainer import Explainer
from mali_tui.reading import cutoff as cutoffs
from mali_tui.reading.location import Location, first_location, targets
from mali_tui.reading.scope import Scope
from mali_tui.reading.session import ReadingSession


def actors_at(explainer: Explainer, here: Location) -> list[str]:
    """The actors that a lens may be put on at a Location, most important first; all of them where it has none."""
    graph = explainer.graph
    claims: tuple[str, ...] = ()
    if here.kind == "actor":
        return [here.id]
    if here.kind == "since":
        return [*graph.since[here.id].actors] or list(graph.actors)
    if here.kind == "event":
        found = [*graph.events[here.id].actors]
        found += [end for tie in explainer.ties_of_event.get(here.id, ()) for end in (tie.source, tie.target)]
        return list(dict.fromkeys(found))
    if here.kind == "claim":
        claims = (here.id,)
    elif here.kind == "section":
        claims = explainer.claims_of_passage.get(here.passage, ())
    of_claims = (graph.claims[id] for id in claims)
    actors = list(dict.fromkeys(actor for claim in of_claims for actor in (*claim.actors, *claim.speakers)))
    return actors or list(graph.actors)


def cutoff_at(explainer: Explainer, here: Location) -> cutoffs.Cutoff:
    """The cut-off that just takes in a Location: its event, all that a claim needs, the first of an actor's events.

    Elsewhere it is the article's day, from which it can be moved back.
    """
    graph, events = explainer.graph, tuple[str, ...]()
    if here.kind == "since":
        return cutoffs.Cutoff(graph.since[here.id].date)
    if here.kind == "event":
        events = (here.id,)
    elif here.kind == "claim":
        events = graph.claims[here.id].events
    elif here.kind == "actor":
        events = explainer.events_of_actor.get(here.id, ())[:1]
    found = (cutoffs.cutoff_at_event(graph, event) for event in events)
    return max(found, key=lambda cutoff: cutoff.day, default=cutoffs.article_day(graph))


class ScopeControl:
    """Changes the session's scope as the keys say, and has the view and the bars show it."""

    def __init__(self, session: ReadingSession, host: Host, go: Go) -> None:
        self._session = session
        self._host = host
        self._go = go

    def _set(self, scope: Scope) -> None:
        """Set the scope; the reader stays where they are."""
        self._session.scope = scope
        self._host.current_view.set_scope(self._session.visible_set)
        self._host.show_bars()

    def toggle_lens(self) -> None:
        """Clear the lens, or put it on the actor at hand; where there are several, ask which."""
        session, host = self._session, self._host
        if session.scope.lens:
            self._set(replace(session.scope, lens=None))
            return
        here, at_cursor = session.location, host.current_view.focused_pane.current
        if here.kind != "actor" and at_cursor and at_cursor.kind == "actor":
            here = at_cursor
        actors = actors_at(session.explainer, here)
        if len(actors) == 1:
            self._set_lens(actors[0])
            return
        from mali_tui.app.dialogs.lens import LensScreen  # only when asked for

        host.open_dialog(LensScreen(host.wording, actors), self._set_lens)

    def _set_lens(self, actor: str | None) -> None:
        if actor:
            self._set(replace(self._session.scope, lens=actor))

    def toggle_cutoff(self) -> None:
        """Clear the cut-off, or put it where the reader is."""
        session = self._session
        cutoff = None if session.scope.cutoff else cutoff_at(session.explainer, session.location)
        self._set(replace(session.scope, cutoff=cutoff))

    def step_cutoff_by_event(self, by: int) -> None:
        """Move the cut-off to the next or the previous date of an event."""
        self._move_cutoff(cutoffs.step_by_event, by)

    def step_cutoff_by_month(self, by: int) -> None:
        """Move the cut-off a month on or back."""
        self._move_cutoff(cutoffs.step_by_month, by)

    def _move_cutoff(self, step: Callable[..., cutoffs.Cutoff | None], by: int) -> None:
        scope = self._session.scope
        cutoff = step(self._session.explainer.graph, scope.cutoff, by, since_then=scope.since_then)
        if cutoff == scope.cutoff:
            self._host.notify(self._host.wording("messages.first_cutoff"), timeout=notice_seconds.BRIEF)
            return
        self._set(replace(self._session.scope, cutoff=cutoff))

    async def toggle_since_then(self) -> None:
        """Show or hide what has happened since the article's day.

        A reader at a later event is taken to what it bears on before it is hidden.
        """
        session, wording = self._session, self._host.wording
        here, since_then = session.location, not session.scope.since_then
        if not session.explainer.graph.since:
            self._host.notify(wording("since.none"), timeout=notice_seconds.SHORT)
            return
        if here.kind == "since" and not since_then:
            target = (*targets(session.explainer, here.id), first_location(session.explainer))[0]
            await self._go(target, view=session.view)
        self._set(replace(session.scope, since_then=since_then))
        if since_then and session.scope.cutoff and not session.visible_set.later:
            self._host.notify(wording("since.after_cutoff"), timeout=notice_seconds.SHORT)

    def clear(self) -> None:
        """Clear lens and cut-off."""
        if self._session.scope.is_active:
            self._set(replace(self._session.scope, lens=None, cutoff=None))
