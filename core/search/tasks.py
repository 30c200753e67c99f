"""Scheduled work."""

from celery import shared_task

from . import spelling, upkeep
from .log.actions import count_questions


@shared_task(name="core.search.tasks.repair")
def repair() -> None:
    """Find and mend what drifted, for instance while OpenSearch was down for longer than receipts are retried."""
    upkeep.repair()


@shared_task(name="core.search.tasks.prune")
def prune() -> None:
    """Forget words that nobody uses any more."""
    spelling.forget_unused()


@shared_task(name="core.search.tasks.count_questions")
def count_asked() -> None:
    """Count what people look for week by week, and forget questions that were kept for their time."""
    count_questions()
