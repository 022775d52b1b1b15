"""An app that runs while a test, which is no coroutine, tells it what to do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from screen import settle
from textual.pilot import Pilot

from mali_tui.app.app import MaliApp

Job = Callable[[Pilot[Any]], Awaitable[None]]


class Stage:
    """An app in a task of its own, to which jobs can be given from outside of its loop."""

    def __init__(self, app: MaliApp, size: tuple[int, int]) -> None:
        self.app = app
        self._loop = asyncio.new_event_loop()
        self._jobs: asyncio.Queue[tuple[Job, asyncio.Future[None]] | None] = asyncio.Queue()
        self._task = self._loop.create_task(self._run(size))
        self.do(settle)

    async def _run(self, size: tuple[int, int]) -> None:
        async with self.app.run_test(size=size, notifications=True) as pilot:
            while given := await self._jobs.get():
                job, done = given
                try:
                    await job(pilot)
                    done.set_result(None)
                except BaseException as error:
                    done.set_exception(error)

    def do(self, job: Job) -> None:
        """Run a job beside the app until it is done; raises what the job or the app raises."""
        done: asyncio.Future[None] = self._loop.create_future()
        self._jobs.put_nowait((job, done))
        self._loop.run_until_complete(asyncio.wait([done, self._task], return_when=asyncio.FIRST_COMPLETED))
        (done if done.done() else self._task).result()

    def end(self) -> None:
        """End the app; raises what it ended with."""
        self._jobs.put_nowait(None)
        try:
            self._loop.run_until_complete(self._task)
        finally:
            self._loop.close()
