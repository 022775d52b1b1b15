"""The first frame of an app, drawn without a terminal."""

from __future__ import annotations

from textual.pilot import Pilot

from mali_tui.app.app import MaliApp


def first_frame(app: MaliApp, size: tuple[int, int]) -> str:
    """What the terminal of an app would be sent for the first frame in a window of ``size`` columns and rows."""
    frames: list[str] = []

    async def take_frame(pilot: Pilot[object]) -> None:
        await pilot.pause()
        frames.append(app.frame())
        app.exit()

    app.run(headless=True, size=size, auto_pilot=take_frame)
    return "".join(frames)
