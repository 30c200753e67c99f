"""A job's lease without a receipt, for jobs that a test runs itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction


class OwnLease:
    """A lease that nobody competes for; `before` is called before each of the job's writes."""

    token = ""

    def __init__(self, before: Callable[[], object] = lambda: None) -> None:
        self.before = before

    def heartbeat(self) -> None:
        """Nothing to keep."""

    @contextmanager
    def fence(self) -> Iterator[None]:
        """A transaction."""
        self.before()
        with transaction.atomic():
            yield


class Killed(BaseException):
    """The process is gone."""
