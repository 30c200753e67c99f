"""Videos, and what the pipeline makes of them: files to play, transcripts, cues."""

from media_pipeline.resumable.models import Upload

from .playable import Chapter, HlsStream, Rendition, Storyboard
from .transcripts import Cue, SpokenTerm, Stretch, Transcript, TranscriptVersion
from .videos import Failure, SpeechModel, StepRun, Video, upload_path

__all__ = [
    "Chapter",
    "Cue",
    "Failure",
    "HlsStream",
    "Rendition",
    "SpeechModel",
    "SpokenTerm",
    "StepRun",
    "Storyboard",
    "Stretch",
    "Transcript",
    "TranscriptVersion",
    "Upload",
    "Video",
    "upload_path",
]
