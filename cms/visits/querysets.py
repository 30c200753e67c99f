"""Reads of the counts of visits."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import IntegerField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from cms.feedback.querysets import pages_of_writer

if TYPE_CHECKING:
    from core.accounts.models import Viewer


class DayQuerySet(models.QuerySet):
    """Counts by page and day."""

    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Those of the pages that Wagtail lets the viewer edit or publish."""
        if viewer is None or not viewer.is_authenticated:
            return self.none()
        return self.filter(page__in=pages_of_writer(viewer).values("pk"))

    def within(self, today: date, days: int) -> Self:
        """The last `days` days, `today` among them."""
        return self.filter(day__gt=today - timedelta(days=days), day__lte=today)

    def before(self, day: date) -> Self:
        """Days before one."""
        return self.filter(day__lt=day)

    def of(self, pages: Iterable[int]) -> Self:
        """Those of some pages, by their keys."""
        return self.filter(page_id__in=pages)


class PageDayQuerySet(DayQuerySet):
    def totals_by_page(self) -> dict[int, tuple[int, int]]:
        """Per page, how many views and how many of them were read through. Pages without a view are left out."""
        rows = self.order_by().values("page_id").annotate(seen=Sum("views"), read=Sum("read_through"))
        return {row["page_id"]: (row["seen"], row["read"]) for row in rows}

    def number(self, field: str = "views", **of_outer: str) -> Any:
        """The sum of a field as a column of an outer query; `of_outer` says which of its fields ours must equal."""
        rows = self.filter(**{mine: OuterRef(outer) for mine, outer in of_outer.items()}).order_by()
        # One group over all that is left.
        total = rows.annotate(one=models.Value(1)).values("one").annotate(total=Sum(field)).values("total")
        return Coalesce(Subquery(total, output_field=IntegerField()), 0)
