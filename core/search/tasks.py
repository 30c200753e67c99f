"""Scheduled work."""

from celery import shared_task

from . import upkeep


@shared_task(name="core.search.tasks.repair")
def repair() -> None:
    """Find and mend what drifted, for instance while OpenSearch was down for longer than receipts are retried."""
    upkeep.repair()
