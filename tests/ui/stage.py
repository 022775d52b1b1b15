"""An app that runs in the background of a test that is not a coroutine."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from screen import settle
from textual import _time
from textual.pilot import Pilot

from mali_tui.app.app import MaliApp

Job = Callable[[Pilot[Any]], Awaitable[None]]
TURN = 0.0005  # seconds that a turn of the loop lasts


class TurnClockLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock counts its turns, so that what comes first does not depend on how busy a machine is.

    Where there is nothing to do but to wait for a timer, the clock skips to that.
    """

    _now = 0.0

    def time(self) -> float:
        return self._now

    def _run_once(self) -> None:
        self._now += TURN
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]
            self._now = max(self._now, self._scheduled[0].when())  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]


class Stage:
    """An app in its own event loop, which runs jobs given from outside and has its own clock."""

    def __init__(self, app: MaliApp, size: tuple[int, int]) -> None:
        self.app = app
        self._loop = TurnClockLoop()
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(_time, "get_time", self._loop.time)  # of timers and messages
        self._jobs: asyncio.Queue[tuple[Job, asyncio.Future[None]] | None] = asyncio.Queue()
        self._task = self._loop.create_task(self._run(size))
        self.do(settle)

    async def _run(self, size: tuple[int, int]) -> None:
        async with self.app.run_test(size=size, notifications=True) as pilot:
            while item := await self._jobs.get():
                job, done = item
                try:
                    await job(pilot)
                    done.set_result(None)
                except BaseException as error:
                    done.set_exception(error)

    def do(self, job: Job) -> None:
        """Run a job beside the app to its end; raises the exceptions of the job and of the app."""
        done: asyncio.Future[None] = self._loop.create_future()
        self._jobs.put_nowait((job, done))
        self._loop.run_until_complete(asyncio.wait([done, self._task], return_when=asyncio.FIRST_COMPLETED))
        (done if done.done() else self._task).result()

    def end(self) -> None:
        """End the app; raises its exception, if any."""
        self._jobs.put_nowait(None)
        try:
            self._loop.run_until_complete(self._task)
        finally:
            self._loop.close()
            self._patch.undo()
