"""Gaps and insights as writers see them in Wagtail."""

from typing import Any

import django_filters
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, LocaleColumn, StatusTagColumn, Table, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from cms.feedback.reading import Helpfulness, versions_of
from cms.feedback.views import percentage, reasons_in_words
from cms.models import PageDay, WatchDay
from cms.models.pages import BodyPage
from cms.policies import can_preview
from cms.visits.reading import sources_of, weeks_of
from cms.watching.reading import COMPLETION_AIM
from core.accounts.models import User
from core.errors import DomainError
from core.languages import language_name

from . import actions, policies, reading
from .charts import chart
from .forms import DismissForm, DraftForm
from .models import ContentGap
from .pages import insightful_pages
from .strips import strip_of

SHOWN_WEEKS = 12
State = ContentGap.State


def share(rate: float | None) -> str:
    """A part of a whole as it is read; empty where there is nothing to take a part of."""
    return "" if rate is None else f"{rate:.0%}"


class QuestionColumn(TitleColumn):
    """What was asked, as far as the reader of the board may know it."""

    def get_value(self, instance: ContentGap) -> str:
        return instance.told.question  # type: ignore[attr-defined]


class GapFilter(WagtailFilterSet):
    """Narrows the gaps."""

    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=State.choices)
    locale = django_filters.ChoiceFilter(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    mine = django_filters.BooleanFilter(label=gettext_lazy("Only mine"), method="of_the_reader")

    class Meta:
        model = ContentGap
        fields = ("state", "locale", "mine")

    def of_the_reader(self, queryset: QuerySet[ContentGap], name: str, value: bool) -> QuerySet[ContentGap]:
        return queryset.filter(assignee_id=self.request.user.pk) if value else queryset


class WritersView:
    """Lets writers in, and nobody else."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not policies.reads_gaps(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @property
    def user(self) -> User:
        """The signed-in person; the admin lets nobody else in."""
        assert isinstance(self.request.user, User)
        return self.request.user


class GapBoard(WritersView, BaseListingView):
    """What most people ask and no page answers; behind it, what came of it where one does now."""

    model = ContentGap
    template_name = "insights/board.html"
    page_title = gettext_lazy("Content gaps")
    header_icon = "help"
    index_url_name = "insights:gaps"
    index_results_url_name = "insights:gaps_results"
    filterset_class = GapFilter
    paginate_by = 20
    default_ordering = "undone_first"
    columns = (
        QuestionColumn("question", label=gettext_lazy("Question"), url_name="insights:gap"),
        Column("locale", label=gettext_lazy("Language"), accessor=lambda gap: language_name(gap.locale)),
        Column("people", label=gettext_lazy("People")),
        Column("search_people", label=gettext_lazy("Searches"), accessor=lambda gap: gap.search_people or ""),
        Column("ticket_people", label=gettext_lazy("Tickets"), accessor=lambda gap: gap.ticket_people or ""),
        Column("topic_people", label=gettext_lazy("Community"), accessor=lambda gap: gap.topic_people or ""),
        DateColumn("last_asked_at", label=gettext_lazy("Last asked")),
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor="get_state_display",
            primary=lambda gap: gap.state == State.OPEN,
        ),
        Column("drop", label=gettext_lazy("After publication"), accessor=lambda gap: drop_in_words(gap)),
    )

    def get_base_queryset(self) -> QuerySet[ContentGap]:
        return ContentGap.objects.visible_to(self.user).undone_first()

    def order_queryset(self, queryset: QuerySet[ContentGap]) -> QuerySet[ContentGap]:
        return queryset.undone_first()  # type: ignore[attr-defined]

    def filter_queryset(self, queryset: QuerySet[ContentGap]) -> QuerySet[ContentGap]:
        # What is decided is out of the way until it is asked for.
        if not self.request.GET.get("state"):
            queryset = queryset.exclude(state=State.DISMISSED)
        return super().filter_queryset(queryset)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        for gap in context["object_list"]:
            gap.told = reading.told_of(gap, self.user)
        return context

    @property
    def no_results_message(self) -> str:
        """What stands where there is nothing to list."""
        return _("Nothing is missing: pages answer what people have asked.")


class Gather(WritersView, View):
    """Looks anew at what was asked."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Gather, and show the board."""
        actions.gather_gaps()
        messages.success(request, _("The gaps are as of now."))
        return redirect("insights:gaps")


class GapView(WritersView, WagtailAdminTemplateMixin, View):
    """One gap: who asks, what they ask, and what is to be done about it."""

    template_name = "insights/gap.html"
    page_title = gettext_lazy("Content gap")
    header_icon = "help"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if policies.reads_gaps(request.user):
            self.gap = get_object_or_404(ContentGap.objects.visible_to(request.user), pk=kwargs["pk"])
            self.told = reading.told_of(self.gap, request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.told.question

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the board, this gap."""
        board = {"url": reverse("insights:gaps"), "label": GapBoard.page_title}
        return [*super().get_breadcrumbs_items(), board, {"url": "", "label": self.told.question}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Start a draft, dismiss the gap, or open it again."""
        todo = request.POST.get("do")
        try:
            if todo == "draft":
                return self._draft(DraftForm(request.POST, **self._for_draft))
            if todo == "dismiss":
                return self._dismiss(DismissForm(request.POST, user=self.user, gap=self.gap))
            actions.reopen_gap(actor=self.user, gap_id=self.gap.pk)
            messages.success(request, _("The gap is open again."))
        except DomainError as refusal:
            messages.error(request, refusal.message)
        return redirect("insights:gap", self.gap.pk)

    @property
    def _for_draft(self) -> dict[str, Any]:
        return {"user": self.user, "gap": self.gap, "question": self.told.question}

    def _draft(self, form: DraftForm) -> HttpResponse:
        try:
            if form.is_valid():
                page = form.save()
                edit = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
                messages.success(self.request, _("The draft “%s” is there.") % page.title, buttons=[edit])
                return redirect("insights:gap", self.gap.pk)
        except DomainError as refusal:
            form.refuse(refusal)
        return self.render_to_response(self.get_context_data(draft_form=form))

    def _dismiss(self, form: DismissForm) -> HttpResponse:
        try:
            if form.is_valid():
                form.save()
                messages.success(self.request, _("Dismissed. You may take that back here."))
                return redirect("insights:gap", self.gap.pk)
        except DomainError as refusal:
            form.refuse(refusal)
        return self.render_to_response(self.get_context_data(dismiss_form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gap, told = self.gap, self.told
        weeks = reading.people_per_week(gap, reading.MEASURED_WEEKS if gap.closed_at else SHOWN_WEEKS)
        page = Page.objects.filter(pk=gap.page_id).first() if gap.page_id else None
        bars = [(formats.date_format(week.first, "SHORT_DATE_FORMAT"), week.people, not week.before) for week in weeks]
        values = {
            "gap": gap,
            "told": told,
            "page": page,
            "may_edit": page is not None and page.permissions_for_user(self.user).can_edit(),
            "reads_tickets": policies.reads_tickets(self.user),
            "chart": chart(bars),
            "chart_first": _("Week from"),
            "chart_second": _("People"),
            "drop": drop_in_words(gap),
            "people_means": ContentGap._meta.get_field("people").help_text,
            "before_means": ContentGap._meta.get_field("people_before").help_text,
            "may_reopen": policies.can_reopen(self.user, gap),
        }
        if policies.can_draft(self.user, gap):
            values["draft_form"] = DraftForm(**self._for_draft)
        if policies.can_dismiss(self.user, gap):
            values["dismiss_form"] = DismissForm(user=self.user, gap=gap)
        return super().get_context_data(**{**values, **kwargs})


def drop_in_words(gap: ContentGap) -> str:
    """How many asked before the page was published and after it; that it is too early to say; nothing before that."""
    if gap.state != State.CLOSED:
        return ""
    if gap.people_before is None or gap.people_after is None:
        return _("not enough data yet")
    weeks = reading.MEASURED_WEEKS
    values = {
        "before": formats.number_format(gap.people_before / weeks, 1),
        "after": formats.number_format(gap.people_after / weeks, 1),
    }
    return _("%(before)s → %(after)s a week") % values


class PageInsightsView(WagtailAdminTemplateMixin, View):
    """How one page does: its visits week by week, what readers say of it, and the tickets opened from it."""

    template_name = "insights/page.html"
    page_title = gettext_lazy("Insights")
    header_icon = "view"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not isinstance(self.page, BodyPage) or not can_preview(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the report, this page."""
        report = {"url": reverse("insights:report"), "label": self.page_title}
        return [*super().get_breadcrumbs_items(), report, {"url": "", "label": self.get_page_subtitle()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    @cached_property
    def versions(self) -> Table:
        """The votes on each version, as a table."""
        columns = (
            DateColumn("saved_at", label=_("Version")),
            Column("no", label=_("Did not help")),
            Column("yes", label=_("Helped")),
            Column("share", label=_("Share"), accessor=percentage),
            Column("reasons", label=_("Reasons"), accessor=reasons_in_words),
        )
        return Table(columns, versions_of(self.page), caption=_("Votes on each version"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today = self.request.user, timezone.localdate()
        weeks = weeks_of(self.page.pk, today)
        found = reading.insights_of(self.page, user)
        assert found is not None
        bars = [(formats.date_format(week.first, "SHORT_DATE_FORMAT"), week.views, True) for week in weeks]
        return super().get_context_data(
            page=self.page,
            found=found,
            rate=share(found.visits.rate),
            helped="" if found.helpfulness is None else percentage(found.helpfulness),
            chart=chart(bars),
            weeks=[(week, share(week.rate)) for week in weeks],
            sources=[(source.label, views) for source, views in sources_of(self.page.pk, today).items()],
            tickets=reading.tickets_from(self.page, user),
            views_means=PageDay._meta.get_field("views").help_text,
            read_means=PageDay._meta.get_field("read_through").help_text,
            **self._watching(found),
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            feedback_url=reverse("cms_feedback:page", args=[self.page.pk]),
            **kwargs,
        )

    def _watching(self, found: reading.PageInsights) -> dict[str, Any]:
        """Of a tutorial: how its video was watched."""
        watching = found.watching
        if watching is None:
            return {}
        counts = watching.counts
        reached = (("25", counts.quarter), ("50", counts.half), ("75", counts.three_quarters), ("100", counts.whole))
        return {
            "reached": [(per_cent, number, share(number / counts.starts)) for per_cent, number in reached]
            if counts.starts
            else [],
            "completion": share(watching.completion),
            "aim": share(COMPLETION_AIM),
            "strip": strip_of(watching, self.page.web_path),
            "starts_means": WatchDay._meta.get_field("starts").help_text,
            "completed_means": WatchDay._meta.get_field("completed").help_text,
        }


class InsightsFilter(WagtailFilterSet):
    """Narrows the report."""

    locale = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), field_name="locale__language_code", choices=settings.LANGUAGES
    )

    class Meta:
        model = Page
        fields = ("locale",)


class InsightsReport(ReportView):
    """The writer's pages by how much they were read lately."""

    model = Page
    page_title = gettext_lazy("Insights")
    header_icon = "view"
    index_url_name = "insights:report"
    index_results_url_name = "insights:report_results"
    any_permission_required = ("change", "publish")
    filterset_class = InsightsFilter
    is_searchable = False
    list_export = ("title", "shelf", "views", "read", "yes", "no", "tickets")
    columns = (
        TitleColumn("title", label=gettext_lazy("Page"), url_name="insights:page"),
        Column("shelf", label=gettext_lazy("Category")),
        LocaleColumn(label=gettext_lazy("Language"), sort_key=None),
        Column("views", label=gettext_lazy("Views in 28 days")),
        Column(
            "rate",
            label=gettext_lazy("Read through"),
            accessor=lambda page: share(page.read / page.views if page.views else None),
        ),
        Column(
            "helped",
            label=pgettext_lazy("share of votes", "Helped"),
            accessor=lambda page: percentage(Helpfulness(yes=page.yes, no=page.no)),
        ),
        Column("tickets", label=gettext_lazy("Tickets")),
    )

    def get_queryset(self) -> QuerySet[Page]:
        return insightful_pages(self.request.user).select_related("locale")
