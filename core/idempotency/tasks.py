"""Forgetting, on a schedule."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from . import actions

KEPT_FOR = timedelta(days=2)


@shared_task(name="core.idempotency.tasks.prune")
def prune() -> None:
    """Two days are enough for any client that tries again; after that a key may run anew."""
    actions.prune(older_than=timezone.now() - KEPT_FOR)
