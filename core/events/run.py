"""What a handler holds while it runs: its attempt, and the lease on its receipt."""

import logging
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from .models import Receipt

logger = logging.getLogger(__name__)

MAX_KEEP_SECONDS = 6 * 3600


class LeaseLost(Exception):
    """Another worker has taken the receipt over, or an operator has; whoever holds this must stop."""


@dataclass(frozen=True)
class Run:
    """One attempt at one receipt. `attempt` is the fencing token: a later holder has a greater one."""

    receipt_id: int
    attempt: int
    lease_seconds: int

    @property
    def token(self) -> str:
        """A name for this attempt, to be kept with what it has taken upon itself; see `at_work`."""
        return f"{self.receipt_id}.{self.attempt}"

    def heartbeat(self) -> None:
        """Keep the lease for another `lease_seconds`. Raises LeaseLost where it is no longer ours."""
        now = timezone.now()
        lease_until = now + timedelta(seconds=self.lease_seconds)
        if not Receipt.objects.held(self.receipt_id, self.attempt).update(heartbeat_at=now, lease_until=lease_until):
            raise LeaseLost(f"Attempt {self.attempt} at receipt {self.receipt_id} has been superseded.")

    @contextmanager
    def fence(self) -> Iterator[None]:
        """A transaction that commits only while the lease is ours: `with run.fence(): ...`.

        The receipt stays locked until the commit, so nobody can take over in between. Raises LeaseLost
        before the body runs where somebody already has.
        """
        with transaction.atomic():
            self.heartbeat()
            yield

    def finish(self) -> None:
        """Mark the receipt done. Raises LeaseLost, inside a transaction undoing it, where it is no longer ours."""
        done = {"state": Receipt.State.DONE, "finished_at": timezone.now(), "lease_until": None, "error": ""}
        if not Receipt.objects.held(self.receipt_id, self.attempt).update(**done):
            raise LeaseLost(f"Attempt {self.attempt} at receipt {self.receipt_id} finished too late.")

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the lease from a thread beside the body, at most for `MAX_KEEP_SECONDS`.

        After that a hung job loses its lease and is tried again elsewhere.
        """
        stop = threading.Event()
        keeper = threading.Thread(target=self._keep, args=[stop], name=f"lease-{self.receipt_id}", daemon=True)
        keeper.start()
        try:
            yield
        finally:
            stop.set()
            # A late beat of a keeper that is stuck in the database is harmless: it carries the token.
            keeper.join(timeout=self.lease_seconds)

    def _keep(self, stop: threading.Event) -> None:
        give_up_at = time.monotonic() + MAX_KEEP_SECONDS
        try:
            while not stop.wait(self.lease_seconds / 3) and time.monotonic() < give_up_at:
                try:
                    self.heartbeat()
                except LeaseLost:
                    return
                except DatabaseError as error:
                    logger.warning("A heartbeat of receipt %s failed: %s", self.receipt_id, error)
                    connection.close()
        finally:
            connection.close()


def at_work(tokens: Iterable[str]) -> set[str]:
    """Those of `Run.token` whose attempts still hold their leases. What another one had taken is free."""
    held = {}
    for token in filter(None, tokens):
        receipt, _, attempt = token.partition(".")
        held[token] = (int(receipt), int(attempt))
    running = Receipt.objects.running().filter(pk__in=[receipt for receipt, _attempt in held.values()])
    current = set(running.values_list("pk", "attempt"))
    return {token for token, attempt in held.items() if attempt in current}
