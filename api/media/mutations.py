"""What may be done with videos and uploads. The bytes themselves come by tus (media_pipeline.resumable.views)."""

import strawberry
from django.utils.translation import gettext as _
from strawberry import relay

from api.core.context import Info, viewer_of
from api.core.errors import called
from api.core.mutations import Payload, mutation
from api.core.nodes import key_of, required_key
from api.core.permissions import role
from core.accounts.roles import Role
from core.errors import DomainError, ErrorCode
from media_pipeline import actions
from media_pipeline.chapters.rules import NewChapter
from media_pipeline.resumable import actions as uploads

from .inputs import (
    CaptionsUploadInput,
    VideoCancelInput,
    VideoChaptersSetInput,
    VideoRetryInput,
    VideoTranscribeAgainInput,
    VideoUploadCancelInput,
    VideoUploadCompleteInput,
    VideoUploadCreateInput,
)
from .transcripts import milliseconds
from .types import VideoType, VideoUploadType

SCOPE = "media:write"
WRITER = role(Role.WRITER)


@strawberry.type
class VideoRetryPayload(Payload):
    """Answer of `videoRetry`."""

    video: VideoType | None = None


@strawberry.type
class VideoCancelPayload(Payload):
    """Answer of `videoCancel`."""

    video: VideoType | None = None


@strawberry.type
class CaptionsUploadPayload(Payload):
    """Answer of `captionsUpload`."""

    video: VideoType | None = None


@strawberry.type
class VideoTranscribeAgainPayload(Payload):
    """Answer of `videoTranscribeAgain`."""

    video: VideoType | None = None


@strawberry.type
class VideoChaptersSetPayload(Payload):
    """Answer of `videoChaptersSet`."""

    video: VideoType | None = None


@strawberry.type
class VideoUploadCreatePayload(Payload):
    """Answer of `videoUploadCreate`."""

    upload: VideoUploadType | None = None


@strawberry.type
class VideoUploadCompletePayload(Payload):
    """Answer of `videoUploadComplete`."""

    video: VideoType | None = None


@strawberry.type
class VideoUploadCancelPayload(Payload):
    """Answer of `videoUploadCancel`."""

    cancelled: bool | None = strawberry.field(default=None, description="True where it is gone.")


def _bytes(size: float) -> int:
    """A number of bytes that came as a Float."""
    if not size.is_integer() or abs(size) > 2**53:
        raise DomainError(ErrorCode.INVALID, _("A file has a whole number of bytes."), "size_bytes")
    return int(size)


def _key(id: relay.GlobalID) -> int:
    """The video's key; 0, which no video has, for an id of something else."""
    return key_of(id, "Video") or 0


@strawberry.type
class MediaMutation:
    """Mutations of videos."""

    @mutation(permission=WRITER, scope=SCOPE, description="Process a video again; what is done is not repeated.")
    def video_retry(self, info: Info, input: VideoRetryInput) -> VideoRetryPayload:
        video = actions.retry_video(actor=viewer_of(info), video_id=_key(input.video_id))
        return VideoRetryPayload(video=video)

    @mutation(permission=WRITER, scope=SCOPE, description="Stop processing a video; the upload stays.")
    def video_cancel(self, info: Info, input: VideoCancelInput) -> VideoCancelPayload:
        video = actions.cancel_video(actor=viewer_of(info), video_id=_key(input.video_id))
        return VideoCancelPayload(video=video)

    @mutation(permission=WRITER, scope=SCOPE, description="Put captions in the place of those in their language.")
    def captions_upload(self, info: Info, input: CaptionsUploadInput) -> CaptionsUploadPayload:
        with called(language="locale"):
            transcript = actions.upload_captions(
                actor=viewer_of(info),
                video_id=_key(input.video_id),
                language=input.locale,
                content=input.captions.encode(errors="replace"),
                name=input.file_name,
            )
        return CaptionsUploadPayload(video=transcript.video)

    @mutation(
        permission=WRITER,
        scope=SCOPE,
        description="Transcribe a video again, with another speech model or language if given. Corrections stay.",
    )
    def video_transcribe_again(self, info: Info, input: VideoTranscribeAgainInput) -> VideoTranscribeAgainPayload:
        with called(language="locale"):
            video = actions.transcribe_again(
                actor=viewer_of(info),
                video_id=_key(input.video_id),
                model=input.model,
                language=input.locale,
                translate=input.translate,
            )
        return VideoTranscribeAgainPayload(video=video)

    @mutation(
        permission=WRITER,
        scope=SCOPE,
        description="Announce a file; send its bytes to the address in the answer by tus 1.0, then complete it.",
    )
    def video_upload_create(self, info: Info, input: VideoUploadCreateInput) -> VideoUploadCreatePayload:
        with called(file="size_bytes", language="locale"):
            upload = uploads.create_upload(
                actor=viewer_of(info),
                file_name=input.file_name,
                size=_bytes(input.size_bytes),
                title=input.title,
                language=input.locale,
                model=input.model,
                translate=input.translate,
                collection=input.collection,
                fingerprint=input.fingerprint,
            )
        return VideoUploadCreatePayload(upload=upload)  # type: ignore[arg-type]

    # Completing is once by nature, and looks into the file, which must not hold the transaction of a replayable one.
    @mutation(
        permission=WRITER,
        scope=SCOPE,
        replayable=False,
        description="Make a video of an upload that has arrived as a whole. The file is looked into first: what is no "
        "video is refused with the reason. Asked again, it answers the same video.",
    )
    def video_upload_complete(self, info: Info, input: VideoUploadCompleteInput) -> VideoUploadCompletePayload:
        key = required_key(input.upload_id, "VideoUpload", "upload_id")
        return VideoUploadCompletePayload(video=uploads.complete_upload(actor=viewer_of(info), upload_id=key))

    @mutation(permission=WRITER, scope=SCOPE, description="Give an upload up; what has arrived of it is removed.")
    def video_upload_cancel(self, info: Info, input: VideoUploadCancelInput) -> VideoUploadCancelPayload:
        key = required_key(input.upload_id, "VideoUpload", "upload_id")
        uploads.cancel_upload(actor=viewer_of(info), upload_id=key)
        return VideoUploadCancelPayload(cancelled=True)

    @mutation(
        permission=WRITER,
        scope=SCOPE,
        description="Write the chapters of a video. From then on the pipeline proposes none any more.",
    )
    def video_chapters_set(self, info: Info, input: VideoChaptersSetInput) -> VideoChaptersSetPayload:
        chapters = [NewChapter(milliseconds(one.start_seconds), one.title) for one in input.chapters]
        video = actions.set_chapters(actor=viewer_of(info), video_id=_key(input.video_id), chapters=chapters)
        return VideoChaptersSetPayload(video=video)
