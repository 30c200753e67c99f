"""What readers say, as writers see it in Wagtail: a report on all their pages, and a view of one."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, LocaleColumn, StatusTagColumn, Table, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from cms.models import ArticleFeedback

from .policies import can_read_feedback
from .reading import Helpfulness, Version, rated_pages, versions_of

YES = pgettext_lazy("vote", "Yes")
NO = pgettext_lazy("vote", "No")


def percentage(helpfulness: Helpfulness) -> str:
    """The share of the votes that said yes, as it is read; empty without a vote."""
    return "" if helpfulness.share is None else f"{helpfulness.share:.0%}"


class FeedbackReport(ReportView):
    """Which of the writer's pages helped least, by the votes on what is live now."""

    model = Page
    page_title = _("Reader feedback")
    header_icon = "comment"
    index_url_name = "cms_feedback:report"
    index_results_url_name = "cms_feedback:report_results"
    any_permission_required = ("change", "publish")
    list_export = ("title", "yes", "no", "said_at")
    columns = (
        TitleColumn("title", label=_("Page"), url_name="cms_feedback:page"),
        LocaleColumn(label=_("Language"), sort_key=None),
        Column("no", label=_("Did not help")),
        Column("yes", label=_("Helped")),
        Column("share", label=_("Share"), accessor=lambda page: percentage(Helpfulness(yes=page.yes, no=page.no))),
        DateColumn("said_at", label=_("Last vote")),
    )

    def get_queryset(self) -> QuerySet[Page]:
        return rated_pages(self.request.user).select_related("locale")

    @property
    def no_results_message(self) -> str:
        """What stands where there is nothing to report."""
        return gettext("No reader has said anything about your pages yet.")


class FeedbackFilter(WagtailFilterSet):
    """Narrows what readers said."""

    helpful = django_filters.ChoiceFilter(label=_("Helped"), choices=[("True", YES), ("False", NO)])
    reason = django_filters.ChoiceFilter(label=_("Reason"), choices=ArticleFeedback.Reason.choices)

    class Meta:
        model = ArticleFeedback
        fields = ("helpful", "reason")


class PageFeedback(BaseListingView):
    """One page: the votes on each version, then reasons and comments, the newest first."""

    model = ArticleFeedback
    template_name = "cms/feedback/page.html"
    page_title = _("Reader feedback")
    header_icon = "comment"
    index_url_name = "cms_feedback:page"
    filterset_class = FeedbackFilter
    paginate_by = 20
    columns = (
        DateColumn("changed_at", label=_("When")),
        StatusTagColumn(
            "helpful",
            label=_("Helped"),
            accessor=lambda said: YES if said.helpful else NO,
            primary=lambda said: said.helpful,
        ),
        Column("reason", label=_("Reason"), accessor="get_reason_display"),
        Column("comment", label=_("Comment")),
        DateColumn("version", label=_("Version"), accessor="revision.created_at"),
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"])
        if not can_read_feedback(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[ArticleFeedback]:
        said = ArticleFeedback.objects.visible_to(self.request.user).about(self.page)
        return said.with_reasons().newest_first().select_related("revision")

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        report = {"url": reverse(FeedbackReport.index_url_name), "label": self.page_title}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.get_page_subtitle()}]

    def get_index_url(self) -> str:
        return reverse("cms_feedback:page", args=(self.page.pk,))

    def get_index_results_url(self) -> str:
        return reverse("cms_feedback:page_results", args=(self.page.pk,))

    @cached_property
    def versions(self) -> Table:
        """The votes on each version, as a table."""
        columns = (
            DateColumn("saved_at", label=_("Version")),
            StatusTagColumn("live", label=_("State"), accessor=lambda one: _("live") if one.live else "", primary=True),
            Column("saved_by", label=_("By")),
            Column("no", label=_("Did not help")),
            Column("yes", label=_("Helped")),
            Column("share", label=_("Share"), accessor=percentage),
            Column("reasons", label=_("Reasons"), accessor=reasons_in_words),
        )
        return Table(columns, versions_of(self.page), caption=gettext("Votes on each version"))

    @property
    def no_results_message(self) -> str:
        """What stands where there is nothing to list."""
        return gettext("No reader has given a reason or a comment.")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(*args, **kwargs), "versions": self.versions}


def reasons_in_words(version: Version) -> str:
    """Why readers said no, the most frequent reason first."""
    ranked = sorted(version.reasons.items(), key=lambda one: -one[1])
    return " · ".join(f"{reason.label} {count}" for reason, count in ranked)
