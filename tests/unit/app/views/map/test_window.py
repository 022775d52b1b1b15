"""Zooming and moving on a map: what is seen stays on the globe, around what the reader looks at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_tui.app.views.map.projection import frame
from mali_tui.app.views.map.window import MAX_SCALE, MapFrame, MapWindow
from mali_tui.map_outlines import turn_into

KIDAL, LONDON, SUVA, APIA = (18.44, 1.41), (51.51, -0.13), (-18.14, 178.44), (-13.83, -171.76)
SIZE = (70, 30)


def frame_of(*points: tuple[float, float]) -> MapFrame:
    return MapFrame(frame(*SIZE, points), *SIZE)


def width(map_frame: MapFrame, window: MapWindow | None) -> float:
    box = map_frame.projection(window).box(*SIZE)
    return box.east - box.west


def test_zooming_in_halves_what_is_seen_around_the_place_and_out_again_shows_all() -> None:
    whole = frame_of(KIDAL)
    near = whole.zoom(None, 1, KIDAL)
    assert near and (near.lat, near.lon) == KIDAL
    assert width(whole, near) == pytest.approx(width(whole, None) / 2, rel=0.02)
    assert whole.zoom(near, -1, KIDAL) is None
    far = whole.zoom(None, -1, KIDAL)
    assert far and width(whole, far) == pytest.approx(width(whole, None) * 2, rel=0.02)


def test_zooming_out_ends_with_the_whole_globe_and_zooming_in_with_what_the_lines_can_show() -> None:
    whole = frame_of(LONDON, KIDAL)
    window: MapWindow | None = None
    for _ in range(12):
        window = whole.zoom(window, -1, None)
    box = whole.projection(window).box(*SIZE)
    assert box.south <= -90 and box.north >= 90 and box.east - box.west >= 359
    for _ in range(24):
        window = whole.zoom(window, 1, LONDON)
    assert whole.projection(window).scale == pytest.approx(MAX_SCALE)


def test_a_place_out_of_sight_is_zoomed_to_only_when_asked() -> None:
    whole = frame_of(LONDON, KIDAL)
    near = whole.window_around(*LONDON)
    assert whole.shows(near, *LONDON) and not whole.shows(near, *KIDAL)
    closer = whole.zoom(near, 1, KIDAL)
    assert closer and (closer.lat, closer.lon) == (near.lat, near.lon)
    assert whole.reveal(near, *LONDON) == near
    revealed = whole.reveal(near, *KIDAL)
    assert revealed and (revealed.lat, revealed.lon, revealed.factor) == (*KIDAL, near.factor)
    assert whole.reveal(None, *KIDAL) is None


def test_moving_east_crosses_the_date_line() -> None:
    whole = frame_of(SUVA, APIA)
    near = whole.window_around(*SUVA)
    for _ in range(4):
        near = whole.pan(near, 1, 0)
    assert near.lon < 0
    assert (
        whole.projection(near).box(*SIZE).contains(near.lat, turn_into(whole.projection(near).box(*SIZE), near.lon))
    )


def test_moving_ends_at_the_poles() -> None:
    whole = frame_of(KIDAL)
    window = None
    for _ in range(40):
        window = whole.pan(window, 0, 1)
    assert window and whole.projection(window).box(*SIZE).north == pytest.approx(90)


KEYS = st.lists(st.sampled_from(["+", "-", "e", "w", "n", "s", "z"]), max_size=30)


@given(KEYS, st.floats(-90, 90), st.floats(-180, 180), st.integers(1, 200), st.integers(1, 60))
def test_no_keys_lead_off_the_globe(keys: list[str], lat: float, lon: float, columns: int, rows: int) -> None:
    whole = MapFrame(frame(columns, rows, ((lat, lon),)), columns, rows)
    window: MapWindow | None = None
    moves = {"e": (1, 0), "w": (-1, 0), "n": (0, 1), "s": (0, -1)}
    for key in keys:
        if key in moves:
            window = whole.pan(window, *moves[key])
        else:
            window = (
                whole.window_around(lat, lon)
                if key == "z"
                else whole.zoom(window, 1 if key == "+" else -1, (lat, lon))
            )
        box = whole.projection(window).box(columns, rows)
        assert box.east > box.west and box.north > box.south
        if window:
            assert -180 <= window.lon <= 180
            assert (box.north <= 90.01 and box.south >= -90.01) or window.lat == 0
