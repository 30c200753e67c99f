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


@strawberry.input(description="A file that is to be uploaded, and what the video made of it is to be.")
class VideoUploadCreateInput:
    """For `videoUploadCreate`."""

    file_name: str
    size_bytes: float = strawberry.field(description="A whole number; Int ends at two gigabytes.")
    title: str = strawberry.field(default="", description="Empty: the file's name.")
    locale: str = strawberry.field(
        default="", description="BCP 47 code of what is spoken; empty: the engine finds out."
    )
    model: str = strawberry.field(default="", description="A speech model by its name; empty: the site's usual one.")
    translate: bool = strawberry.field(
        default=False, description="Whether to translate into English, too, by the speech model's own translation."
    )
    collection: str = strawberry.field(
        default="", description="The name of a collection of videos; empty: the first in which you may upload."
    )
    fingerprint: str = strawberry.field(
        default="",
        description="Whatever you know the file by, 100 characters at most. The same file announced again, while it "
        "is unfinished, is the same upload and goes on where it stopped.",
    )
    client_mutation_id: str | None = None


@strawberry.input(description="An upload that has arrived and is to become a video.")
class VideoUploadCompleteInput:
    """For `videoUploadComplete`."""

    upload_id: relay.GlobalID
    client_mutation_id: str | None = None


@strawberry.input(description="An upload that is given up.")
class VideoUploadCancelInput:
    """For `videoUploadCancel`."""

    upload_id: relay.GlobalID
    client_mutation_id: str | None = None


@strawberry.input(description="A video that another speech model, or one told another language, is to transcribe.")
class VideoTranscribeAgainInput:
    """For `videoTranscribeAgain`. What is null stays."""

    video_id: relay.GlobalID
    model: str | None = strawberry.field(default=None, description="By its name; empty: the site's usual one.")
    locale: str | None = strawberry.field(
        default=None, description="BCP 47 code of what is spoken; empty: the engine finds out."
    )
    translate: bool | None = strawberry.field(
        default=None, description="Whether to translate into English, too, by the speech model's own translation."
    )
    client_mutation_id: str | None = None


@strawberry.input(description="A chapter: it lasts until the next begins.")
class ChapterInput:
    """For `videoChaptersSet`."""

    start_seconds: float
    title: str = strawberry.field(description="At most 120 characters, in one line.")


@strawberry.input(description="The chapters of a video, in the order of time, the first at 0.")
class VideoChaptersSetInput:
    """For `videoChaptersSet`."""

    video_id: relay.GlobalID
    chapters: list[ChapterInput] = strawberry.field(description="A hundred at most; none take all chapters away.")
    client_mutation_id: str | None = None
