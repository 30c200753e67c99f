"""From commit to subscriber: how long an event takes to reach those who follow the stream."""

import asyncio
import time
from contextlib import aclosing
from dataclasses import dataclass

from asgiref.sync import sync_to_async
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from core.accounts.roles import PUBLIC
from core.events.actions import emit
from core.events.event import Event
from core.events.stream import follow, latest_cursor
from tests.benchmarks.figures import percentile, row

EVENTS = 100
PACE = 10


@dataclass(frozen=True, kw_only=True)
class Ticked(Event):
    number: int

    def audience(self) -> frozenset[str]:
        return frozenset({PUBLIC})


def tick(number: int) -> float:
    """Commit one event; returns the moment of the commit."""
    with transaction.atomic():
        emit(Ticked(number=number))
        # The commit follows at once; the relay runs after it.
        return time.perf_counter()


async def anyone() -> AnonymousUser:
    """A reader who is not signed in."""
    return AnonymousUser()


async def measure(subscribers: int) -> list[float]:
    """Seconds from commit to arrival, one per event and subscriber."""
    after = await sync_to_async(latest_cursor)()
    committed: dict[int, float] = {}
    arrived: list[tuple[int, float]] = []
    ready = asyncio.Semaphore(0)

    async def subscriber() -> None:
        ready.release()
        count = 0
        async with aclosing(follow(anyone, after)) as pages:
            async for page in pages:
                now = time.perf_counter()
                arrived.extend((entry.payload["number"], now) for entry in page.entries)
                count += len(page.entries)
                if count >= EVENTS:
                    return

    tasks = [asyncio.create_task(subscriber()) for _ in range(subscribers)]
    for _ in tasks:
        await ready.acquire()
    for number in range(EVENTS):
        committed[number] = await sync_to_async(tick)(number)
        await asyncio.sleep(1 / PACE)
    await asyncio.wait_for(asyncio.gather(*tasks), timeout=60)
    return [now - committed[number] for number, now in arrived]


def rows() -> list[tuple[str, ...]]:
    found = []
    for subscribers, bound in ((1, 0.1), (500, 1.0)):
        p95 = percentile(asyncio.run(measure(subscribers)), 0.95)
        found.append(
            row(
                f"commit to subscriber, {subscribers} in one process",
                f"p95 of {EVENTS} events, {PACE} a second",
                "-",
                f"{p95 * 1000:.0f} ms",
                f"<= {bound * 1000:.0f} ms",
                p95 <= bound,
            )
        )
    return found
