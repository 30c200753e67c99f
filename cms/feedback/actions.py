"""Every write of what readers say of pages."""

import hashlib
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.models import ArticleFeedback
from cms.models.feedback import MAX_COMMENT
from cms.reading import visible_documents
from core import contributions
from core.accounts.models import User, Viewer
from core.errors import DomainError, ErrorCode
from core.events.actions import emit

from .events import ArticleRated, ArticleRatingWithdrawn

_VISITOR: Final = re.compile(r"[\w-]{16,64}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who votes: an account, or a visitor by the random id that the visitor's own device has made up.

    `caller` is who is slowed down where votes come too fast (`core.accounts.callers.caller_name`).
    """

    viewer: Viewer
    caller: str
    visitor: str = ""


@transaction.atomic
def give_feedback(
    *, reader: Reader, page_id: int, helpful: bool, reason: str = "", comment: str = ""
) -> ArticleFeedback:
    """Say whether the version of a page that is live now helped. A second word replaces the first.

    Whoever voted as a visitor and has signed in since has one vote, that of the account.
    Refuses: NOT_FOUND for a page that the reader cannot see, INVALID for a visitor without an id and for a reason
    with a yes, TOO_LONG comments, RATE_LIMITED.
    """
    page = _page(reader, page_id)
    mark = _mark_of(reader, page)
    if helpful and reason:
        raise DomainError(ErrorCode.INVALID, _("Only what did not help needs a reason."), "reason")
    words = contributions.body(comment, field="comment", longest=MAX_COMMENT) if comment.strip() else ""
    _keep_pace(reader.caller)
    user = reader.viewer if isinstance(reader.viewer, User) else None
    if user is not None and mark:
        for former in ArticleFeedback.objects.filter(revision_id=page.live_revision_id, visitor=mark):
            _take_back(former, page)
    feedback, _made = ArticleFeedback.objects.update_or_create(
        revision_id=page.live_revision_id,
        user=user,
        visitor="" if user else mark,
        defaults={
            "page_id": page.pk,
            "helpful": helpful,
            "reason": ArticleFeedback.Reason(reason) if reason else "",
            "comment": words,
            "changed_at": timezone.now(),
        },
    )
    emit(
        ArticleRated(
            feedback_id=feedback.pk,
            page_id=page.pk,
            revision_id=page.live_revision_id,
            user_id=feedback.user_id,
            helpful=helpful,
        )
    )
    return feedback


@transaction.atomic
def withdraw_feedback(*, reader: Reader, page_id: int) -> bool:
    """Take back the vote on the version that is live now; whether there was one.

    Whoever voted as a visitor and has signed in since takes that vote back as well.
    Refuses: NOT_FOUND for a page that the reader cannot see, INVALID for a visitor without an id, RATE_LIMITED.
    """
    page = _page(reader, page_id)
    mark = _mark_of(reader, page)
    _keep_pace(reader.caller)
    given = ArticleFeedback.objects.filter(revision_id=page.live_revision_id).of(reader.viewer, mark)
    votes = list(given.select_for_update())
    for vote in votes:
        _take_back(vote, page)
    return bool(votes)


@transaction.atomic
def forget_comments() -> int:
    """Empty the comments that were kept for their time (FEEDBACK_COMMENT_DAYS); the votes stay. How many there were."""
    before = timezone.now() - timedelta(days=settings.FEEDBACK_COMMENT_DAYS)
    return ArticleFeedback.objects.with_words().said_before(before).update(comment="")


@transaction.atomic
def erase_reader(*, user_id: int) -> int:
    """Take an erased account out of its votes: its words go, the votes count on. How many it had."""
    return ArticleFeedback.objects.filter(user_id=user_id).update(user=None, comment="")


def _take_back(vote: ArticleFeedback, page: Page) -> None:
    gone = ArticleRatingWithdrawn(
        feedback_id=vote.pk, page_id=page.pk, revision_id=page.live_revision_id, user_id=vote.user_id
    )
    vote.delete()
    emit(gone)


def _page(reader: Reader, page_id: int) -> Page:
    """The document, where the reader may read it and a version of it was published."""
    page = visible_documents(reader.viewer).filter(pk=page_id, live_revision__isnull=False).first()
    if page is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such page."), "page_id")
    return page


def _mark_of(reader: Reader, page: Page) -> str:
    """What is kept of the visitor's id; empty where an account votes and gives none.

    The id is random and long, so a plain hash does; with the page in it, marks on two pages have nothing in common.
    """
    if not reader.visitor and reader.viewer.is_authenticated:
        return ""
    if not _VISITOR.fullmatch(reader.visitor):
        message = _("A visitor's id is 16 to 64 letters, digits, “-” or “_”, made up at random.")
        raise DomainError(ErrorCode.INVALID, message, "visitor_id")
    return hashlib.sha256(f"{page.pk}:{reader.visitor}".encode()).hexdigest()


def _keep_pace(caller: str) -> None:
    if not contributions.in_pace("feedback", caller):
        raise DomainError(ErrorCode.RATE_LIMITED, _("Too many votes at once. Please try again in a few minutes."))
