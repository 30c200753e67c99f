"""What happens in the ledger itself."""

from dataclasses import dataclass
from typing import Any

from .event import Event


@dataclass(frozen=True, kw_only=True)
class HandlerGaveUp(Event):
    """A handler failed for the last time: its receipt is a dead letter until an operator replays it.

    `handler` is its dotted name; `event_name` and `event_payload` are what it was to react to. Told in the transaction
    that buries the receipt, so that a room can say what will not happen. Its own handlers' failures are not told.
    """

    handler: str
    event_name: str
    event_payload: dict[str, Any]
