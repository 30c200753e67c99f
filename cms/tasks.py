"""What happens to content by the clock. Due times stand in settings/celery.py."""

from celery import shared_task

from . import actions
from .feedback import actions as feedback


@shared_task
def publish_due() -> None:
    """Publish and expire pages on schedule."""
    actions.publish_due()


@shared_task
def prune_previews() -> None:
    """Forget preview tokens that have expired."""
    actions.prune_previews()


@shared_task
def forget_comments() -> None:
    """Empty comments of readers that were kept for their time."""
    feedback.forget_comments()
