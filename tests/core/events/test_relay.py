from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.events.actions import emit
from core.events.event import on
from core.events.models import Entry, Log, Receipt
from core.events.relay import relay
from core.events.upkeep import prune
from core.events.work import drain
from tests import ledger
from tests.core.events.samples import BellRung, LampLit, tell


def positions() -> list[int | None]:
    return list(Entry.objects.order_by("id").values_list("position", flat=True))


@ledger.COMMITTED
def test_emit_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="outside a transaction"):
        emit(LampLit(lamp=1))


@pytest.mark.django_db
def test_an_entry_keeps_what_the_event_tells() -> None:
    (entry,) = tell(BellRung(number=7, labels=["user:2", "role:agent"]))
    entry.refresh_from_db()
    assert entry.event() == BellRung(number=7, labels=["user:2", "role:agent"])
    assert (entry.node_type, entry.node_id) == ("Bell", 7)
    assert entry.audience == ["role:agent", "user:2"]


@ledger.COMMITTED
def test_positions_and_receipts_are_there_after_the_commit() -> None:
    @on(LampLit, queue="mail")
    def on_lamp(event: LampLit) -> None: ...

    ledger.clear()
    with transaction.atomic():
        emit(LampLit(lamp=1))
        emit(BellRung(number=1))
        assert positions() == [None, None]
    assert positions() == [1, 2]
    assert list(Receipt.objects.values_list("entry__name", "queue", "state")) == [("events.LampLit", "mail", "waiting")]


@ledger.COMMITTED
def test_many_events_of_one_transaction_are_relayed_once() -> None:
    ledger.clear()
    with transaction.atomic():
        for number in range(5):
            emit(LampLit(lamp=number))
        assert len(connection.run_on_commit) == 1


@ledger.COMMITTED
def test_an_event_is_relayed_although_an_earlier_one_was_rolled_back_to_a_savepoint() -> None:
    ledger.clear()
    with transaction.atomic():
        with transaction.atomic():
            emit(LampLit(lamp=1))
            transaction.set_rollback(True)
        emit(LampLit(lamp=2))
    assert [(entry.payload, entry.position) for entry in Entry.objects.all()] == [({"lamp": 2}, 1)]


@pytest.mark.django_db
def test_an_event_unknown_to_this_code_is_left_to_newer_code_for_an_hour() -> None:
    ledger.clear()
    entry = Entry.objects.create(name="events.FromTheFuture", payload={})
    tell(LampLit(lamp=1))
    relay()
    assert positions() == [None, 1]
    Entry.objects.filter(pk=entry.pk).update(happened_at=timezone.now() - timedelta(hours=2))
    relay()
    assert positions() == [2, 1]


steps = st.lists(
    st.one_of(
        st.tuples(st.just("commit"), st.integers(1, 4)),
        st.tuples(st.just("rollback"), st.integers(1, 4)),
        st.tuples(st.just("relay"), st.just(0)),
        st.tuples(st.just("prune"), st.just(0)),
    ),
    max_size=12,
)


def commit(count: int) -> None:
    tell(*[LampLit(lamp=number) for number in range(count)])


def roll_back(count: int) -> None:
    with transaction.atomic():
        commit(count)
        transaction.set_rollback(True)


ACTIONS = {
    "commit": commit,
    "rollback": roll_back,
    "relay": lambda _: relay(),
    "prune": lambda _: (drain("default"), prune(days=-1)),
}


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_positions_are_gapless_and_never_given_twice(plan: list[tuple[str, int]]) -> None:
    ledger.clear()
    given_out: dict[int, int] = {}
    for name, count in plan:
        ACTIONS[name](count)
        for entry in Entry.objects.filter(position__isnull=False):
            assert given_out.setdefault(entry.position or 0, entry.pk) == entry.pk
    relay()
    given_out.update(Entry.objects.values_list("position", "pk"))
    assert sorted(given_out) == list(range(1, len(given_out) + 1))
    assert Log.objects.current().position == len(given_out)
