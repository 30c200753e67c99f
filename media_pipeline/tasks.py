"""Scheduled work."""

from celery import shared_task

from .resumable.actions import expire_uploads


@shared_task(name="media_pipeline.tasks.prune_uploads")
def prune_uploads() -> None:
    """Forget uploads that nothing more arrived of for days, and remove what had arrived."""
    expire_uploads()
