"""Reactions: an uploaded video is processed; what is deleted or given up leaves no files."""

from core.accounts.events import AccountErased
from core.events.event import on
from core.events.events import HandlerGaveUp
from core.events.run import Run

from .actions import give_up_processing
from .events import (
    SpeechOffered,
    TranscriptReady,
    TranscriptRemoved,
    VideoCancelled,
    VideoDeleted,
    VideoFailed,
    VideoReady,
    VideoRetried,
    VideoUploaded,
)
from .models import Transcript, Video
from .pipeline.process import process_video
from .pipeline.sharing import help_hearing
from .resumable.actions import forget_uploads
from .resumable.events import UploadEnded, UploadRefused
from .storage import files_in, named_files, remove
from .transcripts.translations import follow_source


@on(VideoUploaded, VideoRetried, queue="media", atomic=False, lease_seconds=60)
def on_video_to_process(event: VideoUploaded | VideoRetried, run: Run) -> None:
    """Run the pipeline. Safe at any repetition: what is done is skipped."""
    process_video(event.video_id, event.generation, run)


@on(SpeechOffered, queue="media", atomic=False, lease_seconds=60)
def on_speech_to_hear(event: SpeechOffered, run: Run) -> None:
    """Help the job that holds the video, where there is still something to help with."""
    help_hearing(event.video_id, event.generation, event.transcript_id, run)


@on(HandlerGaveUp)
def on_processing_given_up(event: HandlerGaveUp) -> None:
    """Tell people that a video whose job is a dead letter waits for them: it would be "processing" for ever."""
    if event.handler == f"{__name__}.{on_video_to_process.__qualname__}":
        told = event.event_payload
        give_up_processing(video_id=told["video_id"], generation=told["generation"])


@on(VideoReady, VideoFailed, VideoCancelled, TranscriptReady, TranscriptRemoved)
def on_files_superseded(event: VideoReady) -> None:
    """Remove files that no row names any more, unless a job is about to name some."""
    video = Video.objects.select_for_update().filter(pk=event.video_id).first()
    if video is not None and not video.is_busy:
        named = named_files(video)
        remove(name for name in files_in(video.folder) if name not in named)


@on(TranscriptReady, TranscriptRemoved)
def on_source_changed(event: TranscriptReady | TranscriptRemoved) -> None:
    """Show translations when their words are said now."""
    if getattr(event, "source", "") not in {Transcript.Source.TRANSLATED, Transcript.Source.MACHINE}:
        follow_source(video_id=event.video_id)


@on(VideoDeleted)
def on_video_deleted(event: VideoDeleted) -> None:
    """Remove the deleted video's files."""
    remove(files_in(event.folder))


@on(UploadEnded, UploadRefused)
def on_upload_ended(event: UploadEnded | UploadRefused) -> None:
    """Remove what had arrived."""
    remove(files_in(event.folder))


@on(AccountErased)
def on_account_erased(event: AccountErased) -> None:
    """Nobody is left to finish what the person had begun to upload."""
    forget_uploads(owner_id=event.user_id)
