"""What happens to content by the clock. Due times stand in settings/celery.py."""

from celery import shared_task
from django.utils import timezone

from . import actions
from .feedback import actions as feedback
from .reviews import actions as reviews
from .visits import actions as visits
from .watching import actions as watching


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


@shared_task
def remind_of_reviews() -> None:
    """Write to the owners of pages whose day of review has come."""
    reviews.remind_of_reviews(timezone.localdate())


@shared_task
def prune_visits() -> None:
    """Forget counts of visits, and of what was watched in them, that were kept for their time."""
    visits.prune()
    watching.prune()
