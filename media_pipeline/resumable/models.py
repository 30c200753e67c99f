"""A file on its way: how much of it is here, and what is to become of it."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from .querysets import UploadQuerySet


def end_of_keeping() -> datetime:
    """Until when an upload is kept that nothing more arrives of."""
    return timezone.now() + timedelta(days=settings.VIDEO_UPLOAD_DAYS)


class Upload(models.Model):
    """A file of `size` bytes, of which the first `offset` are in the storage for good.

    `writer` names the request that may add to it until `busy_until`, or as long as it keeps adding; any other is
    turned away. `refused` is why the whole file was not taken, a key of failures.MESSAGES: its bytes are gone then.
    The row outlives the making of its video, so that asking again gives the same one.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Without its owner or collection the row stays, so that the sweep knows what bytes there are to remove.
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    file_name = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)

    title = models.CharField(max_length=255)
    language = models.CharField(max_length=12, blank=True)
    model = models.CharField(max_length=40, blank=True)
    translate = models.BooleanField(default=False)
    collection = models.ForeignKey("wagtailcore.Collection", null=True, on_delete=models.SET_NULL, related_name="+")

    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=end_of_keeping, db_index=True)
    writer = models.CharField(max_length=32, blank=True)
    busy_until = models.DateTimeField(null=True, blank=True)
    refused = models.CharField(max_length=40, blank=True)
    video = models.OneToOneField(
        "media_pipeline.Video", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name}: {self.offset} of {self.size}"

    @property
    def folder(self) -> str:
        """The storage folder that holds what is here, and later everything of the video."""
        return f"videos/{self.uuid.hex}"

    @property
    def is_whole(self) -> bool:
        """Whether every byte has arrived."""
        return self.offset == self.size
