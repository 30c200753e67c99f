"""Opaque cursors: where a page of hits ended, tied to the search that it belongs to."""

import base64
import binascii
import hashlib
import json

from django.utils.translation import gettext as _

from core.errors import DomainError, ErrorCode

from .engines import MOST_HITS, Filters, Position, Stage
from .language import Question


def encode(position: Position, question: Question, filters: Filters) -> str:
    """The cursor of a position in one search."""
    values = [int(position.stage), position.family_id, position.seen, _search_key(question, filters)]
    return base64.urlsafe_b64encode(json.dumps(values, separators=(",", ":")).encode()).decode().rstrip("=")


def decode(cursor: str, question: Question, filters: Filters) -> Position:
    """The position of a cursor. Refuses one that is not ours or belongs to another search."""
    refusal = DomainError(ErrorCode.INVALID, _("This page belongs to another search; start again without it."), "after")
    if len(cursor) > 400:
        raise refusal
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        stage, family_id, seen, key = values
        position = Position(Stage(stage), int(family_id), int(seen))
    except (ValueError, TypeError, OverflowError, RecursionError, binascii.Error):
        raise refusal from None
    sane = 0 <= position.family_id < 2**63 and 0 <= position.seen <= MOST_HITS
    if not sane or key != _search_key(question, filters):
        raise refusal
    return position


def _search_key(question: Question, filters: Filters) -> str:
    asked = [question.words, question.phrases, question.excluded, question.unfinished]
    asked += [
        sorted(filters.kinds),
        filters.locale,
        sorted(filters.tags),
        filters.category,
        filters.area,
        filters.changed,
    ]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:12]
