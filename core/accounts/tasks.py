"""What happens to accounts on a schedule."""

from celery import shared_task
from django.core.management import call_command

from .departure import prune_exports


@shared_task(name="core.accounts.tasks.prune")
def prune() -> None:
    """Remove exports that were kept for their week, and sessions that ended by themselves."""
    prune_exports()
    call_command("clearsessions")
