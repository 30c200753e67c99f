"""The steps that look at the file and at its picture."""

import math
from typing import Any

from django.conf import settings

from media_pipeline.failures import StepFailed
from media_pipeline.models import Rendition, Storyboard, Video
from media_pipeline.sandbox.runner import GIB, Limits, run

from .job import Job

# Encoding is given this many processor seconds per second of video before it is called unreasonable.
CPU_SECONDS_PER_SECOND = 20
QUALITIES: dict[str, dict[str, int]] = {
    "720p": {"short_side": 720, "crf": 23, "max_kilobits": 2500, "audio_kilobits": 128},
    "360p": {"short_side": 360, "crf": 25, "max_kilobits": 700, "audio_kilobits": 64},
}
SMALLEST = "360p"
# A sheet of a hundred pictures is a few hundred kilobytes, and a thousand pixels high at most on a wide screen.
MOST_TILES = 100
TILE_COLUMNS = 10
TILE_SIDE = 192
SHORTEST_TILE_MS = 1000


def max_seconds() -> int:
    """The longest recording that is accepted."""
    return settings.VIDEO_MAX_HOURS * 3600


def limits_for(video: Video) -> Limits:
    """What decoding and encoding this video may use, from its declared length."""
    seconds = (video.duration_ms or 0) / 1000
    cpu = int(120 + CPU_SECONDS_PER_SECOND * seconds)
    return Limits(cpu_seconds=cpu, wall_seconds=2.0 * cpu, file_size=8 * GIB)


def probe(job: Job, key: str) -> None:
    """Learn the container's facts."""
    facts = run("probe", job.source(), limits=Limits(), on_tick=job.tick, max_seconds=max_seconds())
    with job.write() as video:
        job.set(video, **{name: facts[name] for name in ("duration_ms", "width", "height", "has_audio")})
        job.finish_step("probe", key)


def poster(job: Job, key: str) -> None:
    """Keep a picture of a telling moment."""
    if not job.video.width:
        raise StepFailed("NO_VIDEO")
    target = job.scratch / "poster.jpg"
    run("poster", job.source(), limits=limits_for(job.video), on_tick=job.tick, target=target)
    name = job.keep("poster", key, target, "poster.jpg")
    with job.write() as video:
        job.set(video, poster=name)
        job.finish_step("poster", key)


def storyboard(job: Job, key: str) -> None:
    """Keep small pictures of the whole video: one a second, of a long video a hundred."""
    length = max(1, job.video.duration_ms or 0)
    interval = max(SHORTEST_TILE_MS, math.ceil(length / MOST_TILES))
    count = math.ceil(length / interval)
    # Upright, small and with a key frame every two seconds, unlike what people upload.
    smallest = job.video.renditions.order_by("height").first()
    if smallest is None:
        raise StepFailed("NO_VIDEO")
    target = job.scratch / "storyboard.jpg"
    tile = run(
        "storyboard",
        job.local(smallest.file.name or ""),
        limits=limits_for(job.video),
        on_tick=job.tick,
        target=target,
        interval_ms=interval,
        count=count,
        columns=TILE_COLUMNS,
        side=TILE_SIDE,
    )
    name = job.keep("storyboard", key, target, "storyboard.jpg")
    with job.write() as video:
        values = {
            "file": name,
            "tile_width": tile["width"],
            "tile_height": tile["height"],
            "columns": TILE_COLUMNS,
            "count": count,
            "interval_ms": interval,
        }
        Storyboard.objects.update_or_create(video=video, defaults=values)
        job.finish_step("storyboard", key)


def rendition(quality: str) -> Any:
    """The step that makes one playable file. A picture that is small already needs no smaller one."""
    step = f"rendition-{quality}"

    def make(job: Job, key: str) -> None:
        video = job.video
        if not video.width or not video.height:
            raise StepFailed("NO_VIDEO")
        if quality == SMALLEST and min(video.width, video.height) <= QUALITIES[SMALLEST]["short_side"]:
            with job.write():
                job.finish_step(step, key)
            return
        target = job.scratch / f"{quality}.mp4"
        size = run(
            "rendition",
            job.source(),
            limits=limits_for(video),
            on_tick=job.tick,
            target=target,
            max_seconds=max_seconds(),
            **QUALITIES[quality],
        )
        name = job.keep(step, key, target, f"{quality}.mp4")
        with job.write() as video:
            values = {"file": name, "width": size["width"], "height": size["height"], "size": target.stat().st_size}
            Rendition.objects.update_or_create(video=video, name=quality, defaults=values)
            job.finish_step(step, key)

    return make
