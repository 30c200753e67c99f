import threading
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.utils import timezone

from core.accounts.models import User, Viewer
from core.accounts.roles import role_label, user_label
from core.events import actions, upkeep
from core.events.actions import emit
from core.events.models import Entry, Log
from core.events.relay import relay
from core.events.stream import Page, encode_cursor, latest_cursor, read
from tests import ledger
from tests.core.events.samples import BellRung, LampLit, tell

ANYBODY = AnonymousUser()


@pytest.fixture(autouse=True)
def empty_ledger(db: None) -> None:
    ledger.clear()


def ring(*numbers: int, labels: Sequence[str] = ("public",)) -> None:
    tell(*[BellRung(number=number, labels=list(labels)) for number in numbers])
    relay()


def numbers(page: Page) -> list[int]:
    return [entry.payload["number"] for entry in page.entries]


@pytest.mark.django_db
def test_a_reader_gets_what_followed_the_cursor_in_order() -> None:
    ring(1, 2)
    cursor = latest_cursor()
    ring(3, 4)
    assert numbers(read(ANYBODY, cursor)) == [3, 4]


@pytest.mark.django_db
def test_without_a_cursor_reading_starts_now() -> None:
    ring(1)
    page = read(ANYBODY, None)
    assert (page.entries, page.reset) == ((), False)
    ring(2)
    assert numbers(read(ANYBODY, page.cursor)) == [2]


@pytest.mark.django_db
def test_pages_join_without_gap_or_repetition() -> None:
    cursor = latest_cursor()
    ring(1, 2, 3)
    first = read(ANYBODY, cursor, limit=2)
    second = read(ANYBODY, first.cursor, limit=2)
    assert (numbers(first), first.more) == ([1, 2], True)
    assert (numbers(second), second.more) == ([3], False)


@pytest.mark.django_db
def test_reading_can_go_on_after_any_entry_of_a_page() -> None:
    cursor = latest_cursor()
    ring(1, 2, 3)
    page = read(ANYBODY, cursor)
    assert numbers(read(ANYBODY, page.cursor_of(page.entries[0]))) == [2, 3]


@pytest.mark.django_db
def test_everybody_reads_what_carries_a_label_of_theirs(make_user: Callable[..., User]) -> None:
    ada, agent, admin = make_user(), make_user(roles=["agent"]), make_user(roles=["admin"])
    cursor = latest_cursor()
    ring(1)
    ring(2, labels=[user_label(ada.pk)])
    ring(3, labels=[role_label("agent")])
    ring(4, labels=[role_label("planner"), user_label(agent.pk)])
    tell(LampLit(lamp=5))
    relay()
    readers = [None, ANYBODY, ada, agent, admin]
    assert [numbers(read(reader, cursor)) for reader in readers] == [[], [1], [1, 2], [1, 3, 4], [1, 3, 4]]


@pytest.mark.django_db
def test_what_concerns_an_object_that_the_viewer_may_not_see_is_withheld() -> None:
    cursor = latest_cursor()
    ring(1, 2, 3)

    def odd(viewer: Viewer, entries: Sequence[Entry]) -> list[Entry]:
        return [entry for entry in entries if (entry.node_id or 0) % 2]

    page = read(ANYBODY, cursor, visible=odd)
    assert numbers(page) == [1, 3]
    assert page.cursor == latest_cursor()


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["", "x", "!!!", "é", "bm8", "OjE", encode_cursor("other", 0), "A" * 5000])
def test_a_cursor_that_is_none_of_ours_is_reset(cursor: str) -> None:
    ring(1)
    page = read(ANYBODY, cursor)
    assert (page.reset, page.entries, page.cursor) == (True, (), latest_cursor())


@pytest.mark.django_db
def test_a_cursor_from_the_future_is_reset() -> None:
    log = Log.objects.current()
    assert read(ANYBODY, encode_cursor(log.epoch, log.position + 1)).reset


@pytest.mark.django_db
def test_a_cursor_from_before_a_restore_is_reset() -> None:
    ring(1)
    cursor = latest_cursor()
    actions.renew_epoch()
    assert read(ANYBODY, cursor).reset


@pytest.mark.django_db
def test_a_cursor_older_than_what_retention_removed_is_reset() -> None:
    before = latest_cursor()
    ring(1)
    after = latest_cursor()
    Entry.objects.update(happened_at=timezone.now() - timedelta(days=40))
    upkeep.prune()
    ring(2)
    assert read(ANYBODY, before).reset
    assert numbers(read(ANYBODY, after)) == [2]


@pytest.mark.django_db
def test_a_reader_too_far_behind_is_reset(settings: pytest.FixtureRequest) -> None:
    settings.EVENTS_MAX_BACKLOG = 2  # type: ignore[attr-defined]
    cursor = latest_cursor()
    ring(1, 2)
    assert not read(ANYBODY, cursor).reset
    ring(3)
    assert read(ANYBODY, cursor).reset


@pytest.mark.skipif(settings.PROFILE != "production", reason="SQLite has one writer: commits cannot change places")
@ledger.COMMITTED
def test_what_commits_late_is_not_missed_by_a_reader_who_has_passed_its_id() -> None:
    cursor = latest_cursor()
    emitted, passed = threading.Event(), threading.Event()

    def commit_late() -> None:
        try:
            with transaction.atomic():
                emit(BellRung(number=1))
                emitted.set()
                assert passed.wait(60)
        finally:
            connection.close()

    late = threading.Thread(target=commit_late)
    late.start()
    assert emitted.wait(60)
    ring(2)
    page = read(ANYBODY, cursor)
    passed.set()
    late.join()
    assert numbers(page) == [2]
    assert numbers(read(ANYBODY, page.cursor)) == [1]
    first, second = Entry.objects.order_by("position")
    assert first.pk > second.pk, "the ids were given in the other order"
