"""How much one caller may ask for over time: points that are spent at once and come back evenly.

The arithmetic is that of the leaky bucket, in the form of GCRA: all that is kept of a caller is the time after
which the budget will be whole again. It is kept where every process that serves the caller sees it: in Redis, or in
memory where one process serves everyone.
"""

import logging
import time
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any, Final, Protocol

from django.conf import settings
from django_redis import get_redis_connection
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

MICRO: Final = 1_000_000
PATIENCE_SECONDS: Final = 5
"""How long Redis is left alone after it failed: a budget is no reason to keep every caller waiting."""
MAX_CALLERS: Final = 100_000


@dataclass(frozen=True)
class Budget:
    """At most `points` at once; as many come back within `seconds`, evenly."""

    points: int
    seconds: int


@dataclass(frozen=True)
class Balance:
    """What became of a wish, and what is left. Seconds are from now."""

    granted: bool
    limit: int
    remaining: int
    whole_in: float
    retry_after: float


def move(debt: int, price: int, window: int) -> tuple[bool, int]:
    """Whether a caller in `debt` may spend `price`, and the debt from then on. All in microseconds."""
    return (True, debt + price) if debt + price <= window else (False, debt)


def price_of(cost: int, budget: Budget) -> int:
    """The whole microseconds in which `cost` points come back."""
    return cost * budget.seconds * MICRO // budget.points


def balance_of(granted: bool, debt: int, cost: int, budget: Budget) -> Balance:
    """The balance of a caller who is in `debt` after the wish for `cost` points was granted or refused."""
    window = budget.seconds * MICRO
    return Balance(
        granted=granted,
        limit=budget.points,
        remaining=(window - debt) * budget.points // window,
        whole_in=debt / MICRO,
        retry_after=0 if granted else (debt + price_of(cost, budget) - window) / MICRO,
    )


class Purse(Protocol):
    """Where debts are kept."""

    def spend(self, caller: str, price: int, window: int) -> tuple[bool, int]:
        """`move` of the caller's debt as it is now, in one step that no other can come between."""


class Memory:
    """Debts of the callers of one process."""

    def __init__(self) -> None:
        self._whole_at: dict[str, int] = {}
        self._lock = Lock()

    def spend(self, caller: str, price: int, window: int) -> tuple[bool, int]:
        """As `Purse.spend`."""
        with self._lock:
            now = time.monotonic_ns() // 1000
            granted, debt = move(max(self._whole_at.get(caller, 0) - now, 0), price, window)
            if granted:
                self._whole_at[caller] = now + debt
            if len(self._whole_at) > MAX_CALLERS:
                self._whole_at = {name: moment for name, moment in self._whole_at.items() if moment > now}
            return granted, debt


class Redis:
    """Debts in the Redis of Django's cache; each leaves when it is paid. The clock is the server's."""

    # `move`, once more: in the server, where nothing comes between. A clock that is set back leaves no larger debt
    # than one can make.
    SCRIPT = """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local price, window = tonumber(ARGV[1]), tonumber(ARGV[2])
        local debt = math.min(math.max(tonumber(redis.call('GET', KEYS[1]) or 0) - now, 0), window)
        if debt + price > window then return {0, debt} end
        debt = debt + price
        redis.call('SET', KEYS[1], string.format('%.0f', now + debt), 'PX', math.ceil(debt / 1000))
        return {1, debt}
    """

    def spend(self, caller: str, price: int, window: int) -> tuple[bool, int]:
        """As `Purse.spend`. Raises RedisError."""
        connection: Any = get_redis_connection("default")
        granted, debt = connection.register_script(self.SCRIPT)(keys=[f"budget:{caller}"], args=[price, window])
        return bool(granted), int(debt)


class Teller:
    """Asks a purse, and lets everyone pass for a while where it does not answer."""

    def __init__(self, purse: Purse) -> None:
        self.purse = purse
        self._closed_until = 0.0

    def spend(self, caller: str, cost: int, budget: Budget) -> Balance | None:
        """As the module's `spend`."""
        if time.monotonic() < self._closed_until:
            return None
        # What costs more than there ever is takes all there is.
        cost = min(cost, budget.points)
        try:
            granted, debt = self.purse.spend(caller, price_of(cost, budget), budget.seconds * MICRO)
        except RedisError as error:
            self._closed_until = time.monotonic() + PATIENCE_SECONDS
            logger.warning("Budgets are not kept for %s seconds, Redis fails: %s", PATIENCE_SECONDS, error)
            return None
        return balance_of(granted, debt, cost, budget)


@cache
def _teller(redis_url: str) -> Teller:
    return Teller(Redis() if redis_url else Memory())


def spend(caller: str, cost: int, budget: Budget) -> Balance | None:
    """Spend `cost` points, at least 1, of the caller's budget, or learn that it does not reach; a refusal is free.

    None where there is no limit (a budget of 0 points), or where nobody knows because Redis is out of reach.
    """
    if budget.points <= 0:
        return None
    return _teller(getattr(settings, "REDIS_URL", "")).spend(caller, max(cost, 1), budget)
