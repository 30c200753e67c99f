import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from core.events.actions import emit
from core.events.event import on
from core.events.events import HandlerGaveUp
from core.events.models import Entry, Receipt
from core.events.relay import relay
from core.events.run import LeaseLost, Run
from core.events.work import backoff_seconds, claim, drain, release_expired
from tests import ledger
from tests.core.events.samples import BellRung, LampLit, tell
from tests.events import settle

seen: list[object] = []


@pytest.fixture(autouse=True)
def nothing_seen() -> None:
    seen.clear()


def one_receipt(**changes: object) -> Receipt:
    """Relay one LampLit with one handler, and change its receipt."""
    ledger.clear()
    tell(LampLit(lamp=1))
    relay()
    Receipt.objects.update(**changes) if changes else None
    return Receipt.objects.get()


def listen(**options: object) -> None:
    @on(LampLit, **options)  # type: ignore[arg-type]
    def on_lamp(event: LampLit) -> None:
        seen.append(event)


@pytest.mark.django_db
def test_a_handler_gets_the_event_and_its_receipt_is_done() -> None:
    listen()
    receipt = one_receipt()
    assert drain("default") == 1
    receipt.refresh_from_db()
    assert seen == [LampLit(lamp=1)]
    assert (receipt.state, receipt.attempt, receipt.error) == ("done", 1, "")
    assert drain("default") == 0


@pytest.mark.django_db
def test_a_handler_that_wants_its_run_gets_it() -> None:
    @on(LampLit, atomic=False)
    def on_lamp(event: LampLit, run: Run) -> None:
        run.heartbeat()
        with run.fence():
            seen.append(run.attempt)

    one_receipt()
    drain("default")
    assert seen == [1]


@pytest.mark.django_db
def test_what_a_failed_atomic_handler_did_is_undone_and_tried_again_later() -> None:
    @on(LampLit)
    def on_lamp(event: LampLit) -> None:
        emit(BellRung(number=1))
        raise ValueError("the lamp is broken")

    receipt = one_receipt()
    drain("default")
    receipt.refresh_from_db()
    assert not Entry.objects.filter(name=BellRung.name).exists()
    assert (receipt.state, receipt.tries) == ("waiting", 1)
    assert receipt.due_at > timezone.now()
    assert receipt.summary == "ValueError: the lamp is broken"
    assert "on_lamp" in receipt.error, "the traceback names the place"
    assert drain("default") == 0, "not before it is due"


@pytest.mark.django_db
def test_the_last_failure_makes_a_dead_letter() -> None:
    @on(LampLit, max_attempts=3)
    def on_lamp(event: LampLit) -> None:
        raise ValueError

    receipt = one_receipt(attempt=7, tries=2)
    drain("default")
    receipt.refresh_from_db()
    assert (receipt.state, receipt.attempt, receipt.tries) == ("dead", 8, 3)


@pytest.mark.django_db
def test_pauses_grow_and_end_at_an_hour() -> None:
    assert 4 <= backoff_seconds(1) <= 6
    assert 12 <= backoff_seconds(2) <= 18
    assert 2880 <= backoff_seconds(30) <= 4320


@pytest.mark.django_db
def test_an_atomic_handler_that_has_lost_its_lease_leaves_no_effect() -> None:
    @on(LampLit)
    def on_lamp(event: LampLit) -> None:
        emit(BellRung(number=1))
        Receipt.objects.filter(handler__endswith="on_lamp").update(attempt=2)

    receipt = one_receipt()
    drain("default")
    receipt.refresh_from_db()
    assert not Entry.objects.filter(name=BellRung.name).exists()
    assert (receipt.state, receipt.attempt) == ("running", 1), "its own writes were undone with the rest"


@pytest.mark.django_db
@pytest.mark.parametrize("call", ["heartbeat", "finish", "fence"])
def test_a_stale_holder_is_refused(call: str) -> None:
    listen()
    one_receipt()
    receipt = claim("default")
    assert receipt is not None
    stale = Run(receipt.pk, receipt.attempt, 60)
    Receipt.objects.update(attempt=receipt.attempt + 1)
    with pytest.raises(LeaseLost):
        getattr(stale, call)() if call != "fence" else stale.fence().__enter__()


@pytest.mark.django_db
def test_an_expired_lease_is_released_and_a_living_one_is_not() -> None:
    listen()
    receipt = one_receipt(state="running", attempt=1, tries=1, lease_until=timezone.now() + timedelta(seconds=60))
    assert release_expired() == 0
    Receipt.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert release_expired() == 1
    receipt.refresh_from_db()
    assert receipt.state == "waiting"


@pytest.mark.django_db
def test_a_handler_that_keeps_losing_its_worker_is_a_dead_letter() -> None:
    listen(max_attempts=2)
    past = timezone.now() - timedelta(seconds=1)
    receipt = one_receipt(state="running", attempt=2, tries=2, lease_until=past)
    release_expired()
    receipt.refresh_from_db()
    assert (receipt.state, seen) == ("dead", [])


@pytest.mark.django_db
def test_a_receipt_of_a_handler_that_this_code_does_not_know_is_left_alone() -> None:
    listen()
    receipt = one_receipt(handler="somewhere.else")
    assert drain("default") == 0
    receipt.refresh_from_db()
    assert (receipt.state, receipt.attempt) == ("waiting", 0)


@pytest.mark.django_db
def test_a_worker_works_for_its_queues_only() -> None:
    listen(queue="mail")
    one_receipt()
    assert drain("default", "media") == 0
    assert drain("mail") == 1


@pytest.mark.django_db
def test_settling_runs_the_handlers_of_what_handlers_tell() -> None:
    @on(LampLit)
    def on_lamp(event: LampLit) -> None:
        emit(BellRung(number=event.lamp))

    @on(BellRung)
    def on_bell(event: BellRung) -> None:
        seen.append(event.number)

    ledger.clear()
    tell(LampLit(lamp=5))
    assert settle() == 2
    assert seen == [5]


@ledger.COMMITTED
def test_of_workers_that_want_one_receipt_one_gets_it() -> None:
    listen()
    one_receipt()
    all_have_read = threading.Barrier(8)
    claimed: list[Receipt | None] = []

    def meet_before_update(execute: Callable[..., object], sql: str, *arguments: object) -> object:
        all_have_read.wait(60) if sql.startswith("UPDATE") else None
        return execute(sql, *arguments)

    def want() -> None:
        try:
            with connection.execute_wrapper(meet_before_update):
                claimed.append(claim("default"))
        finally:
            connection.close()

    threads = [threading.Thread(target=want) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == 8
    assert sum(receipt is not None for receipt in claimed) == 1
    assert Receipt.objects.get().attempt == 1


@pytest.mark.django_db
def test_a_dead_letter_is_told_once_and_its_own_failures_are_not() -> None:
    @on(LampLit, max_attempts=1)
    def on_lamp(event: LampLit) -> None:
        raise ValueError("the lamp is broken")

    @on(HandlerGaveUp, max_attempts=1)
    def on_gave_up(event: HandlerGaveUp) -> None:
        seen.append(event)
        raise ValueError("so is the bell")

    receipt = one_receipt()
    while drain("default"):
        relay()
    assert seen == [HandlerGaveUp(handler=receipt.handler, event_name=LampLit.name, event_payload={"lamp": 1})]
    assert Entry.objects.filter(name=HandlerGaveUp.name).count() == 1
