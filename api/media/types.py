"""Videos as clients see them."""

import datetime
from collections.abc import Iterable
from typing import Annotated

import strawberry
import strawberry_django
from django.urls import reverse

from api.core.connections import Connection, connection
from api.core.context import Info, viewer_of
from api.core.errors import query_error
from api.core.nodes import Node, node_type
from core.errors import DomainError, ErrorCode
from core.languages import language_name
from media_pipeline import models
from media_pipeline.captions import formats
from media_pipeline.pipeline.status import StepState, eta_seconds, steps_of
from media_pipeline.playlists import playlist_url
from media_pipeline.policies import can_see_processing
from media_pipeline.querysets import BEST_SOURCES
from media_pipeline.resumable.models import Upload
from media_pipeline.serving import signed_url
from media_pipeline.transcripts.files import downloads_of
from media_pipeline.transcripts.translations import translation_of

from .transcripts import CueType, TranscriptType, moment
from .translations import VideoTranslation

VideoState = strawberry.enum(models.Video.State, name="VideoState", description="How far a video's processing is.")
CaptionFormat = strawberry.enum(
    formats.CaptionFormat, name="CaptionFormat", description="What a file of captions is: WebVTT, SubRip, TTML or text."
)
VideoStepState = strawberry.enum(StepState, name="VideoStepState", description="How far one step is.")
VideoParent = strawberry.Parent[models.Video]
UploadParent = strawberry.Parent[Upload]


@strawberry.type(description="A playable file. Its address is good for a day at least; then refetch it.")
class VideoSource:
    """As `media_pipeline.models.Rendition`."""

    url: str
    width: int
    height: int
    mime: str


@strawberry.type(description="Captions as a file to keep. Its address is good for a day at least; then refetch it.")
class CaptionDownload:
    """As `media_pipeline.transcripts.Download`."""

    format: CaptionFormat  # type: ignore[valid-type]
    url: str


@strawberry.type(description="Captions as WebVTT, for a `<track>` element or a native player.")
class CaptionTrack:
    """As `media_pipeline.models.Transcript`."""

    locale: str = strawberry.field(description="BCP 47 code of the language, in lower case.")
    label: str = strawberry.field(description="The language's name in itself.")
    url: str
    automatic: bool = strawberry.field(description="Whether speech recognition made them.")
    translated: bool = strawberry.field(description="Whether they are in another language than what is said.")
    transcript_id: strawberry.Private[int]

    @strawberry.field(description="The same in every format, for people to keep.")
    def downloads(self) -> list[CaptionDownload]:
        return [CaptionDownload(format=one.format, url=one.url) for one in downloads_of(self.transcript_id)]


@strawberry.type(description="One step of the processing.")
class VideoStep:
    """As `media_pipeline.pipeline.status.StepStatus`."""

    name: str = strawberry.field(description="Such as `transcribe`; there may be others tomorrow.")
    state: VideoStepState  # type: ignore[valid-type]
    percent: int = strawberry.field(description="How much of this step is done, 0 to 100.")
    error_message: str | None


@strawberry.type(
    description="Small pictures of the whole video in one file, row by row: one for each interval of intervalSeconds."
)
class Storyboard:
    """As `media_pipeline.models.Storyboard`."""

    url: str
    tile_width: int = strawberry.field(description="Of one picture, in pixels.")
    tile_height: int
    columns: int = strawberry.field(description="Pictures in a row.")
    count: int
    interval_seconds: float


@strawberry.type(description="A part of a video that has a name.")
class Chapter:
    """As `media_pipeline.models.Chapter`."""

    start_seconds: float
    end_seconds: float | None = strawberry.field(description="Null where the length of the video is not known yet.")
    title: str


@strawberry.type(description="How the processing of a video goes. For writers.")
class VideoProcessing:
    """What `media_pipeline.pipeline` keeps on the video."""

    state: VideoState  # type: ignore[valid-type]
    step: str = strawberry.field(description="The step at work; empty where none is.")
    percent: int = strawberry.field(description="0 to 100; 100 means ready.")
    error_code: str | None
    error_message: str | None = strawberry.field(description="What went wrong and what to do, for people.")
    eta_seconds: int | None = strawberry.field(
        description="In how many seconds it will be over, by the pace of this run; null while nobody knows."
    )
    steps: list[VideoStep] = strawberry.field(description="Every step, in order.")


def processing_of(video: models.Video) -> VideoProcessing:
    """How the processing of a video goes."""
    return VideoProcessing(
        state=video.state,
        step=video.step,
        percent=video.progress,
        error_code=video.error_code or None,
        error_message=video.error_message or None,
        eta_seconds=eta_seconds(video),
        steps=[
            VideoStep(name=one.name, state=one.state, percent=one.percent, error_message=one.error_message or None)
            for one in steps_of(video)
        ],
    )


@node_type(Upload, name="VideoUpload", description="A file on its way, by tus 1.0. Its owner alone sees it.")
class VideoUploadType(Node):
    """As `media_pipeline.resumable.models.Upload`."""

    title: str
    file_name: str
    expires_at: datetime.datetime = strawberry_django.field(
        description="Until then it is kept; every piece that arrives puts it off."
    )

    @strawberry.field(description="Where HEAD tells the offset and PATCH goes on; relative to the site.")
    def url(self, root: UploadParent) -> str:
        return reverse("media_pipeline:upload", args=[root.uuid])

    @strawberry.field(description="How many bytes are here; send the rest from there.")
    def offset(self, root: UploadParent) -> float:
        return root.offset

    @strawberry.field
    def size_bytes(self, root: UploadParent) -> float:
        return root.size


@node_type(models.Video, name="Video", description="A video with its files, captions and transcript.")
class VideoType(Node):
    """As `media_pipeline.models.Video`. A viewer sees those that a page shows which the viewer may read."""

    title: str
    width: int | None
    height: int | None

    @strawberry.field(description="Null until the file has been looked into.")
    def duration_seconds(self, root: VideoParent) -> float | None:
        return None if root.duration_ms is None else root.duration_ms / 1000

    @strawberry.field(description="A still picture to show before it plays.")
    def poster_url(self, root: VideoParent) -> str | None:
        return signed_url(root.poster.name or "") or None

    @strawberry_django.field(prefetch_related=["renditions"], description="Playable files, the largest first.")
    def sources(self, root: VideoParent) -> list[VideoSource]:
        return [
            VideoSource(url=signed_url(one.file.name or ""), width=one.width, height=one.height, mime=one.mime)
            for one in root.renditions.all()
        ]

    @strawberry.field(
        description="HLS playlist of the same qualities, for players that adapt to the line; null where there is none."
    )
    def hls_url(self, root: VideoParent) -> str | None:
        return playlist_url(root)

    @strawberry_django.field(prefetch_related=["transcripts"], description="Caption tracks, one for each language.")
    def captions(self, root: VideoParent) -> list[CaptionTrack]:
        complete = [one for one in root.transcripts.all() if one.complete and one.captions]
        # The best come last, and so take the place of others in the same language.
        best = {one.language: one for one in sorted(complete, key=lambda one: -BEST_SOURCES.index(one.source))}
        return [
            CaptionTrack(
                locale=language,
                label=language_name(language),
                url=signed_url(one.captions.name or ""),
                automatic=one.is_automatic,
                translated=one.is_translated,
                transcript_id=one.pk,
            )
            for language, one in sorted(best.items())
        ]

    @strawberry_django.field(
        select_related=["storyboard"], description="Thumbnails for the time line; null where there are none yet."
    )
    def storyboard(self, root: VideoParent) -> Storyboard | None:
        made = getattr(root, "storyboard", None)
        if made is None:
            return None
        return Storyboard(
            url=signed_url(made.file.name or ""),
            tile_width=made.tile_width,
            tile_height=made.tile_height,
            columns=made.columns,
            count=made.count,
            interval_seconds=made.interval_ms / 1000,
        )

    @strawberry_django.field(prefetch_related=["chapters"], description="The parts of the video, in order.")
    def chapters(self, root: VideoParent) -> list[Chapter]:
        rows = sorted(root.chapters.all(), key=lambda one: one.start_ms)
        ends = [*(one.start_ms for one in rows[1:]), root.duration_ms]
        return [
            Chapter(start_seconds=one.start_ms / 1000, end_seconds=None if end is None else end / 1000, title=one.title)
            for one, end in zip(rows, ends, strict=False)
        ]

    @connection(Connection[CueType], description="What is said, in order: everything, or between two moments.")
    def cues(
        self,
        info: Info,
        root: VideoParent,
        locale: Annotated[
            str | None, strawberry.argument(description="A language of `captions`; null for the first there is.")
        ] = None,
        from_: Annotated[float | None, strawberry.argument(name="from", description="In seconds.")] = None,
        to: Annotated[float | None, strawberry.argument(description="In seconds, not included.")] = None,
    ) -> Iterable[CueType]:
        cues = models.Cue.objects.visible_to(viewer_of(info)).order_by("position")
        cues = cues.between(moment(from_), moment(to))
        chosen = _chosen(root, locale)
        return cues.filter(transcript=chosen) if chosen else cues.none()

    @strawberry.field(description="The transcript in a language; null where there is none.")
    def transcript(
        self,
        root: VideoParent,
        locale: Annotated[
            str | None, strawberry.argument(description="A language of `captions`; null for the first there is.")
        ] = None,
    ) -> TranscriptType | None:
        return _chosen(root, locale)  # type: ignore[return-value]

    @strawberry.field(
        description="The translation into a language beside its source; null for those who are not writers, and where "
        "there is nothing to translate."
    )
    def translation(self, info: Info, root: VideoParent, locale: str) -> VideoTranslation | None:
        if not can_see_processing(viewer_of(info)):
            return None
        try:
            return VideoTranslation(kept=translation_of(root, locale))
        except DomainError as error:
            if error.code is ErrorCode.NOT_FOUND:
                return None
            raise query_error(error) from error

    @strawberry_django.field(
        prefetch_related=["steps"], description="How the processing goes; null for those who are not writers."
    )
    def processing(self, info: Info, root: VideoParent) -> VideoProcessing | None:
        return processing_of(root) if can_see_processing(viewer_of(info)) else None


def _chosen(video: models.Video, locale: str | None) -> models.Transcript | None:
    """The video's transcript in a language, "de" also for "de-at"; the first there is for None."""
    transcripts = models.Transcript.objects.complete().filter(video=video)
    return (transcripts.in_language(locale.lower()) if locale else transcripts.best_first()).first()
