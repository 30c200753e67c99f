"""The narrated sample as if it had been transcribed: for tests that are not about the transcription."""

import json

from django.db import transaction
from wagtail.models import Collection

from core.accounts.models import User
from media_pipeline.captions.lines import Line
from media_pipeline.models import Transcript, TranscriptVersion, Video
from media_pipeline.transcripts.storing import store

from .conftest import SAMPLE


def known_lines() -> list[Line]:
    """What is said in the sample, with the times of its words."""
    said = json.loads(SAMPLE.with_suffix(".json").read_text())["sentences"]
    return [
        Line(
            round(one["start"] * 1000),
            round(one["end"] * 1000),
            one["text"],
            words=tuple((round(start * 1000), round(end * 1000), text, 0.9) for text, start, end in one["words"]),
            avg_logprob=-0.1,
        )
        for one in said
    ]


@transaction.atomic
def narrated(owner: User, title: str = "Focus") -> Transcript:
    """A finished video of `owner` that is in the database alone, and its transcript."""
    video = Video.objects.create(
        title=title,
        file="videos/narrated/original.mp4",
        duration_ms=36_000,
        has_audio=True,
        uploaded_by=owner,
        state=Video.State.READY,
        collection=Collection.get_first_root_node(),
    )
    transcript = Transcript.objects.create(video=video, language="en", source=Transcript.Source.AUTO, key="k")
    store(transcript, video, known_lines(), before=[], reason=TranscriptVersion.Reason.HEARD, detail="whisper-micro")
    return transcript
