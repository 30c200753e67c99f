"""The wall clock is set forward or back by an hour: nothing runs twice at once, nothing waits for the jump's length."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from celery import Celery
from django.utils import timezone

from core.events import upkeep
from core.events.event import on
from core.events.models import Receipt
from core.events.relay import relay
from core.events.run import Run
from core.events.scheduler import Scheduler
from core.events.work import claim, drain
from tests import ledger
from tests.core.events.samples import LampLit, tell

HOUR = timedelta(hours=1)

Turn = Callable[[timedelta], None]


@pytest.fixture
def turn(monkeypatch: pytest.MonkeyPatch) -> Turn:
    """Set the wall clock by so much."""
    true, ahead = timezone.now, timedelta()

    def turn(by: timedelta) -> None:
        nonlocal ahead
        ahead += by
        monkeypatch.setattr(timezone, "now", lambda: true() + ahead)

    return turn


@pytest.fixture
def receipt(db: None) -> Receipt:
    """One waiting receipt of the handler that the test uses."""
    ledger.clear()
    tell(LampLit(lamp=1))
    relay()
    return Receipt.objects.get()


def refreshed(receipt: Receipt) -> Receipt:
    receipt.refresh_from_db()
    return receipt


@pytest.fixture
def endured() -> None:
    """A long job, kept alive by heartbeats."""

    @on(LampLit, atomic=False, lease_seconds=60)
    def on_lamp(event: LampLit) -> None:
        raise AssertionError


@pytest.fixture
def broken() -> None:
    """A handler that always fails."""

    @on(LampLit, max_attempts=9)
    def on_lamp(event: LampLit) -> None:
        raise ValueError


@pytest.mark.usefixtures("endured")
def test_set_forward_a_living_job_is_not_given_to_a_second_worker(turn: Turn, receipt: Receipt) -> None:
    claimed = claim("default")
    assert claimed is not None
    run = Run(claimed.pk, claimed.attempt, 60)
    turn(HOUR)
    assert upkeep.sweep().released == 0
    assert claim("default") is None
    run.heartbeat()
    turn(timedelta(seconds=50))
    assert upkeep.sweep().released == 0
    run.finish()
    assert refreshed(receipt).attempt == 1


@pytest.mark.usefixtures("endured")
@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_whichever_way_it_is_set_a_vanished_workers_job_is_released_within_two_leases(
    turn: Turn, receipt: Receipt, jump: timedelta
) -> None:
    assert claim("default")
    turn(jump)
    released = []
    for _ in range(24):
        released.append(upkeep.sweep().released)
        turn(timedelta(seconds=5))
    assert sum(released) == 1
    assert refreshed(receipt).state == "waiting"


@pytest.mark.usefixtures("broken")
def test_set_back_a_retry_does_not_wait_for_the_clock_to_catch_up(turn: Turn, receipt: Receipt) -> None:
    drain("default")
    assert refreshed(receipt).due_at > timezone.now()
    turn(-HOUR)
    assert drain("default") == 0
    upkeep.sweep()
    assert drain("default") == 1
    assert refreshed(receipt).tries == 2


@pytest.mark.usefixtures("broken")
def test_set_back_what_was_told_before_is_worked_off_at_once(turn: Turn, receipt: Receipt) -> None:
    turn(-HOUR)
    upkeep.sweep()
    assert drain("default") == 1


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("tries", [1, 4, 8])
def test_a_pause_that_no_jump_made_is_kept(turn: Turn, receipt: Receipt, tries: int) -> None:
    Receipt.objects.update(tries=tries - 1, due_at=timezone.now())
    drain("default")
    due_at = refreshed(receipt).due_at
    upkeep.sweep()
    assert refreshed(receipt).due_at == due_at


class Timetable:
    """A scheduler that sweeps every five seconds, by a clock of ours."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = datetime(2026, 11, 1, 12, tzinfo=UTC)
        self.folder = folder
        # The class's: an entry read from the file belongs to the current application.
        monkeypatch.setattr(Celery, "now", lambda app: self.now)
        self.start()

    def start(self) -> None:
        app = Celery(broker="memory://", set_as_current=False)
        app.conf.beat_schedule = {"sweep": {"task": "sweep", "schedule": 5.0}}
        self.scheduler = Scheduler(app=app, schedule_filename=str(self.folder / "beat"))

    def sent_within(self, seconds: int) -> int:
        """How often it sweeps while the clock goes on by `seconds`."""
        before = self._count()
        for _ in range(seconds):
            self.now += timedelta(seconds=1)
            while self.scheduler.tick() == 0:
                pass
        return self._count() - before

    def _count(self) -> int:
        return int(self.scheduler.schedule["sweep"].total_run_count)


@pytest.fixture
def timetable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Timetable:
    return Timetable(tmp_path, monkeypatch)


def test_the_scheduler_sweeps_on_whichever_way_the_clock_is_set(timetable: Timetable) -> None:
    assert timetable.sent_within(60) >= 11
    timetable.now -= HOUR
    assert timetable.sent_within(60) >= 11
    timetable.now += HOUR
    assert 11 <= timetable.sent_within(60) <= 14, "what was missed is sent once, not seven hundred times"


def test_a_scheduler_that_starts_after_the_clock_was_set_back_sweeps(timetable: Timetable) -> None:
    assert timetable.sent_within(60) >= 11
    timetable.scheduler.close()
    timetable.now -= HOUR
    timetable.start()
    assert timetable.sent_within(60) >= 11
