"""What is made of a video to be played and looked through."""

from django.db import models

from media_pipeline.chapters.rules import MAX_TITLE
from media_pipeline.querysets import PartQuerySet

from .videos import Video


class Rendition(models.Model):
    """A playable file made from the upload: H.264 and AAC in an MP4 that starts without its end."""

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="renditions")
    name = models.CharField(max_length=20)
    file = models.FileField(upload_to="videos", max_length=255)
    mime = models.CharField(max_length=60, default="video/mp4")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()

    objects = PartQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["-height", "pk"]
        constraints = [models.UniqueConstraint(fields=["video", "name"], name="media_rendition_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.width}x{self.height}"


class HlsStream(models.Model):
    """A rendition once more, as one fragmented MP4, and where in it the segments lie that HLS players fetch.

    `init_bytes` come before all segments; `segments` is [[milliseconds, offset, bytes], ...]. Rates are bits a second.
    """

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="hls_streams")
    name = models.CharField(max_length=20)
    file = models.FileField(upload_to="videos", max_length=255)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    codecs = models.CharField(max_length=60)
    peak_bits = models.PositiveIntegerField()
    average_bits = models.PositiveIntegerField()
    init_bytes = models.PositiveIntegerField()
    segments = models.JSONField()

    objects = PartQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["-height", "pk"]
        constraints = [models.UniqueConstraint(fields=["video", "name"], name="media_hls_stream_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.width}x{self.height}"


class Storyboard(models.Model):
    """Small pictures of a video in one sheet, row by row, for whoever looks for a moment on the time line.

    Picture `n` stands for [n * interval_ms, (n + 1) * interval_ms), and is taken from the middle of it.
    """

    video = models.OneToOneField(Video, on_delete=models.CASCADE, related_name="storyboard")
    file = models.FileField(upload_to="videos", max_length=255)
    tile_width = models.PositiveIntegerField()
    tile_height = models.PositiveIntegerField()
    columns = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    interval_ms = models.PositiveIntegerField()

    objects = PartQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.count} × {self.tile_width}x{self.tile_height}"


class Chapter(models.Model):
    """A part of a video that has a name. It lasts until the next begins, the last until the video ends."""

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="chapters")
    start_ms = models.PositiveIntegerField()
    title = models.CharField(max_length=MAX_TITLE)

    objects = PartQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["video", "start_ms"]
        constraints = [models.UniqueConstraint(fields=["video", "start_ms"], name="media_chapter_once")]

    def __str__(self) -> str:
        return self.title
