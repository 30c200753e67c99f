"""The line that stands where another stands for the longest, against walking through all of them."""

from hypothesis import example, given
from hypothesis import strategies as st

from media_pipeline.captions.lines import Line
from media_pipeline.captions.timeline import Timeline

STARTS = st.integers(0, 40)


def lasting(most):
    return st.builds(lambda start, length: Line(start, start + length, "x"), STARTS, st.integers(1, most))


# Many short ones within a long one, with a few that last longer among them.
LINES = st.lists(st.one_of(lasting(3), lasting(3), lasting(12), lasting(50)), min_size=4, max_size=30)
ASKED = st.one_of(lasting(4), lasting(50))


def walked(lines, asked):
    best, longest = None, 0
    for index in sorted(range(len(lines)), key=lambda index: lines[index].start_ms):
        shared = min(lines[index].end_ms, asked.end_ms) - max(lines[index].start_ms, asked.start_ms)
        if shared > longest:
            best, longest = index, shared
    return best


@given(LINES, ASKED)
@example([], Line(0, 1, "x"))
@example([Line(0, 2, "x"), Line(2, 8, "x"), Line(5, 11, "x"), Line(6, 40, "x")], Line(1, 12, "x"))
@example([Line(start, start + 2, "x") for start in range(3, 20)], Line(1, 40, "x"))
@example([Line(start, start + 2 + (start == 12), "x") for start in range(3, 20)], Line(1, 40, "x"))
@example([Line(0, 1, "x"), Line(1, 9, "x")], Line(1, 2, "x"))
def test_the_closest_line_is_the_one_that_a_walk_through_all_finds(lines, asked):
    assert Timeline(lines).closest(asked) == walked(lines, asked)


@given(LINES, st.lists(ASKED, max_size=5))
def test_what_was_asked_before_changes_no_answer(lines, asked):
    times = Timeline(lines)
    assert [times.closest(one) for one in asked] == [walked(lines, one) for one in asked]
