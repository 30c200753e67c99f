"""Moments of a video as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.clock import MAX_SECOND, clock, second_of


@given(st.integers(0, MAX_SECOND))
def test_a_moment_reads_as_it_is_written(second):
    assert second_of(clock(second)) == second_of(str(second)) == second_of(f" {second} s ") == second


@pytest.mark.parametrize(
    ("text", "second"), [("0", 0), ("1:05", 65), ("01:05", 65), ("90:00", 5400), ("1:02:03", 3723), ("42s", 42)]
)
def test_the_ways_to_write_one(text, second):
    assert second_of(text) == second


@pytest.mark.parametrize(
    "text",
    [
        "",
        ":",
        "1:5",
        "1:60",
        "1:60:00",
        "-1",
        "1.5",
        "1e3",
        "٣",
        "1:٠٥",
        "86400",
        "24:00:00",
        "1:05:",
        "9" * 400,
        "soon",
    ],
)
def test_what_is_none(text):
    with pytest.raises(ValueError, match=r".*"):
        second_of(text)


@given(st.text(max_size=12))
def test_any_other_text_is_a_moment_or_refused(text):
    try:
        second = second_of(text)
    except ValueError:
        return
    assert 0 <= second <= MAX_SECOND
