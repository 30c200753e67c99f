"""What happens to profiles on a schedule."""

from celery import shared_task

from . import actions


@shared_task(name="community.people.tasks.complete_profiles")
def complete_profiles() -> None:
    """Accounts that were not made by signing up get their profile, too."""
    actions.complete_profiles()
