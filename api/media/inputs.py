"""What the mutations of videos take."""

import strawberry
from strawberry import relay


@strawberry.input(description="A video that is to be processed again.")
class VideoRetryInput:
    """For `videoRetry`."""

    video_id: relay.GlobalID
    client_mutation_id: str | None = None


@strawberry.input(description="A video whose processing is to stop.")
class VideoCancelInput:
    """For `videoCancel`."""

    video_id: relay.GlobalID
    client_mutation_id: str | None = None


@strawberry.input(description="Captions that a person made.")
class CaptionsUploadInput:
    """For `captionsUpload`."""

    video_id: relay.GlobalID
    locale: str = strawberry.field(description="BCP 47 code of their language.")
    captions: str = strawberry.field(description="The WebVTT file's text, at most 2 MB.")
    client_mutation_id: str | None = None
