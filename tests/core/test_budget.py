"""Points over time: never more than there are, all of them back in the end, and nobody kept out for nothing."""

import threading
from uuid import uuid4

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from redis.exceptions import ConnectionError as Unreachable

from core.budget import MICRO, PATIENCE_SECONDS, Budget, Memory, Redis, Teller, balance_of, move, price_of, spend

BUDGETS = st.builds(Budget, points=st.integers(1, 50_000), seconds=st.integers(1, 3600))
# Pauses in microseconds, and what is asked for after each.
WISHES = st.lists(st.tuples(st.integers(0, 4000 * MICRO), st.integers(1, 60_000)), max_size=30)

PURSES = [pytest.param(Memory, id="memory")]
if getattr(settings, "REDIS_URL", ""):
    PURSES.append(pytest.param(Redis, id="redis"))


def wish(debt, cost, budget):
    granted, after = move(debt, price_of(cost, budget), budget.seconds * MICRO)
    return balance_of(granted, after, cost, budget), after


@given(BUDGETS, WISHES)
def test_no_more_is_granted_than_there_was_and_came_back(budget, wishes):
    debt = elapsed = spent = 0
    for pause, cost in wishes:
        # A wish is rounded to whole microseconds.
        elapsed += pause + 1
        balance, debt = wish(max(debt - pause, 0), cost, budget)
        spent += cost if balance.granted else 0
        assert spent <= budget.points + elapsed * budget.points / (budget.seconds * MICRO)
        assert 0 <= balance.remaining <= budget.points


@given(BUDGETS, WISHES)
def test_what_remains_is_granted_and_not_more(budget, wishes):
    debt = 0
    for pause, earlier in wishes:
        before, debt = wish(max(debt - pause, 0), earlier, budget)
        assert wish(debt, before.remaining + 2, budget)[0].granted is False
        if before.remaining:
            assert wish(debt, before.remaining, budget)[0].granted is True


@given(BUDGETS, WISHES, st.integers(1, 50_000))
def test_a_refusal_takes_nothing_and_its_time_is_right(budget, wishes, cost):
    cost, debt = min(cost, budget.points), 0
    for pause, earlier in wishes:
        _, debt = wish(max(debt - pause, 0), earlier, budget)
    balance, after = wish(debt, cost, budget)
    wait = round(balance.retry_after * MICRO)
    assert balance.granted or (after == debt and wait > 0)
    assert wish(max(debt - wait, 0), cost, budget)[0].granted
    assert balance.granted or not wish(debt - wait + 1, cost, budget)[0].granted


@given(BUDGETS, WISHES)
def test_all_of_it_comes_back(budget, wishes):
    debt = 0
    for pause, cost in wishes:
        balance, debt = wish(max(debt - pause, 0), cost, budget)
        assert balance.whole_in <= budget.seconds
        assert balance_of(True, max(debt - round(balance.whole_in * MICRO), 0), 1, budget).remaining == budget.points


def test_single_points_add_up_exactly():
    budget, debt = Budget(points=30, seconds=100_000), 0
    for left in reversed(range(30)):
        balance, debt = wish(debt, 1, budget)
        assert (balance.granted, balance.remaining) == (True, left)
    assert wish(debt, 1, budget)[0].granted is False


@pytest.mark.parametrize("purse", PURSES)
def test_callers_at_once_never_get_more_than_there_is(purse):
    teller, budget, caller = Teller(purse()), Budget(points=50, seconds=3600), uuid4().hex
    granted = []

    def ask():
        granted.extend(teller.spend(caller, 7, budget).granted for _ in range(5))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(granted), sum(granted)) == (40, 50 // 7)


@pytest.mark.parametrize("purse", PURSES)
def test_callers_do_not_share(purse):
    teller, budget = Teller(purse()), Budget(points=10, seconds=3600)
    one, other = uuid4().hex, uuid4().hex
    assert teller.spend(one, 10, budget).remaining == 0
    refused = teller.spend(one, 10, budget)
    assert (refused.granted, refused.limit) == (False, 10)
    assert 3590 < refused.retry_after <= 3600
    assert teller.spend(other, 4, budget).remaining == 6


@pytest.mark.parametrize("purse", PURSES)
def test_what_costs_more_than_there_ever_is_takes_all_there_is(purse):
    teller, caller, budget = Teller(purse()), uuid4().hex, Budget(points=10, seconds=3600)
    assert teller.spend(caller, 11, budget).granted
    assert not teller.spend(caller, 1, budget).granted


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr("core.budget.MAX_CALLERS", 3)
    purse = Memory()
    for number in range(50):
        purse.spend(str(number), 1, MICRO)
    assert len(purse._whole_at) < 50


def test_without_a_limit_nothing_is_counted():
    assert spend("anyone", 10**9, Budget(points=0, seconds=60)) is None


class Broken:
    """A purse out of reach, which counts how often it is asked."""

    asked = 0

    def spend(self, caller, price, window):
        self.asked += 1
        raise Unreachable("refused")


def test_while_the_purse_is_out_of_reach_everyone_passes_and_nobody_waits(caplog, monkeypatch):
    purse, now = Broken(), 1000.0
    teller = Teller(purse)
    monkeypatch.setattr("core.budget.time.monotonic", lambda: now)
    assert [teller.spend("me", 1, Budget(10, 60)) for _ in range(3)] == [None] * 3
    assert purse.asked == 1
    assert caplog.text.count("Budgets are not kept") == 1
    now += PATIENCE_SECONDS
    teller.spend("me", 1, Budget(10, 60))
    assert purse.asked == 2
