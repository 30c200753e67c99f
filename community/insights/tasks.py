"""What happens to insights by the clock. Due times stand in settings/celery.py."""

from celery import shared_task

from . import actions


@shared_task(name="community.insights.tasks.gather_gaps")
def gather_gaps() -> None:
    """Bring the gaps in line with what was asked."""
    actions.gather_gaps()
