"""Figures of a ranking, each for one question, from 0 (useless) to 1 (nothing could be better)."""

from collections.abc import Iterable, Sequence
from itertools import islice
from math import log2

CUT = 10
"""Ranks that are looked at: few people look further."""

ANSWERS = 2
"""The lowest grade that counts as an answer where only right and wrong are told apart."""


def dcg(grades: Iterable[int], cut: int = CUT) -> float:
    """Discounted cumulative gain of the grades in their order of rank.

    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002, with the
    exponential gain 2^grade - 1 of Burges et al., "Learning to rank using gradient descent", ICML 2005.
    """
    return sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(islice(grades, cut), 1))


def ndcg(grades: Sequence[int], judged: Iterable[int], cut: int = CUT) -> float:
    """The gain of a ranking beside that of the best ranking of everything `judged`; 1 where there is nothing to find.

    `grades` are those of the hits in their order, a hit without a judgement having 0.
    """
    best = dcg(sorted(judged, reverse=True), cut)
    return dcg(grades, cut) / best if best else 1.0


def reciprocal_rank(grades: Iterable[int], cut: int = CUT) -> float:
    """1 / the rank of the first answer; 0 where none is among the first. Voorhees, TREC-8 QA track, 1999."""
    return next((1 / rank for rank, grade in enumerate(islice(grades, cut), 1) if grade >= ANSWERS), 0.0)
