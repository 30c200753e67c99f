from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from core.events import actions, upkeep
from core.events.event import on
from core.events.models import Entry, Log, Receipt
from core.events.relay import relay
from core.events.stream import decode_cursor, latest_cursor
from core.events.work import drain
from tests import ledger
from tests.core.events.samples import LampLit, tell

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lamps() -> None:
    """An empty ledger, and a handler that does not like lamp 13."""
    ledger.clear()

    @on(LampLit, max_attempts=1)
    def on_lamp(event: LampLit) -> None:
        if event.lamp == 13:
            raise ValueError("an unlucky lamp")


def a_dead_letter() -> Receipt:
    tell(LampLit(lamp=13))
    relay()
    drain("default")
    return Receipt.objects.dead().get()


def events(*arguments: str) -> str:
    output = StringIO()
    call_command("events", *arguments, stdout=output)
    return output.getvalue()


def age_everything() -> None:
    Entry.objects.update(happened_at=timezone.now() - timedelta(days=31))


def test_a_sweep_places_what_was_forgotten_and_wakes_its_queue() -> None:
    tell(LampLit(lamp=1))
    assert upkeep.sweep() == upkeep.Sweep(placed=1, released=0, buried=0, woken=("default",))
    drain("default")
    assert upkeep.sweep() == upkeep.Sweep(placed=0, released=0, buried=0, woken=())


def test_a_receipt_that_nobody_has_known_for_a_day_is_buried() -> None:
    tell(LampLit(lamp=1), LampLit(lamp=2))
    relay()
    old, young = Receipt.objects.order_by("pk")
    Receipt.objects.update(handler="gone.handler")
    Receipt.objects.filter(pk=old.pk).update(due_at=timezone.now() - timedelta(days=2))
    assert upkeep.sweep().buried == 1
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.state, young.state) == ("dead", "waiting")
    assert "renamed or removed" in old.summary


def test_retention_removes_what_is_old_and_settled() -> None:
    tell(*[LampLit(lamp=number) for number in (1, 2, 13, 4)])
    relay()
    drain("default")
    age_everything()
    tell(LampLit(lamp=5))
    relay()
    assert upkeep.prune() == 3
    kept = Entry.objects.order_by("position")
    assert [entry.payload["lamp"] for entry in kept if entry.name == LampLit.name] == [13, 5]
    # That lamp 13 was given up is an event, too.
    assert (Log.objects.current().floor, Log.objects.current().position) == (4, 6)


def test_the_sequence_goes_on_after_everything_was_removed() -> None:
    tell(LampLit(lamp=1), LampLit(lamp=2))
    relay()
    drain("default")
    age_everything()
    assert upkeep.prune() == 2
    (entry,) = tell(LampLit(lamp=3))
    relay()
    entry.refresh_from_db()
    assert entry.position == 3


def test_work_that_is_left_outlives_the_retention_time() -> None:
    tell(LampLit(lamp=1))
    relay()
    age_everything()
    assert upkeep.prune() == 0


def test_a_replayed_dead_letter_has_all_its_tries_again_and_a_newer_token() -> None:
    receipt = a_dead_letter()
    Entry.objects.update(payload={"lamp": 12})
    assert actions.replay([receipt.pk]) == 1
    drain("default")
    receipt.refresh_from_db()
    assert (receipt.state, receipt.tries, receipt.attempt) == ("done", 1, 2)


def test_what_is_done_is_neither_replayed_nor_discarded() -> None:
    tell(LampLit(lamp=1))
    relay()
    drain("default")
    done = Receipt.objects.get().pk
    assert actions.replay([done]) == actions.discard([done]) == 0


def test_a_discarded_receipt_never_runs_and_no_longer_keeps_its_event() -> None:
    receipt = a_dead_letter()
    assert actions.discard([receipt.pk]) == 1
    assert drain("default") == 0
    age_everything()
    assert upkeep.prune() == 1


def test_a_renewed_epoch_makes_cursors_stale() -> None:
    before = latest_cursor()
    actions.renew_epoch()
    assert decode_cursor(before) != decode_cursor(latest_cursor())


def test_the_command_tells_the_state_and_the_dead_letters() -> None:
    receipt = a_dead_letter()
    assert "dead             1" in events("status")
    dead = events("dead")
    assert str(receipt.pk) in dead
    assert "ValueError: an unlucky lamp" in dead
    assert "{'lamp': 13}" in dead


def test_the_command_replays_and_discards() -> None:
    receipt = a_dead_letter()
    assert "Replayed 1 of 1" in events("replay", str(receipt.pk))
    drain("default")
    assert "Discarded 1 of 1" in events("discard", "--all-dead")
    answer = events("replay", str(receipt.pk))
    assert "Replayed 0 of 1" in answer
    assert "discarded" in answer


def test_the_command_wants_to_know_which_receipts() -> None:
    with pytest.raises(CommandError, match="Name receipts"):
        events("replay")


def test_the_command_sweeps_and_prunes() -> None:
    tell(LampLit(lamp=1))
    assert "Placed 1 events" in events("sweep")
    assert "Removed 0 events" in events("prune", "--days", "0")
