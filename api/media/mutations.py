"""What may be done with videos. Uploading the file itself is done in Wagtail."""

import strawberry
from strawberry import relay

from api.core.context import Info, viewer_of
from api.core.mutations import Payload, mutation
from api.core.nodes import key_of
from api.core.permissions import role
from core.accounts.roles import Role
from media_pipeline import actions

from .inputs import CaptionsUploadInput, VideoCancelInput, VideoRetryInput
from .types import VideoType

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
        transcript = actions.upload_captions(
            actor=viewer_of(info),
            video_id=_key(input.video_id),
            language=input.locale,
            content=input.captions.encode(errors="replace"),
            name=input.file_name,
        )
        return CaptionsUploadPayload(video=transcript.video)
