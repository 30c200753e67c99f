"""What is due for review, as writers see it in Wagtail."""

from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LocaleColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

_SOON = timedelta(days=30)


class ReviewFilter(WagtailFilterSet):
    """Narrows what is due."""

    mine = django_filters.BooleanFilter(label=_("Only my pages"), method="of_the_reader")
    soon = django_filters.BooleanFilter(label=_("Within 30 days"), method="due_soon")

    class Meta:
        model = Page
        fields = ("mine", "soon")

    def of_the_reader(self, queryset: QuerySet[Page], name: str, value: bool) -> QuerySet[Page]:
        return queryset.filter(owner_id=self.request.user.pk) if value else queryset

    def due_soon(self, queryset: QuerySet[Page], name: str, value: bool) -> QuerySet[Page]:
        return queryset.filter(review_date__due__lte=timezone.localdate() + _SOON) if value else queryset


def _is_stale(page: Any) -> bool:
    return bool(page.review_date.due <= timezone.localdate())


class StateColumn(Column):
    """Whether the day has come."""

    cell_template_name = "cms/reviews/_state_cell.html"


class ReviewReport(ReportView):
    """The pages that the reader may edit and that are to be reviewed, the longest overdue first."""

    model = Page
    page_title = _("Due for review")
    header_icon = "calendar-check"
    index_url_name = "cms_reviews:report"
    index_results_url_name = "cms_reviews:report_results"
    any_permission_required = ("add", "change", "publish")
    filterset_class = ReviewFilter
    is_searchable = False
    list_export = ("title", "locale", "owner", "review_date.due")
    export_headings = {"review_date.due": _("Review by")}
    columns = (
        TitleColumn("title", label=_("Page"), url_name="wagtailadmin_pages:edit"),
        LocaleColumn(label=_("Language"), sort_key=None),
        Column("owner", label=_("Owner")),
        # As a date: how long ago it was would be "just now" for every day that is still to come.
        Column("due", label=_("Review by"), accessor=lambda page: date_format(page.review_date.due)),
        StateColumn("stale", label=_("State"), accessor=_is_stale),
    )

    def get_queryset(self) -> QuerySet[Page]:
        own = PagePermissionPolicy().instances_user_has_any_permission_for(self.request.user, {"change", "publish"})
        due: QuerySet[Page] = own.filter(live=True, review_date__isnull=False)
        return due.select_related("review_date", "owner", "locale").order_by("review_date__due", "title", "pk")
