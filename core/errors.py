"""The one way in which an action says no."""

from collections.abc import Mapping
from enum import StrEnum


class ErrorCode(StrEnum):
    """Why an action refused. Clients branch on these; the message is for the person."""

    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    INVALID = "INVALID"
    TOO_LONG = "TOO_LONG"
    CONFLICT = "CONFLICT"
    IDEMPOTENCY_MISMATCH = "IDEMPOTENCY_MISMATCH"
    RATE_LIMITED = "RATE_LIMITED"
    UNAVAILABLE = "UNAVAILABLE"


class DomainError(Exception):
    """An action's refusal: nothing was changed.

    `code` is for programs, `message` for the person who asked (what is wrong and what to do),
    `field` names the argument at fault in snake_case, or is None when no single one is. `found` is what the caller
    needs to go on from there, by name: scalars that a payload with a field of that name tells.
    """

    def __init__(
        self, code: ErrorCode, message: str, field: str | None = None, found: Mapping[str, int | str] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.found = dict(found or {})
