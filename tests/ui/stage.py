"""An app that runs in the background of a test that is not a coroutine."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from screen import settle
from textual.pilot import Pilot

from mali_tui.app.app import MaliApp

Job = Callable[[Pilot[Any]], Awaitable[None]]


class Stage:
    """An app in its own event loop, which runs jobs given from outside."""

    def __init__(self, app: MaliApp, size: tuple[int, int]) -> None:
        self.app = app
        self._loop = asyncio.new_event_loop()
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
