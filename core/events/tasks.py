"""Celery's side: messages that wake somebody. What is to be done stands in the database."""

from celery import shared_task

from . import upkeep
from . import work as working

DRAIN_SECONDS = 15


@shared_task(name="core.events.tasks.work")
def work(queue: str) -> None:
    """Work off what is due in `queue`. Returns after a while even if more is, so that a worker can be stopped."""
    working.drain(queue, seconds=DRAIN_SECONDS)


@shared_task(name="core.events.tasks.sweep")
def sweep() -> None:
    """Make up for lost wake-ups."""
    upkeep.sweep()


@shared_task(name="core.events.tasks.prune")
def prune() -> None:
    """Remove what is older than the retention time."""
    upkeep.prune()
