import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.backends.signals import connection_created

from core.accounts.models import User, Viewer
from core.accounts.roles import role_label, user_label
from core.events import hub
from core.events.models import Entry
from core.events.stream import Page, account, feed, follow, in_thread, latest_cursor
from tests import ledger
from tests.core.events.samples import BellRung, LampLit, tell
from tests.processes import Processes

Value = TypeVar("Value")


def anybody() -> Viewer:
    return AnonymousUser()


def run(story: Coroutine[Any, Any, Value]) -> Value:
    async def bounded() -> Value:
        async with asyncio.timeout(60):
            return await story

    return asyncio.run(bounded())


async def ring(*numbers: int, labels: Sequence[str] = ("public",)) -> None:
    """Ring bells from a thread, as a request does."""
    await in_thread(lambda: tell(*[BellRung(number=number, labels=list(labels)) for number in numbers]))


async def take(pages: AsyncGenerator[Page, None], count: int) -> list[int]:
    """The numbers of the next `count` entries."""
    found: list[int] = []
    while len(found) < count:
        page = await anext(pages)
        assert not page.reset
        found += [entry.payload["number"] for entry in page.entries]
    return found


@pytest.fixture(autouse=True)
def empty_ledger(transactional_db: None) -> None:
    ledger.clear()


@ledger.COMMITTED
def test_a_follower_gets_the_backlog_and_then_what_happens() -> None:
    cursor = latest_cursor()
    tell(BellRung(number=1), BellRung(number=2))

    async def story() -> list[int]:
        async with aclosing(follow(anybody, cursor)) as pages:
            backlog = await take(pages, 2)
            await ring(3)
            await ring(4, 5)
            return backlog + await take(pages, 3)

    assert run(story()) == [1, 2, 3, 4, 5]


@ledger.COMMITTED
def test_a_follower_without_a_cursor_starts_now() -> None:
    tell(BellRung(number=1))

    async def story() -> list[int]:
        async with aclosing(follow(anybody, None)) as pages:
            first = asyncio.ensure_future(anext(pages))
            while not hub.Hub.of_running_loop().epoch:
                await asyncio.sleep(0)
            await ring(2)
            return [entry.payload["number"] for entry in (await first).entries]

    assert run(story()) == [2]


@ledger.COMMITTED
def test_a_follower_who_comes_back_misses_nothing_and_gets_nothing_twice() -> None:
    cursor = latest_cursor()
    tell(BellRung(number=1), BellRung(number=2))

    async def story() -> list[int]:
        async with aclosing(follow(anybody, cursor)) as pages:
            page = await anext(pages)
        seen = page.entries[0]
        await ring(3)
        async with aclosing(follow(anybody, page.cursor_of(seen))) as pages:
            return [seen.payload["number"], *await take(pages, 2)]

    assert run(story()) == [1, 2, 3]


@ledger.COMMITTED
def test_what_another_process_tells_arrives(tmp_path: Path) -> None:
    cursor = latest_cursor()

    async def story(processes: Processes) -> list[str]:
        async with aclosing(feed(cursor)) as pages:
            processes.python("-m", "tests.faults.drill.tell", "commit", "hello")
            return [entry.payload["label"] for entry in (await anext(pages)).entries]

    with Processes(tmp_path, settings_module="tests.faults.settings") as processes:
        assert run(story(processes)) == ["hello"]


@ledger.COMMITTED
def test_a_cursor_that_cannot_be_resumed_is_reset_and_the_stream_goes_on() -> None:
    tell(BellRung(number=1))

    async def story() -> tuple[Page, list[int]]:
        async with aclosing(follow(anybody, "garbage")) as pages:
            first = await anext(pages)
            await ring(2)
            return first, await take(pages, 1)

    first, after = run(story())
    assert (first.reset, first.entries) == (True, ())
    assert after == [2]


@ledger.COMMITTED
def test_a_backlog_longer_than_what_is_kept_in_memory_is_told_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "WINDOW", 3)
    cursor = latest_cursor()
    tell(*[BellRung(number=number) for number in range(10)])

    async def story() -> list[int]:
        async with aclosing(follow(anybody, cursor)) as pages:
            return await take(pages, 10)

    assert run(story()) == list(range(10))


@ledger.COMMITTED
def test_the_audience_and_the_object_are_asked_for_each_entry() -> None:
    def not_the_second(viewer: Viewer, entries: Sequence[Entry]) -> list[Entry]:
        return [entry for entry in entries if entry.node_id != 2]

    async def story() -> list[int]:
        cursor = await in_thread(latest_cursor)
        async with aclosing(follow(anybody, cursor, visible=not_the_second)) as pages:
            await ring(1, 2)
            await ring(3, labels=["role:agent"])
            await in_thread(lambda: tell(LampLit(lamp=9)))
            await ring(4)
            return await take(pages, 2)

    assert run(story()) == [1, 4]


@pytest.mark.django_db(transaction=True)
def test_a_role_that_is_taken_away_or_given_counts_at_once(make_user: Callable[..., User]) -> None:
    agent = make_user(roles=["agent"])
    group = agent.groups.get()

    async def story() -> list[int]:
        cursor = await in_thread(latest_cursor)
        async with aclosing(follow(account(agent.pk), cursor)) as pages:
            await ring(1, labels=[role_label("agent")])
            found = await take(pages, 1)
            await in_thread(lambda: agent.groups.remove(group))
            await ring(2, labels=[role_label("agent")])
            await ring(3)
            found += await take(pages, 1)
            await in_thread(lambda: agent.groups.add(group))
            await ring(4, labels=[role_label("agent")])
            return found + await take(pages, 1)

    assert run(story()) == [1, 3, 4]


@pytest.mark.django_db(transaction=True)
def test_the_stream_of_a_deactivated_account_ends(make_user: Callable[..., User]) -> None:
    user = make_user()

    async def story() -> list[Page]:
        cursor = await in_thread(latest_cursor)
        async with aclosing(follow(account(user.pk), cursor)) as pages:
            await ring(1, labels=[user_label(user.pk)])
            await take(pages, 1)
            await in_thread(lambda: User.objects.filter(pk=user.pk).update(is_active=False))
            await ring(2, labels=[user_label(user.pk)])
            return [page async for page in pages]

    assert run(story()) == []


@pytest.mark.django_db(transaction=True)
def test_five_hundred_followers_share_their_reading(make_user: Callable[..., User]) -> None:
    users = [make_user().pk for _ in range(5)]
    opened: list[object] = []

    def count(**_: object) -> None:
        opened.append(None)

    async def hear(index: int, cursor: str) -> list[int]:
        async with aclosing(follow(account(users[index % len(users)]), cursor)) as pages:
            return await take(pages, 1)

    async def story() -> list[list[int]]:
        cursor = await in_thread(latest_cursor)
        followers = [asyncio.ensure_future(hear(index, cursor)) for index in range(500)]
        while len(asyncio.all_tasks()) < 500:
            await asyncio.sleep(0)
        await ring(1)
        return await asyncio.gather(*followers)

    connection_created.connect(count)
    heard = run(story())
    connection_created.disconnect(count)
    assert heard == [[1]] * 500
    assert len(opened) < 100, "each use of the database by the stream opens a connection"


@ledger.COMMITTED
def test_nothing_polls_when_the_last_follower_has_gone() -> None:
    cursor = latest_cursor()
    tell(BellRung(number=1))

    def ours() -> set[str]:
        return {task.get_name() for task in asyncio.all_tasks() if task.get_name().startswith("events-")}

    async def story() -> set[str]:
        async with aclosing(follow(anybody, cursor)) as pages:
            await take(pages, 1)
            polling = ours()
        while ours():
            await asyncio.sleep(0)
        return polling

    assert run(story()) >= {"events-poll"}
