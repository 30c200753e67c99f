"""What `kill -9`, frozen workers, poison and a dead broker may do to events: cost time, and nothing else."""

import signal
from datetime import timedelta

import pytest
from django.db import transaction

from core.events.actions import emit
from core.events.event import Event
from core.events.models import Entry, Receipt
from tests import ledger
from tests.faults.drill import marks
from tests.faults.drill.events import Counted, Endured, Interrupted, Poisoned, Spoiled, Undertaken
from tests.faults.drill.handlers import noted
from tests.processes import Processes, wait_until

pytestmark = ledger.COMMITTED

TELL = ("-m", "tests.faults.drill.tell")


def tell(event: Event) -> Receipt:
    """Commit `event`; the receipt of its one handler."""
    with transaction.atomic():
        entry = emit(event)
    return Receipt.objects.get(entry=entry)


def state_of(receipt: Receipt) -> str:
    receipt.refresh_from_db()
    return receipt.state


def test_an_event_whose_process_died_between_commit_and_publish_is_worked_off(processes: Processes, label: str) -> None:
    teller = processes.python(*TELL, "die", label)
    assert teller.wait() == -signal.SIGKILL, teller.output()
    assert Entry.objects.get().position is None, "it was committed, and nobody was told"
    worker = processes.worker()
    wait_until(lambda: noted(label), 60, "the sweep never found it", worker)
    assert noted(label) == 1


def test_a_transaction_that_is_rolled_back_leaves_nothing(processes: Processes, label: str) -> None:
    with transaction.atomic():
        emit(Counted(label=f"{label} undone"))
        transaction.set_rollback(True)
    assert not Entry.objects.exists()
    tell(Counted(label=label))
    worker = processes.worker()
    wait_until(lambda: noted(label), 60, "the event after it was never worked off", worker)
    assert noted(f"{label} undone") == 0
    assert sorted(Entry.objects.values_list("name", flat=True)) == ["drill.Counted", "drill.Noted"]


def test_an_atomic_handler_killed_in_its_middle_takes_effect_once(processes: Processes, label: str) -> None:
    receipt = tell(Interrupted(label=label))
    victim = processes.worker()
    wait_until(lambda: marks.count(f"{label}-inside"), 60, "the handler never started", victim)
    victim.kill()
    assert noted(label) == 0, "what the handler had done was rolled back"
    successor = processes.worker()
    wait_until(lambda: state_of(receipt) == "done", 60, "nobody took over", victim, successor)
    assert noted(label) == 1
    assert receipt.attempt == 2


def test_a_long_job_killed_in_its_middle_is_resumed(processes: Processes, label: str) -> None:
    receipt = tell(Undertaken(label=label))
    victim = processes.worker()
    wait_until(lambda: marks.count(f"{label}-inside"), 60, "the job never started", victim)
    victim.kill()
    successor = processes.worker()
    wait_until(lambda: state_of(receipt) == "done", 60, "nobody resumed it", victim, successor)
    assert (noted(f"{label} first"), noted(f"{label} second")) == (1, 1)
    assert receipt.attempt == 2


def test_a_frozen_worker_that_wakes_after_its_lease_is_refused(processes: Processes, label: str) -> None:
    receipt = tell(Undertaken(label=label))
    stale = processes.worker()
    wait_until(lambda: marks.count(f"{label}-inside"), 60, "the job never started", stale)
    stale.signal(signal.SIGSTOP)
    successor = processes.worker()
    wait_until(lambda: state_of(receipt) == "done", 60, "nobody took over", stale, successor)
    marks.leave(f"{label}-go")
    stale.signal(signal.SIGCONT)
    wait_until(lambda: "has been superseded" in stale.output(), 60, "the stale worker was not refused", stale)
    assert noted(f"{label} second") == 1
    assert (state_of(receipt), receipt.attempt) == ("done", 2)


def test_two_workers_run_every_event_once(processes: Processes, label: str) -> None:
    receipts = [tell(Counted(label=f"{label} {number}")) for number in range(20)]
    workers = [processes.worker(), processes.worker()]
    wait_until(lambda: Receipt.objects.filter(state="done").count() == 20, 60, "some were left", *workers)
    assert [noted(f"{label} {number}") for number in range(20)] == [1] * 20
    assert {receipt.attempt for receipt in Receipt.objects.filter(pk__in=[row.pk for row in receipts])} == {1}


def test_a_job_longer_than_its_lease_and_the_visibility_timeout_runs_once(processes: Processes, label: str) -> None:
    receipt = tell(Endured(label=label))
    workers = [processes.worker(), processes.worker()]
    wait_until(lambda: marks.count(f"{label}-inside"), 60, "the job never started", *workers)
    receipt.refresh_from_db()
    begun = receipt.heartbeat_at

    def has_outlived_three_leases() -> bool:
        receipt.refresh_from_db()
        return (receipt.heartbeat_at or begun) - begun > timedelta(seconds=3)

    wait_until(has_outlived_three_leases, 60, "its lease was not kept", *workers)
    marks.leave(f"{label}-go")
    wait_until(lambda: state_of(receipt) == "done", 60, "it never finished", *workers)
    assert receipt.attempt == 1
    assert marks.count(f"{label}-inside") == 1


def test_poison_becomes_a_dead_letter_while_others_proceed(processes: Processes, label: str) -> None:
    spoiled, poisoned = tell(Spoiled()), tell(Poisoned())
    others = [tell(Counted(label=f"{label} {number}")) for number in range(3)]
    worker = processes.worker()
    wait_until(lambda: {state_of(receipt) for receipt in others} == {"done"}, 60, "the others were held up", worker)
    wait_until(lambda: state_of(spoiled) == "dead", 60, "the raising handler was never given up", worker)
    wait_until(lambda: state_of(poisoned) == "dead", 60, "the killing handler was never given up", worker)
    assert spoiled.summary == "ValueError: nothing but trouble"
    assert poisoned.summary.startswith("The worker vanished")
    assert (spoiled.tries, poisoned.tries) == (2, 2)


@pytest.mark.parametrize("port", ["refused_port", "silent_port"])
def test_a_broker_that_is_down_neither_fails_nor_loses_an_event(
    processes: Processes, label: str, port: str, request: pytest.FixtureRequest
) -> None:
    broker = f"redis://127.0.0.1:{request.getfixturevalue(port)}/0"
    teller = processes.python(*TELL, "commit", label, KERF_DRILL_BROKER=broker)
    assert teller.wait() == 0, teller.output()
    assert Entry.objects.get(payload__label=label).position == 1
    worker = processes.worker()
    wait_until(lambda: noted(label), 60, "it was not worked off after the broker's recovery", worker)


def test_eight_writing_processes_all_succeed(processes: Processes, label: str) -> None:
    writers = [processes.python(*TELL, "commit", f"{label} {number}", "25") for number in range(8)]
    assert [writer.wait(120) for writer in writers] == [0] * 8, "\n".join(writer.output() for writer in writers)
    assert not [writer.output() for writer in writers if "locked" in writer.output()]
    positions = list(Entry.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, 201))
