"""When published pages are to be reviewed: one table over all types of pages."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from wagtail.models import Page


class ReviewDateQuerySet(models.QuerySet["ReviewDate"]):
    def overdue(self, today: date) -> "ReviewDateQuerySet":
        """Pages whose day has come."""
        return self.filter(due__lte=today)

    def to_remind_of(self, today: date) -> "ReviewDateQuerySet":
        """Live pages whose day has come and whose owner was not told of this day yet."""
        told = Q(reminded_of__isnull=False, reminded_of=F("due"))
        return self.overdue(today).filter(page__live=True, page__owner__is_active=True).exclude(told)


class ReviewDate(models.Model):
    """The day by which a page is to be reviewed, as it was last published. `reminded_of` is the day told by mail."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="review_date")
    due = models.DateField(db_index=True)
    reminded_of = models.DateField(null=True, blank=True)

    objects = ReviewDateQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"Page {self.page_id}: review by {self.due}"
