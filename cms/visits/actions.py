"""Every write of the counts of visits.

A visit is no event: nothing follows from one, and an entry for each would be a list of who read what when.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.models import PageDay
from cms.policies import can_preview
from cms.reading import visible_documents
from core import contributions
from core.accounts.models import Viewer
from core.errors import DomainError, ErrorCode


class Step(StrEnum):
    """How far a visit has come."""

    SHOWN = "shown"
    READ_THROUGH = "read_through"


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Who reads. `caller` is who is slowed down where visits come too fast (`core.accounts.callers.caller_name`)."""

    viewer: Viewer
    caller: str
    declines: bool = False
    """Whether the browser asks not to be counted: Do Not Track, Global Privacy Control."""


def record_visit(*, visitor: Visitor, page_id: int, step: Step, locale: str, source: str) -> bool:
    """Count that a page was shown in the language `locale`, or that it was read through. Whether it was counted.

    Not counted, without an error: whoever declines, whoever may edit the page (they look after it), what one caller
    does with one page above the pace of readers, and a page read through that nobody was shown yesterday or today.
    Refuses: NOT_FOUND for a page that the reader cannot see, INVALID for a language that is not the site's,
    RATE_LIMITED.
    """
    if visitor.declines:
        return False
    page = visible_documents(visitor.viewer).filter(pk=page_id, live_revision__isnull=False).first()
    if page is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such page."), "page_id")
    locale = contributions.locale(locale)
    if not contributions.in_pace("visit", visitor.caller):
        raise DomainError(ErrorCode.RATE_LIMITED, _("Too many visits at once."))
    if can_preview(visitor.viewer, page) or not contributions.in_pace(
        "visit of a page", f"{visitor.caller}:{page.pk}:{step}"
    ):
        return False
    today = timezone.localdate()
    if step is Step.SHOWN:
        add_visits(page_id=page.pk, day=today, locale=locale, source=source, views=1)
        return True
    # Whoever began before midnight is in yesterday's count.
    return any(_read_through(page.pk, day, locale, source) for day in (today, today - timedelta(days=1)))


def add_visits(*, page_id: int, day: date, locale: str, source: str, views: int, read_through: int = 0) -> None:
    """Add to a day's counts; what is added at the same time elsewhere is not lost.

    `read_through` is at most `views`. Usually one statement that adds in the database, which holds the row's lock
    (or SQLite's) for as long as that takes.
    """
    row = {"page_id": page_id, "day": day, "locale": locale, "source": PageDay.Source(source)}
    more = {"views": F("views") + views, "read_through": F("read_through") + read_through}
    with transaction.atomic():
        if not PageDay.objects.filter(**row).update(**more):
            PageDay.objects.bulk_create([PageDay(**row)], ignore_conflicts=True)
            PageDay.objects.filter(**row).update(**more)


@transaction.atomic
def prune() -> int:
    """Forget days that are older than VISITS_DAYS; how many counts there were."""
    return PageDay.objects.before(timezone.localdate() - timedelta(days=settings.VISITS_DAYS)).delete()[0]


def _read_through(page_id: int, day: date, locale: str, source: str) -> bool:
    """Count one view of that day as read through, where one is left that was not."""
    seen = PageDay.objects.filter(page_id=page_id, day=day, locale=locale, source=source, read_through__lt=F("views"))
    return bool(seen.update(read_through=F("read_through") + 1))
