"""What is told of visits: to writers their pages' numbers, to readers what others read most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.utils import timezone

from cms.kinds import KINDS
from cms.models import PageDay
from cms.models.pages import BodyPage
from cms.policies import can_preview
from cms.reading import visible_documents
from core.accounts.models import Viewer

RECENT_DAYS = 28
"""The days, today among them, that “recent” means wherever visits are counted."""
WEEKS = 12
MOST_POPULAR = 20
LEAST_VIEWS = 5
"""A page with fewer recent views, in all its languages together, is not called popular."""


@dataclass(frozen=True, kw_only=True)
class Visits:
    """Views of a page and how many of them were read through (see `cms.models.PageDay`)."""

    views: int
    read_through: int

    @property
    def rate(self) -> float | None:
        """The part of the views that were read through, 0 to 1; None without a view."""
        return self.read_through / self.views if self.views else None


@dataclass(frozen=True, kw_only=True)
class Week(Visits):
    """The visits of seven days. `first` and `last` are days of the site's time zone."""

    first: date
    last: date


def recent_visits(page: BodyPage, viewer: Viewer) -> Visits | None:
    """The visits of the last RECENT_DAYS; None for whoever may not edit the page."""
    if not can_preview(viewer, page):
        return None

    def load(pages: Sequence[BodyPage]) -> dict[int, tuple[int, int]]:
        recent = PageDay.objects.visible_to(viewer).within(timezone.localdate(), RECENT_DAYS)
        return recent.of([page.pk for page in pages]).totals_by_page()

    views, read_through = page.batch.read(("visits", viewer.pk), load).get(page.pk, (0, 0))
    return Visits(views=views, read_through=read_through)


def weeks_of(page_id: int, today: date) -> list[Week]:
    """The last WEEKS times seven days, the oldest first; `today` is the last day of the last of them."""
    counted = PageDay.objects.of([page_id]).within(today, 7 * WEEKS).order_by().values("day")
    rows = counted.annotate(seen=Sum("views"), read=Sum("read_through"))
    return into_weeks({row["day"]: (row["seen"], row["read"]) for row in rows}, today)


def into_weeks(days: Mapping[date, tuple[int, int]], today: date) -> list[Week]:
    """The counts of days, views and read through, as those of the last WEEKS weeks, each day in one of them."""
    weeks = []
    for ago in range(WEEKS - 1, -1, -1):
        last = today - timedelta(days=7 * ago)
        found = [days.get(last - timedelta(days=back), (0, 0)) for back in range(7)]
        views, read = (sum(column) for column in zip(*found, strict=True))
        weeks.append(Week(first=last - timedelta(days=6), last=last, views=views, read_through=read))
    return weeks


def sources_of(page_id: int, today: date) -> dict[PageDay.Source, int]:
    """The recent views by where readers came from, the most frequent first."""
    rows = PageDay.objects.of([page_id]).within(today, RECENT_DAYS).order_by().values("source")
    counted = {PageDay.Source(row["source"]): row["seen"] for row in rows.annotate(seen=Sum("views"))}
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def popular_pages(*, viewer: Viewer, locale: str, first: int) -> list[BodyPage]:
    """Documents that were viewed most in the last RECENT_DAYS, in `locale` or as originals.

    Views of a page in all its languages count together, so that a language with few readers has its list, too. At
    most MOST_POPULAR, none of which has fewer than LEAST_VIEWS.
    """
    recent = PageDay.objects.within(timezone.localdate(), RECENT_DAYS)
    pages = (
        visible_documents(viewer)
        .best_for(locale, viewer)
        .annotate(popularity=recent.number(page__translation_key="translation_key"))
        .filter(popularity__gte=LEAST_VIEWS)
        .order_by("-popularity", "pk")
    )
    keys = list(pages.values_list("pk", "content_type__model")[: max(0, min(first, MOST_POPULAR))])
    found: dict[int, BodyPage] = {}
    for model in KINDS.values():
        wanted = [pk for pk, name in keys if name == model._meta.model_name]
        if wanted:
            shown = model.objects.visible_to(viewer).filter(pk__in=wanted).asked_for_in(locale)
            found |= {page.pk: page for page in shown}
    return [found[pk] for pk, _name in keys if pk in found]
