"""Forgetting, on a schedule."""

from celery import shared_task

from . import actions


@shared_task(name="core.mail.tasks.prune")
def prune() -> None:
    """Mail that could not be sent in its time is not kept."""
    actions.prune()
