"""Of the dates of a list that are out of order, those that contradict most others are blamed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mali_tui.content.calendar import Day
from mali_tui.content.checks.order import MAX_COMPARED, OutOfOrder, find_out_of_order
from mali_tui.content.edtf import parse_edtf_date


def days(**dates: str) -> dict[str, tuple[Day, Day]]:
    parsed = {id: parse_edtf_date(text) for id, text in dates.items()}
    return {id: (date.first, date.last) for id, date in parsed.items()}


def test_dates_that_may_be_in_order_are() -> None:
    assert not list(find_out_of_order(days(a="2019", b="2020-05", c="2020", d="2020-06", e="2021")))


def test_one_that_is_much_too_late_is_blamed_and_none_that_follows() -> None:
    found = list(find_out_of_order(days(a="2019", b="2091", c="2019-05", d="2020", e="2021")))
    assert found == [OutOfOrder("b", "c", False)]


def test_one_that_is_much_too_early_is_blamed_and_none_before_it() -> None:
    assert list(find_out_of_order(days(a="2019", b="2020", c="1020", d="2021"))) == [OutOfOrder("c", "b", True)]


def test_of_two_that_only_contradict_each_other_the_second_is_blamed() -> None:
    assert list(find_out_of_order(days(a="2019", b="2021", c="2020"))) == [OutOfOrder("c", "b", True)]


def test_two_wrong_ones_are_both_blamed() -> None:
    found = find_out_of_order(days(a="2090", b="2019", c="2020", d="2021", e="-0044", f="2022"))
    assert [wrong.id for wrong in found] == ["a", "e"]


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 20)), max_size=25))
def test_without_those_blamed_the_rest_is_in_order(dates: list[tuple[int, int]]) -> None:
    listed = {
        str(number): (Day.fromordinal(first), Day.fromordinal(first + length))
        for number, (first, length) in enumerate(dates)
    }
    blamed = {wrong.id for wrong in find_out_of_order(listed)}
    rest = [bounds for id, bounds in listed.items() if id not in blamed]
    assert all(before[0] <= after[1] for n, after in enumerate(rest) for before in rest[:n])


def test_a_long_list_in_reverse_is_done_with_soon() -> None:
    reverse = {str(n): (Day(5000 - n, 1, 1), Day(5000 - n, 1, 1)) for n in range(5_000)}
    assert len(list(find_out_of_order(reverse))) == 5_000 - 1
    assert MAX_COMPARED < 100
