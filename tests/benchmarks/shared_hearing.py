"""A long recording heard by one worker and by two: real worker processes, each with one thread for the model.

What is timed is the step that transcribes, by its row's own times, of the second of two runs: in the first the workers
load their models. The steps of the picture come later, and are not waited for.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from core.events.models import Receipt
from tests.benchmarks import films
from tests.benchmarks.figures import row
from tests.processes import Process, Processes, wait_until

MINUTES = 40
BOUND = 1.5
PATIENCE = 900.0


def rows() -> list[tuple[str, ...]]:
    """The row of the table."""
    with TemporaryDirectory() as folder:
        film = films.film(Path(folder), MINUTES)
        with Processes(Path(folder), settings_module="settings", KERF_WHISPER_THREADS="1") as processes:
            others = processes.worker(queues="default,mail")
            workers = [processes.worker(queues="media", beat=False)]
            alone = seconds(film, workers)
            workers.append(processes.worker(queues="media", beat=False))
            together = seconds(film, workers)
            for worker in [*workers, others]:
                worker.stop()
    faster = alone / together
    return [
        row(
            f"{MINUTES} min of speech heard by two workers, micro model, a thread each",
            f"{together:.1f} s",
            f"{alone:.1f} s, one worker",
            f"{faster:.2f} times as fast",
            f">= {BOUND}",
            faster >= BOUND,
        )
    ]


def seconds(film: Path, workers: list[Process]) -> float:
    """How long the speech of `film` takes with so many workers, all of them at it."""
    from media_pipeline.actions import cancel_video
    from media_pipeline.models import StepRun, Stretch

    for measured in (False, True):
        video = films.uploaded(film)
        holders: set[str] = set()

        def heard(video_id: int = video.pk, holders: set[str] = holders) -> StepRun | None:
            holders.update(Stretch.objects.exclude(holder="").values_list("holder", flat=True))
            return StepRun.objects.filter(video=video_id, step="transcribe", state="done").first()

        step = wait_until(heard, PATIENCE, "it was never transcribed", *workers)
        cancel_video(actor=video.uploaded_by, video_id=video.pk)
        wait_until(lambda: not Receipt.objects.running().exists(), PATIENCE, "the workers never ended", *workers)
        if measured and len(holders) < len(workers):
            raise SystemExit(f"kerf bench: {len(holders)} of {len(workers)} workers were at it.")
    return (step.finished_at - step.started_at).total_seconds()
