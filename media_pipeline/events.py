"""What happens to a video."""

from dataclasses import dataclass

from core.accounts.roles import PUBLIC, Role, role_label
from core.events.event import Event

STAFF = frozenset({role_label(Role.WRITER)})


@dataclass(frozen=True, kw_only=True)
class VideoEvent(Event):
    """Something about one video; writers see it in their stream."""

    video_id: int

    def audience(self) -> frozenset[str]:
        return STAFF

    def node(self) -> tuple[str, int]:
        return ("Video", self.video_id)


@dataclass(frozen=True, kw_only=True)
class VideoUploaded(VideoEvent):
    """A file arrived and waits to be processed."""

    generation: int


@dataclass(frozen=True, kw_only=True)
class VideoRetried(VideoEvent):
    """Someone asked for the processing to start again; finished steps are not repeated."""

    generation: int


@dataclass(frozen=True, kw_only=True)
class VideoCancelled(VideoEvent):
    """Someone stopped the processing."""


@dataclass(frozen=True, kw_only=True)
class SpeechOffered(Event):
    """A part of a recording waits to be heard by whoever is free, or by the job that holds the video. For workers."""

    video_id: int
    generation: int
    transcript_id: int


@dataclass(frozen=True, kw_only=True)
class VideoProgressed(VideoEvent):
    """The processing went on. Told at most about once a second."""

    step: str
    percent: int


@dataclass(frozen=True, kw_only=True)
class VideoReady(VideoEvent):
    """Every step is done: the video can be watched, with its transcript."""


@dataclass(frozen=True, kw_only=True)
class VideoFailed(VideoEvent):
    """The processing ended with something missing; `error_code` says what."""

    error_code: str


@dataclass(frozen=True, kw_only=True)
class TranscriptReady(VideoEvent):
    """Readers get other lines: `source` is one of Transcript.Source."""

    transcript_id: int
    language: str
    source: str
    published: bool = False

    def audience(self) -> frozenset[str]:
        return STAFF | {PUBLIC} if self.published else STAFF


@dataclass(frozen=True, kw_only=True)
class TranscriptRemoved(VideoEvent):
    """Uploaded captions or a translation are gone."""

    language: str
    published: bool = False

    def audience(self) -> frozenset[str]:
        return STAFF | {PUBLIC} if self.published else STAFF


@dataclass(frozen=True, kw_only=True)
class ChaptersChanged(VideoEvent):
    """The video has other chapters: a person wrote them, or they were proposed from what is said."""

    published: bool = False

    def audience(self) -> frozenset[str]:
        return STAFF | {PUBLIC} if self.published else STAFF


@dataclass(frozen=True, kw_only=True)
class VideoChanged(VideoEvent):
    """Its title, language, speech model or collection changed."""


@dataclass(frozen=True, kw_only=True)
class VideoPublished(VideoEvent):
    """A page that everyone may read shows the video: everyone may watch it now."""

    def audience(self) -> frozenset[str]:
        return STAFF | {PUBLIC}


@dataclass(frozen=True, kw_only=True)
class VideoUnpublished(VideoEvent):
    """No page that everyone may read shows the video any more."""


@dataclass(frozen=True, kw_only=True)
class VideoDeleted(VideoEvent):
    """The video is gone; `folder` is what is left to be removed from the storage."""

    folder: str

    def node(self) -> None:  # type: ignore[override]
        return None
