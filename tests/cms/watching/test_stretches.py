"""The arithmetic of what was watched: for any stretches, in any order, told any number of times."""

from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as some

from cms.watching.stretches import COMPLETE, PARTS, Counts, Stretch, Watched, counts_of, part_bounds, watched_of

MINUTE = 60_000
LENGTHS = some.integers(1, 6 * 3_600_000)
ANYWHERE = some.floats(allow_nan=True, allow_infinity=True)
STRETCHES = some.lists(
    some.builds(Stretch, start=some.floats(-10, 200), end=some.floats(-10, 200), times=some.integers(0, 3)),
    max_size=12,
)
WHOLE_SECONDS = some.lists(some.tuples(some.integers(0, 119), some.integers(1, 30), some.integers(1, 3)), max_size=12)


def stretches(*pairs):
    return [Stretch(start=start, end=end) for start, end in pairs]


def counts(*pairs, duration_ms=100_000):
    return counts_of(watched_of(stretches(*pairs), duration_ms), duration_ms)


def ones(flags):
    return [at for at, flag in enumerate(flags) if flag]


@given(LENGTHS)
def test_parts_hold_each_moment_once(duration_ms):
    bounds = part_bounds(duration_ms)
    assert len(bounds) == PARTS
    assert [bounds[0][0], bounds[-1][1]] == [0, duration_ms]
    assert [end for _start, end in bounds[:-1]] == [start for start, _end in bounds[1:]]
    assert max(end - start for start, end in bounds) - min(end - start for start, end in bounds) <= 1


@given(WHOLE_SECONDS)
def test_each_second_counts_as_often_as_it_was_watched(watched):
    told = [Stretch(start=start, end=start + length, times=times) for start, length, times in watched]
    often = [
        sum(times for start, length, times in watched if start <= second < start + length) for second in range(120)
    ]
    found = watched_of(told, 120_000)
    assert found.seen == tuple(
        1000 * sum(often[second] > 0 for second in range(at * 3, at * 3 + 3)) for at in range(PARTS)
    )
    assert found.again == tuple(
        1000 * sum(often[second] > 1 for second in range(at * 3, at * 3 + 3)) for at in range(PARTS)
    )
    assert found.furthest == 1000 * min(120, max((start + length for start, length, _times in watched), default=0))


@given(STRETCHES, some.randoms(use_true_random=False))
def test_the_order_in_which_stretches_are_told_does_not_matter(told, random):
    shuffled = random.sample(told, len(told))
    assert watched_of(shuffled, 2 * MINUTE) == watched_of(told, 2 * MINUTE)


@given(some.lists(some.builds(Stretch, start=ANYWHERE, end=ANYWHERE, times=some.integers()), max_size=6), LENGTHS)
def test_whatever_is_told_the_video_bounds_it(told, duration_ms):
    found = watched_of(told, duration_ms)
    for again, seen, (start, end) in zip(found.again, found.seen, part_bounds(duration_ms), strict=True):
        assert 0 <= again <= seen <= end - start
    assert sum(found.seen) <= found.furthest <= duration_ms


@given(STRETCHES, STRETCHES)
def test_a_later_report_takes_the_place_of_an_earlier_one_in_whatever_order_they_come(first, more):
    early, late = watched_of(first, 2 * MINUTE), watched_of([*first, *more], 2 * MINUTE)
    assert early.joined(late) == late.joined(early) == late
    assert late.joined(late) == late
    assert Watched().joined(late) == late


@given(STRETCHES)
def test_one_visit_counts_once_and_its_numbers_fit_together(told):
    watched = watched_of(told, 2 * MINUTE)
    found = counts_of(watched, 2 * MINUTE)
    assert found.whole <= found.completed <= found.three_quarters <= found.half <= found.quarter <= found.starts <= 1
    bounds = part_bounds(2 * MINUTE)
    for at, (_start, end) in enumerate(bounds):
        assert found.replayed[at] <= found.watched[at] <= found.starts
        beyond = end <= watched.furthest
        # Up to where the viewer came furthest, each part was watched or passed over; behind that, none was passed over.
        assert found.watched[at] + found.skipped[at] == found.starts if beyond else not found.skipped[at]


@given(some.lists(STRETCHES, max_size=4))
def test_what_is_added_step_by_step_is_what_is_counted_at_the_end(reports):
    told, total, before = [], Counts(), Watched()
    for report in reports:
        told += report
        after = before.joined(watched_of(told, 2 * MINUTE))
        total += counts_of(after, 2 * MINUTE) - counts_of(before, 2 * MINUTE)
        before = after
    assert total == counts_of(watched_of(told, 2 * MINUTE), 2 * MINUTE)


def test_quartiles_go_by_different_seconds_not_by_the_place_or_by_repetition():
    assert counts((0, 1), (99, 100)).quarter == 0
    assert counts(*[(0, 20)] * 5).quarter == 0
    assert asdict(counts((0, 30), (60, 80))) | {"watched": 0, "skipped": 0, "replayed": 0} == {
        **{"starts": 1, "quarter": 1, "half": 1, "three_quarters": 0, "whole": 0, "completed": 0},
        **{"watched": 0, "skipped": 0, "replayed": 0},
    }


def test_completed_is_nine_tenths_and_all_of_it_may_lack_the_last_frames():
    assert COMPLETE == 0.9
    assert [counts((0, end)).completed for end in (89.9, 90)] == [0, 1]
    assert [counts((0, end)).whole for end in (97.9, 98)] == [0, 1]


def test_a_start_takes_a_second_or_all_of_a_shorter_video():
    assert [counts((5, end)).starts for end in (5.9, 6)] == [0, 1]
    assert counts((0, 0.6), duration_ms=600).starts == 1
    assert counts((5, 5.9)) == counts() == Counts()


def test_a_part_is_replayed_and_skipped_by_half():
    # Each part has 2.5 seconds.
    found = counts((0, 10), (2.5, 3.75), (5, 6.2), (20, 25))
    assert ones(found.replayed) == [1]
    assert ones(found.skipped) == [4, 5, 6, 7]
    assert ones(found.watched) == [0, 1, 2, 3, 8, 9]
