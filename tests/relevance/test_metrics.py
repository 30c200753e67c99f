"""The figures themselves. Rankings are drawn from a fixed seed, so that a failure can be repeated."""

import random

import pytest

from . import metrics
from .judgements import Judged, load

DRAWS = [
    (judged, random.Random(seed).sample(judged, len(judged)))
    for seed, judged in enumerate([[0] * zeros + [1, 2, 3] * times for zeros in range(5) for times in range(1, 5)])
]


def test_a_known_example() -> None:
    """By hand: 7/log2(2) + 0 + 3/log2(4) = 8.5, beside 7/log2(2) + 3/log2(3) = 8.8928."""
    assert metrics.ndcg([3, 0, 2], [3, 2]) == pytest.approx(8.5 / 8.892789, abs=1e-6)


@pytest.mark.parametrize(("judged", "ranking"), DRAWS)
def test_ndcg_lies_between_0_and_1_and_the_ideal_order_has_1(judged: list[int], ranking: list[int]) -> None:
    assert 0 <= metrics.ndcg(ranking, judged) <= 1
    assert metrics.ndcg(sorted(judged, reverse=True), judged) == pytest.approx(1)
    assert metrics.ndcg([0] * len(judged), judged) == 0


@pytest.mark.parametrize(("judged", "ranking"), DRAWS)
def test_a_better_hit_moved_up_never_lowers_a_figure(judged: list[int], ranking: list[int]) -> None:
    for at in range(1, len(ranking)):
        better = list(ranking)
        if better[at] > better[at - 1]:
            better[at - 1], better[at] = better[at], better[at - 1]
        assert metrics.ndcg(better, judged) >= metrics.ndcg(ranking, judged)
        assert metrics.reciprocal_rank(better) >= metrics.reciprocal_rank(ranking)


def test_what_stands_below_the_cut_counts_nothing() -> None:
    assert metrics.ndcg([0] * 10 + [3], [3]) == 0
    assert metrics.reciprocal_rank([0] * 10 + [3]) == 0


@pytest.mark.parametrize(
    ("grades", "expected"), [([3], 1.0), ([0, 2], 0.5), ([1, 1, 3], 1 / 3), ([1, 0], 0.0), ([], 0.0)]
)
def test_the_reciprocal_rank_is_that_of_the_first_answer(grades: list[int], expected: float) -> None:
    assert metrics.reciprocal_rank(grades) == pytest.approx(expected)


def test_there_is_nothing_to_miss_where_nothing_answers() -> None:
    assert metrics.ndcg([], []) == 1


def test_a_page_counts_once_at_its_best_place() -> None:
    judged = Judged("lens", "en", "moment", {"focus@3": 3, "focus": 1, "care": 2})
    assert sorted(judged.best_grades) == [2, 3]


def test_the_set_is_large_enough_in_every_kind_and_both_splits() -> None:
    judged = load()
    assert len(judged) >= 150
    kinds = {"exact", "typo", "synonym", "paraphrase", "language", "question", "moment", "no-answer"}
    sizes = {
        (kind, split): sum((one.kind, one.split) == (kind, split) for one in judged)
        for kind in kinds
        for split in ("tuning", "holdout")
    }
    assert min(sizes.values()) >= 3, sizes
    assert {grade for one in judged for grade in one.answers.values()} == {1, 2, 3}
    assert all(max(one.answers.values()) == 3 for one in judged if one.answers)
