"""The chapters of a video, stored."""

from collections.abc import Iterable

from core.events.actions import emit
from media_pipeline.events import ChaptersChanged
from media_pipeline.models import Chapter, Video

from .rules import NewChapter


def keep_chapters(video: Video, chapters: Iterable[NewChapter]) -> None:
    """Put the chapters in the place of those that the video has, and tell; nothing where they are the same.

    Call it in a transaction that has locked the video.
    """
    wanted = {one.start_ms: one.title for one in chapters}
    if dict(video.chapters.values_list("start_ms", "title")) == wanted:
        return
    video.chapters.all().delete()
    Chapter.objects.bulk_create(
        Chapter(video=video, start_ms=start, title=title) for start, title in sorted(wanted.items())
    )
    emit(ChaptersChanged(video_id=video.pk, published=video.published))
