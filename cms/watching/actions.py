"""Every write of what is watched.

As a visit, watching is no event: an entry for each would be a list of who watched what when.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.models import TutorialPage, WatchDay, WatchVisit
from cms.policies import can_preview
from cms.visits.actions import Visitor
from core import contributions
from core.errors import DomainError, ErrorCode

from .stretches import Counts, Stretch, Watched, counts_of, watched_of

MOST_STRETCHES: Final = 200

_TOKEN: Final = re.compile(r"[\w-]{16,64}", re.ASCII)


def record_watching(*, visitor: Visitor, page_id: int, video_id: int, token: str, stretches: Sequence[Stretch]) -> bool:
    """Count what was watched of a tutorial's video in one visit so far. Whether it is counted.

    `token` is the random id of the visit, `stretches` all that was watched since it began: telling the same again,
    more, or less because a report was late, counts the visit once, with the most that was told. The video's length
    bounds what is told of it.
    Not counted, without an error: whoever declines, whoever may edit the page, less than a second, and visits of one
    caller to one page above the pace of viewers.
    Refuses: NOT_FOUND for a page that the viewer cannot see, and for a video that it does not show, INVALID tokens,
    TOO_LONG for more than MOST_STRETCHES, RATE_LIMITED.
    """
    if visitor.declines:
        return False
    pages = TutorialPage.objects.visible_to(visitor.viewer).defer("body").select_related("video")
    page = pages.filter(pk=page_id, live_revision__isnull=False).first()
    if page is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such page."), "tutorial_id")
    video = page.video
    if video is None or video.pk != video_id:
        raise DomainError(ErrorCode.NOT_FOUND, _("The page does not show this video."), "video_id")
    if not _TOKEN.fullmatch(token):
        message = _("A visit's id is 16 to 64 letters, digits, “-” or “_”, made up at random.")
        raise DomainError(ErrorCode.INVALID, message, "visit_id")
    if len(stretches) > MOST_STRETCHES:
        message = _("At most %(most)s stretches fit.")
        raise DomainError(ErrorCode.TOO_LONG, message % {"most": MOST_STRETCHES}, "stretches")
    if not contributions.in_pace("watching", visitor.caller):
        raise DomainError(ErrorCode.RATE_LIMITED, _("Too many reports at once."))
    if not video.duration_ms or can_preview(visitor.viewer, page):
        return False
    return _count(
        WatchVisit(token=token, page=page, video=video, day=timezone.localdate(), duration_ms=video.duration_ms),
        stretches,
        visitor.caller,
    )


@transaction.atomic
def _count(fresh: WatchVisit, stretches: Sequence[Stretch], caller: str) -> bool:
    """Count a visit, as `fresh` describes it where it is not known yet. Whether it is counted."""
    visits = WatchVisit.objects.select_for_update().filter(
        token=fresh.token, page_id=fresh.page_id, video_id=fresh.video_id
    )
    known = visits.first()
    if known is None:
        begun = counts_of(watched_of(stretches, fresh.duration_ms), fresh.duration_ms).starts
        if not begun or not contributions.in_pace("watching of a page", f"{caller}:{fresh.page_id}"):
            return False
        # Two reports may be the first at once.
        WatchVisit.objects.bulk_create([fresh], ignore_conflicts=True)
        known = visits.get()
    before = known.told
    after = before.joined(watched_of(stretches, known.duration_ms))
    if after != before:
        _keep(known, after)
        more = counts_of(after, known.duration_ms) - counts_of(before, known.duration_ms)
        if more != Counts():
            add_watching(page_id=known.page_id, video_id=known.video_id, day=known.day, more=more)
    return True


def _keep(visit: WatchVisit, watched: Watched) -> None:
    told = {"seen": list(watched.seen), "again": list(watched.again), "furthest": watched.furthest}
    WatchVisit.objects.filter(pk=visit.pk).update(**told)


@transaction.atomic
def add_watching(*, page_id: int, video_id: int, day: date, more: Counts) -> None:
    """Add to a day's counts; what is added at the same time elsewhere is not lost.

    What of `more` is negative was added for the same visit before: a part that was passed over and is watched now.
    """
    rows = WatchDay.objects.select_for_update().filter(page_id=page_id, video_id=video_id, day=day)
    known = rows.first()
    if known is None:
        WatchDay.objects.bulk_create([WatchDay(page_id=page_id, video_id=video_id, day=day)], ignore_conflicts=True)
        known = rows.get()
    counts = known.counts + more
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in vars(counts).items()}
    WatchDay.objects.filter(pk=known.pk).update(**values)


@transaction.atomic
def prune() -> int:
    """Forget days that are older than VISITS_DAYS, and visits that began before yesterday; how many rows there were."""
    today = timezone.localdate()
    visits = WatchVisit.objects.before(today - timedelta(days=1)).delete()[0]
    return visits + WatchDay.objects.before(today - timedelta(days=settings.VISITS_DAYS)).delete()[0]
