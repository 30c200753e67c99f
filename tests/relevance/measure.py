"""Asking the judged questions, and what comes out of it as figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from django.contrib.auth.models import AnonymousUser

from core.search.queries import search

from . import metrics
from .judgements import NO_ANSWER, Judged, addresses

ALL = "all"


@dataclass(frozen=True)
class Outcome:
    """A question and the grades of the first hits that a visitor got for it, in their order."""

    judged: Judged
    grades: tuple[int, ...]
    found: tuple[str, ...]

    @property
    def ndcg(self) -> float:
        return metrics.ndcg(self.grades, self.judged.best_grades)

    @property
    def reciprocal_rank(self) -> float:
        return metrics.reciprocal_rank(self.grades)


@dataclass(frozen=True)
class Figures:
    """Figures of a group of questions. Those of answers are None where the group has no answer to find."""

    questions: int
    ndcg: float | None
    mrr: float | None
    zero: float | None
    """The share of questions with answers that found nothing at all."""
    false_hits: float | None
    """The share of questions without an answer that found something all the same."""


def ask(judged: Iterable[Judged]) -> list[Outcome]:
    """Ask each question of the engine that the settings name."""
    return [_outcome(one) for one in judged]


def _outcome(judged: Judged) -> Outcome:
    results = search(AnonymousUser(), judged.text, locale=judged.locale, first=metrics.CUT)
    assert not results.degraded, "the engine under test did not answer in time"
    grades = tuple(judged.grade(hit) for hit in results.hits)
    return Outcome(judged, grades, tuple(addresses(hit)[0] for hit in results.hits))


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The means over a group."""
    answerable = [one for one in outcomes if one.judged.answers]
    unanswerable = [one for one in outcomes if not one.judged.answers]
    return Figures(
        questions=len(outcomes),
        ndcg=mean(one.ndcg for one in answerable) if answerable else None,
        mrr=mean(one.reciprocal_rank for one in answerable) if answerable else None,
        zero=mean(not one.found for one in answerable) if answerable else None,
        false_hits=mean(bool(one.found) for one in unanswerable) if unanswerable else None,
    )


def groups(outcomes: Sequence[Outcome]) -> dict[tuple[str, str], list[Outcome]]:
    """Outcomes by kind and split, with `all` over the kinds; both splits together are called `all` too."""
    grouped: dict[tuple[str, str], list[Outcome]] = {}
    for one in outcomes:
        for kind in (one.judged.kind, ALL):
            for split in (one.judged.split, ALL):
                grouped.setdefault((kind, split), []).append(one)
    return grouped


def table(outcomes: Sequence[Outcome]) -> list[str]:
    """The figures as the lines of a Markdown table: nDCG@10 on both splits, the rest over all questions."""
    grouped = groups(outcomes)
    lines = [
        "| questions | | nDCG@10 tuning | nDCG@10 holdout | nDCG@10 | MRR | nothing found | false hits |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for kind in dict.fromkeys([*(one.judged.kind for one in outcomes), ALL]):
        whole = figures(grouped[kind, ALL])
        parts = [figures(grouped[kind, split]).ndcg for split in ("tuning", "holdout") if (kind, split) in grouped]
        shown = [_decimal(part) for part in (*parts, whole.ndcg, whole.mrr)]
        shown += [_percent(whole.zero), _percent(whole.false_hits) if kind in (NO_ANSWER, ALL) else "–"]
        lines.append(" | ".join([f"| {kind}", str(whole.questions), *shown]) + " |")
    return lines


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"
