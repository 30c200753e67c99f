import os
import signal

from core.events.actions import emit
from core.events.event import on
from core.events.models import Entry
from core.events.run import Run

from . import marks
from .events import Announced, Counted, Endured, Interrupted, Noted, Poisoned, Spoiled, Undertaken


def noted(label: str) -> int:
    """How often `label` was noted."""
    return Entry.objects.filter(name=Noted.name, payload__label=label).count()


@on(Counted, Announced)
def on_counted(event: Counted | Announced) -> None:
    emit(Noted(label=event.label))


@on(Interrupted, lease_seconds=2)
def on_interrupted(event: Interrupted, run: Run) -> None:
    emit(Noted(label=event.label))
    marks.leave(f"{event.label}-inside")
    if run.attempt == 1:
        marks.await_mark(f"{event.label}-go")


@on(Undertaken, queue="media", atomic=False, lease_seconds=2)
def on_undertaken(event: Undertaken, run: Run) -> None:
    if not noted(f"{event.label} first"):
        with run.fence():
            emit(Noted(label=f"{event.label} first"))
    marks.leave(f"{event.label}-inside")
    if run.attempt == 1:
        marks.await_mark(f"{event.label}-go")
    with run.fence():
        emit(Noted(label=f"{event.label} second"))


@on(Endured, queue="media", atomic=False, lease_seconds=1)
def on_endured(event: Endured) -> None:
    marks.leave(f"{event.label}-inside")
    marks.await_mark(f"{event.label}-go")


@on(Spoiled, max_attempts=2)
def on_spoiled(event: Spoiled) -> None:
    raise ValueError("nothing but trouble")


@on(Poisoned, max_attempts=2, lease_seconds=1)
def on_poisoned(event: Poisoned) -> None:
    marks.leave("poisoned")
    os.kill(os.getpid(), signal.SIGKILL)
