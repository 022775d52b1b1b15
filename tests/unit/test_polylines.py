"""Lines as short texts, against the example in the description of the format."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mali_tui.polylines import decode_polyline, encode_polyline

NUMBERS = st.integers(-40_000, 40_000)
POINTS = [(3_850_000, -12_020_000), (4_070_000, -12_095_000), (4_325_200, -12_645_300)]


def test_the_example_of_the_format() -> None:
    assert encode_polyline(POINTS) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"
    assert decode_polyline("_p~iF~ps|U_ulLnnqC_mqNvxq`@") == POINTS


@given(st.lists(st.tuples(NUMBERS, NUMBERS)))
def test_every_line_comes_back(points: list[tuple[int, int]]) -> None:
    assert decode_polyline(encode_polyline(points)) == points
