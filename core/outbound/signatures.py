"""Signed webhooks, out and in, after the Standard Webhooks specification (standardwebhooks.com, 1.0.0).

A delivery carries `webhook-id` (the same at every attempt, so that a receiver can tell a repetition),
`webhook-timestamp` (seconds since 1970) and `webhook-signature`: `v1,` and the base64 of HMAC-SHA256 over
`id.timestamp.body`.
"""

import base64
import hashlib
import hmac
import re
import time
from collections.abc import Iterable, Mapping
from typing import Final

TOLERANCE_SECONDS: Final = 300
_TIMESTAMP: Final = re.compile(r"[0-9]{1,12}")


class InvalidSignature(Exception):
    """The delivery is not from whom it says, was changed on its way, or is too old."""


def signed_headers(*, secret: bytes, delivery_id: str, body: bytes, timestamp: int | None = None) -> dict[str, str]:
    """The headers that sign `body`. `delivery_id` stays the same when a delivery is tried again."""
    stamp = str(int(time.time()) if timestamp is None else timestamp)
    return {
        "webhook-id": delivery_id,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{_signature(secret, delivery_id, stamp, body)}",
    }


def verify_signature(
    *, secrets: Iterable[bytes], headers: Mapping[str, str], body: bytes, now: float | None = None
) -> str:
    """The delivery's id, where its signature is by one of `secrets` and not older or newer than five minutes.

    Several secrets let one be replaced without a gap. The id is for the caller to refuse repetitions with.
    Header names are taken in lower case. Raises InvalidSignature.
    """
    delivery_id = headers.get("webhook-id", "")
    stamp = headers.get("webhook-timestamp", "")
    if not delivery_id or not _TIMESTAMP.fullmatch(stamp):
        raise InvalidSignature("The delivery is not signed.")
    if abs((time.time() if now is None else now) - int(stamp)) > TOLERANCE_SECONDS:
        raise InvalidSignature("The delivery is too old, or from the future.")
    given = [
        value.encode("utf-8", "replace")
        for version, _comma, value in (part.partition(",") for part in headers.get("webhook-signature", "").split())
        if version == "v1"
    ]
    expected = [_signature(secret, delivery_id, stamp, body).encode() for secret in secrets]
    # Every pair is compared, so that the time tells nothing about which secret was near.
    matches = [hmac.compare_digest(one, other) for one in expected for other in given]
    if not any(matches):
        raise InvalidSignature("The signature is not right.")
    return delivery_id


def _signature(secret: bytes, delivery_id: str, stamp: str, body: bytes) -> str:
    content = b".".join((delivery_id.encode(), stamp.encode(), body))
    return base64.b64encode(hmac.new(secret, content, hashlib.sha256).digest()).decode()
