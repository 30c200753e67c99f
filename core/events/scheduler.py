"""The scheduler of the workers' timetable, indifferent to a clock that is set."""

from typing import Any

from celery.beat import PersistentScheduler
from celery.utils.time import maybe_make_aware


class Scheduler(PersistentScheduler):
    """Celery's, but a last run that lies in the future is taken for now.

    Celery computes the next run from the last one. After the clock was set back by an hour it would send nothing for
    an hour, the sweep included, which is what every lost wake-up is left to.
    """

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Send what is due; answer the seconds until the next look."""
        for entry in self.schedule.values():
            now = maybe_make_aware(entry.default_now())
            if entry.last_run_at is not None and maybe_make_aware(entry.last_run_at) > now:
                entry.last_run_at = now
                self._heap = None  # the times in it are of the other clock
        delay: float = super().tick(*args, **kwargs)
        return delay
