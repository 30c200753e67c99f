"""An operation with a key takes effect at most once."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db import connection
from django.utils import timezone

from core.accounts.models import User
from core.errors import DomainError, ErrorCode
from core.idempotency.actions import Outcome, prune, run_once
from core.idempotency.models import Record
from core.idempotency.tasks import prune as prune_on_schedule
from settings.celery import schedule


def create_group(name: str) -> dict[str, object]:
    return {"id": Group.objects.create(name=name).pk, "name": name}


@pytest.fixture
def once(make_user: Callable[..., User]) -> Callable[..., Outcome]:
    user = make_user()

    def run(key: str = "k1", *, name: str = "laser", viewer: object = user, operation: str = "groupCreate") -> Outcome:
        return run_once(
            viewer=viewer,
            operation=operation,
            key=key,
            body={"name": name},
            act=lambda: create_group(f"{name}-{viewer}"),
        )

    return run


def test_first_call_runs_and_answers(once):
    outcome = once()
    assert not outcome.replayed
    assert outcome.result["id"] == Group.objects.get(name__startswith="laser-").pk


def test_the_same_key_answers_the_same_without_running(once):
    first, second = once(), once()
    assert second == Outcome(first.result, replayed=True)
    assert Group.objects.filter(name__startswith="laser-").count() == 1


def test_the_order_of_the_bodys_fields_does_not_matter(make_user):
    user = make_user()
    run_once(viewer=user, operation="o", key="k", body={"a": 1, "b": 2}, act=dict)
    assert run_once(viewer=user, operation="o", key="k", body={"b": 2, "a": 1}, act=dict).replayed


def test_the_same_key_with_another_body_is_refused(once):
    once(name="laser")
    with pytest.raises(DomainError) as refusal:
        once(name="plasma")
    assert refusal.value.code == ErrorCode.IDEMPOTENCY_MISMATCH
    assert not Group.objects.filter(name__startswith="plasma").exists()


def test_keys_of_other_viewers_and_operations_are_other_keys(once, make_user):
    assert not once().replayed
    assert not once(viewer=make_user()).replayed
    assert not once(operation="groupRename", name="other").replayed


def test_a_refusal_stores_nothing_and_may_be_tried_again(make_user):
    user = make_user()

    def refuse() -> None:
        Group.objects.create(name="half done")
        raise DomainError(ErrorCode.CONFLICT, "Not now.")

    with pytest.raises(DomainError, match="Not now"):
        run_once(viewer=user, operation="o", key="k", body={}, act=refuse)
    assert not Group.objects.filter(name="half done").exists()
    assert not Record.objects.exists()
    assert not run_once(viewer=user, operation="o", key="k", body={}, act=dict).replayed


def test_anonymous_viewers_never_see_each_others_answers(once):
    anonymous = AnonymousUser()
    assert not once(viewer=anonymous, name="a").replayed
    assert not once(viewer=anonymous, name="b").replayed
    assert not Record.objects.exists()


@pytest.mark.parametrize("key", ["", "two words", "k" * 256, "tab\t", "ключ", "line\n"])
def test_a_key_is_1_to_255_visible_ascii_characters(once, key):
    with pytest.raises(DomainError) as refusal:
        once(key)
    assert refusal.value.code == ErrorCode.INVALID


@pytest.mark.parametrize("key", ["k", "k" * 255, "3f0a-~!"])
def test_reasonable_keys_are_taken(once, key):
    assert not once(key).replayed


def test_prune_forgets_only_what_is_old(once):
    once("old")
    Record.objects.update(ran_at=timezone.now() - timedelta(days=2))
    once("new", name="other")
    assert prune(older_than=timezone.now() - timedelta(days=1)) == 1
    assert list(Record.objects.values_list("key", flat=True)) == ["new"]


def test_the_schedule_forgets_after_two_days(once):
    once("old")
    Record.objects.update(ran_at=timezone.now() - timedelta(days=2, minutes=1))
    once("young", name="other")
    Record.objects.filter(key="young").update(ran_at=timezone.now() - timedelta(days=1))
    prune_on_schedule()
    assert list(Record.objects.values_list("key", flat=True)) == ["young"]
    assert prune_on_schedule.name in {entry["task"] for entry in schedule()["beat_schedule"].values()}


@pytest.mark.django_db(transaction=True)
def test_two_at_once_give_one_row_and_one_answer(make_user):
    user = make_user()
    first_is_inside, second_has_started = threading.Event(), threading.Event()
    outcomes: dict[str, Outcome] = {}

    def act_of_first() -> dict[str, object]:
        first_is_inside.set()
        assert second_has_started.wait(20)
        return create_group("made once")

    def call(name: str, act: Callable[[], object]) -> None:
        try:
            outcomes[name] = run_once(viewer=user, operation="groupCreate", key="k", body={}, act=act)
        finally:
            connection.close()

    def second() -> None:
        assert first_is_inside.wait(20)
        second_has_started.set()
        call("second", lambda: create_group("made twice"))

    threads = [threading.Thread(target=call, args=("first", act_of_first)), threading.Thread(target=second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert not outcomes["first"].replayed
    assert outcomes["second"] == Outcome(outcomes["first"].result, replayed=True)
    assert list(Group.objects.filter(name__startswith="made").values_list("name", flat=True)) == ["made once"]


@pytest.mark.django_db(transaction=True)
def test_many_at_once_give_one_row(make_user):
    user = make_user()
    start = threading.Barrier(6, timeout=20)
    outcomes: list[Outcome] = []

    def call() -> None:
        try:
            start.wait()
            outcomes.append(
                run_once(viewer=user, operation="o", key="k", body={}, act=lambda: create_group("made by many"))
            )
        finally:
            connection.close()

    threads = [threading.Thread(target=call) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(40)

    assert Group.objects.filter(name="made by many").count() == 1
    assert sorted(outcome.replayed for outcome in outcomes) == [False, True, True, True, True, True]
    assert len({outcome.result["id"] for outcome in outcomes}) == 1
