"""What "everything the house knows about me" consists of: each app contributes its part.

An app with personal data has a module `exports.py`, which is loaded at start::

    @contributes("forum")
    def export_forum(user_id: int) -> dict[str, Any]:
        return {"topics": [...], "votes": [...]}

The answer is JSON-ready (dates and decimals may stay as they are). It becomes `forum.json` in the archive.
"""

from collections.abc import Callable
from typing import Any

Contribution = Callable[[int], dict[str, Any]]

CONTRIBUTIONS: dict[str, Contribution] = {}


def contributes(part: str) -> Callable[[Contribution], Contribution]:
    """Register a function that answers, for a user id, what an app knows about that account."""

    def register(function: Contribution) -> Contribution:
        known = CONTRIBUTIONS.setdefault(part, function)
        if (known.__module__, known.__qualname__) != (function.__module__, function.__qualname__):
            raise ValueError(f"Two functions contribute {part!r} to the export.")
        CONTRIBUTIONS[part] = function
        return function

    return register
