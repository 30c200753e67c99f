"""The one way out: every request to an address that somebody else chose goes through `fetch`."""

from .client import Answer, fetch
from .errors import OutboundError, OutboundFailed, OutboundRefused
from .signatures import InvalidSignature, signed_headers, verify_signature

__all__ = [
    "Answer",
    "InvalidSignature",
    "OutboundError",
    "OutboundFailed",
    "OutboundRefused",
    "fetch",
    "signed_headers",
    "verify_signature",
]
