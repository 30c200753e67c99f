"""Doing something at most once, however often it is asked for."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from core.accounts.models import Viewer
from core.errors import DomainError, ErrorCode

from .models import Record

_KEY = re.compile(r"[\x21-\x7e]{1,255}")


@dataclass(frozen=True)
class Outcome:
    """What an operation answered; `replayed` when it had run before and did not run again."""

    result: Any
    replayed: bool


def run_once(*, viewer: Viewer, operation: str, key: str, body: Any, act: Callable[[], Any]) -> Outcome:
    """Run `act` at most once for this viewer, operation and key, and answer what it answered the first time.

    `body` is the JSON-ready input: the same key with another body is refused with IDEMPOTENCY_MISMATCH.
    `act` returns a JSON-ready result, which is stored with the change it made, in one transaction. Two
    callers with the same key at the same time: the second waits for the first and gets its answer. A refusal
    or failure of `act` is passed on and stores nothing, so the same key may be tried again.

    The key is 1 to 255 visible ASCII characters (INVALID otherwise). An anonymous viewer has no identity that a
    key could belong to, and must not be given what another one did: `act` runs each time.
    """
    if not _KEY.fullmatch(key):
        raise DomainError(
            ErrorCode.INVALID,
            _("An idempotency key is 1 to 255 visible ASCII characters without spaces."),
            "client_mutation_id",
        )
    if not viewer.is_authenticated:
        with transaction.atomic():
            return Outcome(act(), replayed=False)
    body_hash = _hash(body)
    with transaction.atomic():
        # The unique insert is the lock: PostgreSQL makes a second one wait for this transaction to end,
        # SQLite's IMMEDIATE transactions follow each other.
        record, is_new = Record.objects.get_or_create(
            user_id=viewer.pk, operation=operation, key=key, defaults={"body_hash": body_hash}
        )
        if is_new:
            record.result = act()
            record.save(update_fields=["result"])
            return Outcome(record.result, replayed=False)
    if record.body_hash != body_hash:
        raise DomainError(
            ErrorCode.IDEMPOTENCY_MISMATCH,
            _("This key was already used for another request. Send a new one."),
            "client_mutation_id",
        )
    return Outcome(record.result, replayed=True)


def prune(*, older_than: datetime) -> int:
    """Forget what ran before `older_than`; answers how many records went. Their keys may run anew."""
    return Record.objects.filter(ran_at__lt=older_than).delete()[0]


def _hash(body: Any) -> str:
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return hashlib.sha256(canonical.encode()).hexdigest()
