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
    captions: str = strawberry.field(description="The text of a WebVTT, SRT, TTML or plain text file, at most 2 MB.")
    file_name: str = strawberry.field(
        default="", description="What the file is called. Text without times is taken where this ends in `.txt`."
    )
    client_mutation_id: str | None = None
