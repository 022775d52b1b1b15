"""The benchmarks: the large explainer is sound, a session sees frames and keys, and figures tell what was missed."""

from __future__ import annotations

import json
from pathlib import Path

import hundredfold
import pytest
from pairs import Figure, compare
from programs import Programs
from recording import BARE_FRAME, cast_lines
from session import Spent
from start import MAX_INSTANT_RATIO

from mali_tui.content.explainer import Explainer
from mali_tui.content.loader import find_content, load

RECORDING = Path(__file__).parents[2] / "docs" / "recordings" / "start.cast"


@pytest.fixture(scope="module")
def ours() -> Explainer:
    return load(find_content())


def test_the_large_explainer_is_sound_and_as_many_times_as_large(tmp_path: Path, ours: Explainer) -> None:
    hundredfold.write(tmp_path, times=3)
    large = load(tmp_path)
    assert len(large.graph.claims) == 3 * len(ours.graph.claims)
    assert len(large.graph.events) == 3 * len(ours.graph.events)
    assert len(large.graph.sources) == 3 * len(ours.graph.sources)
    assert len(large.outcome_of_claim) == 3 * len(ours.outcome_of_claim)
    assert len(large.passages) == 3 * len(ours.passages)


def test_a_session_sees_the_first_frame_and_what_a_key_brings_about(tmp_path: Path) -> None:
    programs = Programs(tmp_path)
    with programs.bare() as (bare, first), programs.ours("ar") as (ours, our_first):
        assert first.clock > 0 and our_first.clock > 0
        assert bare.press(b"r").clock > 0
        assert ours.press(b"n").clock > 0
        assert ours.memory() > bare.memory() > 0


def test_figures_are_medians_of_pairs_and_tell_what_was_missed() -> None:
    pairs = [
        (Spent(1.0, 0.5), Spent(1.5, 1.0)),
        (Spent(1.0, 0.25), Spent(9.0, 1.0)),
        (Spent(1.0, 2.0), Spent(1.0, 1.0)),
    ]
    figure = compare("", pairs, max_ratio=1.5)
    assert figure == Figure("", 1000, 1500, 1.5, 1.5, "ms", (500, 1000, 2.0))
    assert not figure.met  # as the processor has it
    assert figure._replace(max_ratio=2.0).met
    assert not figure._replace(ratio=1.6, processor=None).met
    unknown = compare("", [(Spent(1.0, 0.0), Spent(1.5, 0.0))], max_ratio=1.5)
    assert unknown.processor is None and unknown.met


def test_the_recording_shows_text_in_less_than_a_third_of_what_a_bare_app_takes(tmp_path: Path) -> None:
    header, *events = map(json.loads, RECORDING.read_text(encoding="utf-8").splitlines())
    assert (header["version"], header["width"], header["height"]) == (2, 120, 36)
    times = [time for time, _, _ in events]
    assert times == sorted(times)
    [bare_frame] = [time for time, kind, text in events if (kind, text) == ("m", BARE_FRAME)]
    word = Programs(tmp_path).sign
    shown = next(time for time, kind, text in events if kind == "o" and word in text)
    assert shown <= MAX_INSTANT_RATIO * bare_frame


def test_a_recording_is_in_order_of_time_and_splits_no_letter() -> None:
    written = [(0.1, "مالي".encode()[:3]), (0.3, "مالي".encode()[3:]), (0.9, b"\x1b[m")]
    _, *events = map(json.loads, cast_lines(written, 0.5))
    assert events == [[0.1, "o", "م"], [0.3, "o", "الي"], [0.5, "m", BARE_FRAME], [0.9, "o", "\x1b[m"]]
