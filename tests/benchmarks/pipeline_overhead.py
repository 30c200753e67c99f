"""What the pipeline costs beyond the engine: speech steps of one video against a bare faster-whisper call.

Both decode the same file, use the same model and options, and run one after another in this process. The
pipeline's share is from the upload in the storage to the captions in the database: a confined child decodes,
stretches, sentences, cues, WebVTT, step records, events. Pictures and renditions are other work and left out.
"""

import tempfile
import time
from pathlib import Path

from . import films
from .figures import row

ROUNDS = 3
MINUTES_OF_SPEECH = 15
BOUND = 1.10


def bare(film: Path) -> float:
    """Seconds that faster-whisper takes for the file, model in memory."""
    from media_pipeline.transcribers import transcriber

    model = transcriber("whisper-micro", lambda fraction: None).model  # type: ignore[attr-defined]
    start = time.perf_counter()
    segments, _ = model.transcribe(
        str(film),
        language="en",
        beam_size=5,
        condition_on_previous_text=False,
        word_timestamps=True,
        vad_filter=True,
        hallucination_silence_threshold=2.0,
    )
    for _segment in segments:
        pass
    return time.perf_counter() - start


def pipeline(film: Path) -> float:
    """Seconds that our speech steps take for the file, model in memory."""
    from media_pipeline.models import Video
    from media_pipeline.pipeline import process
    from tests.media_pipeline.leases import OwnLease

    video = films.uploaded(film)
    steps, process.STEPS = process.STEPS, tuple(s for s in process.STEPS if s.name in SPEECH)
    try:
        start = time.perf_counter()
        process.process_video(video.pk, video.generation, OwnLease())
        elapsed = time.perf_counter() - start
    finally:
        process.STEPS = steps
    assert Video.objects.get(pk=video.pk).state == Video.State.READY
    return elapsed


SPEECH = ("probe", "audio", "model", "transcribe", "captions")


def rows() -> list[tuple[str, ...]]:
    """The row of the table."""
    from tests.media_pipeline.conftest import SAMPLE

    with tempfile.TemporaryDirectory() as folder:
        film = films.film(Path(folder), MINUTES_OF_SPEECH)
        bare(SAMPLE)
        pairs = [(pipeline(film), bare(film)) for _ in range(ROUNDS)]
    # The fastest of each: what else the machine does only ever adds.
    ours, theirs = (min(values) for values in zip(*pairs, strict=True))
    ratio = ours / theirs
    return [
        row(
            f"speech pipeline, {MINUTES_OF_SPEECH} min of speech, micro model",
            f"{ours:.2f} s",
            f"{theirs:.2f} s, bare faster-whisper",
            f"{ratio:.2f}",
            f"≤ {BOUND:.2f}",
            ratio <= BOUND,
        )
    ]
