"""What is asked of a draft from elsewhere than Wagtail's editor, whose forms ask the same."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.base import get_error_json_data

from cms.models.pages import BodyPage
from core.contributions import one_line
from core.errors import DomainError, ErrorCode

MAX_TITLE = 255
MAX_TAGS = 50
MAX_TAG = 100


def check_title(title: str) -> None:
    """A page has one, and it fits."""
    if not title.strip():
        raise DomainError(ErrorCode.INVALID, _("A page needs a title."), "title")
    if len(title) > MAX_TITLE:
        message = _("The title is too long. At most %s characters fit.") % MAX_TITLE
        raise DomainError(ErrorCode.TOO_LONG, message, "title")


def checked_tags(names: Iterable[str]) -> list[str]:
    """Each tag once, whatever its case, without the spaces that nobody means; sorted."""
    distinct = {tag.casefold(): tag for name in names if (tag := one_line(name))}
    if len(distinct) > MAX_TAGS or any(len(tag) > MAX_TAG for tag in distinct.values()):
        message = _("At most %(count)s tags of %(length)s characters fit.")
        raise DomainError(ErrorCode.TOO_LONG, message % {"count": MAX_TAGS, "length": MAX_TAG}, "tags")
    return sorted(distinct.values())


def check_dates(draft: BodyPage) -> None:
    """The moments of a schedule are told apart from those of other time zones, and leave readers time."""
    now = timezone.now()
    for name in ("go_live_at", "expire_at"):
        moment = getattr(draft, name)
        if moment is not None and timezone.is_naive(moment):
            raise DomainError(ErrorCode.INVALID, _("Say the time zone of the moment."), name)
    if draft.expire_at is not None and draft.expire_at <= max(now, draft.go_live_at or now):
        raise DomainError(ErrorCode.INVALID, _("The page would expire before readers see it."), "expire_at")


def check_body(draft: BodyPage) -> None:
    """What readers are to get is complete: a draft may lack what a publication may not.

    Says of the first block that objects which one it is, counted from 1, and everything that is wrong with it.
    """
    for place, child in enumerate(draft.body, start=1):
        try:
            child.block.clean(child.value)
        except ValidationError as error:
            told = {"place": place, "block": child.block.label, "why": _why(child.block, error)}
            message = _("Block %(place)s (%(block)s) is not ready for readers: %(why)s") % told
            raise DomainError(ErrorCode.INVALID, message, "body") from error


def _why(block: blocks.Block, error: ValidationError) -> str:
    return " ".join(_messages(block, get_error_json_data(error)))


def _messages(block: blocks.Block | None, told: Any) -> Iterator[str]:
    """What Wagtail says of a block and of those within it, each after the name of its field."""
    yield from told.get("messages", ())
    fields = getattr(block, "child_blocks", {})
    for key, within in told.get("blockErrors", {}).items():
        field = fields.get(key)
        for message in _messages(field or getattr(block, "child_block", None), within):
            yield f"{field.label}: {message}" if field else message
