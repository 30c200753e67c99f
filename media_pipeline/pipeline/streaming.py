"""The step that makes a video streamable by HLS."""

from functools import partial

from media_pipeline.models import HlsStream
from media_pipeline.sandbox.runner import run

from .job import Job
from .picture import limits_for

SEGMENT_SECONDS = 6


def hls(job: Job, key: str) -> None:
    """Keep each rendition once more as fragmented MP4, and where its segments lie."""
    streams: list[HlsStream] = []
    renditions = list(job.video.renditions.all())
    for number, one in enumerate(renditions):
        target = job.scratch / f"hls-{one.name}.mp4"
        facts = run(
            "fragment",
            job.local(one.file.name or ""),
            limits=limits_for(job.video),
            on_tick=partial(_tick, job, number, len(renditions)),
            target=target,
            seconds=SEGMENT_SECONDS,
        )
        rates = [8000 * size / max(length, 1) for length, _, size in facts["segments"]]
        total = sum(length for length, _, _ in facts["segments"])
        streams.append(
            HlsStream(
                video=job.video,
                name=one.name,
                file=job.keep("hls", key, target, f"{one.name}.mp4"),
                width=one.width,
                height=one.height,
                codecs=facts["codecs"],
                peak_bits=round(max(rates)),
                average_bits=round(8000 * sum(size for _, _, size in facts["segments"]) / max(total, 1)),
                init_bytes=facts["init"],
                segments=facts["segments"],
            )
        )
    with job.write() as video:
        HlsStream.objects.filter(video=video).delete()
        HlsStream.objects.bulk_create(streams)
        job.set(video, streamable=bool(streams))
        job.finish_step("hls", key)


def _tick(job: Job, number: int, of: int, fraction: float) -> None:
    job.tick((number + fraction) / of)
