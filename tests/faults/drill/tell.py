"""A process that tells things: `python -m tests.faults.drill.tell (commit|announce|die) LABEL [COUNT]`."""

import os
import signal
import sys

import django
from django.db import transaction


def main(how: str, label: str, count: str = "1") -> None:
    django.setup()
    from core.events.actions import emit
    from core.events.models import Entry
    from tests.faults.drill.events import Announced, Counted

    for number in range(int(count)):
        with transaction.atomic():
            # Read, then write: what makes SQLite's deferred transactions fail.
            Entry.objects.count()
            if how == "die":
                transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))
            kind = Announced if how == "announce" else Counted
            emit(kind(label=label if count == "1" else f"{label} {number}"))


if __name__ == "__main__":
    main(*sys.argv[1:])
