"""What people look for, as writers see it in Wagtail: success over time, the questions, and what was asked instead."""

from datetime import datetime, timedelta
from typing import Any

import django_filters
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, Table
from wagtail.admin.views.reports import ReportView

from core.languages import language_name
from core.search.log import reading
from core.search.log.outcome import Outcome
from core.search.log.policies import can_read_log
from core.search.models import AskedQuestion

PERIODS = [("7", _("Last 7 days")), ("30", _("Last 30 days")), ("90", _("Last 90 days"))]
USUAL_DAYS = 30
MOST_REFINEMENTS = 10

OUTCOMES = {
    Outcome.SUCCESS: pgettext_lazy("search", "Successful"),
    Outcome.NOTHING_FOUND: _("Nothing found"),
    Outcome.REFINED: _("Asked otherwise"),
    Outcome.TICKET: _("Ticket opened"),
    Outcome.ABANDONED: _("Left alone"),
}


def share(part: int, whole: int) -> str:
    """A part as it is read; empty without a whole."""
    return f"{part / whole:.0%}" if whole else ""


class SearchFilter(WagtailFilterSet):
    """Narrows the questions."""

    days = django_filters.ChoiceFilter(label=_("Period"), choices=PERIODS, method="within")
    locale = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    outcome = django_filters.ChoiceFilter(
        label=_("What became of it"),
        choices=[(one.value, label) for one, label in OUTCOMES.items()],
        method="that_became",
    )

    class Meta:
        model = AskedQuestion
        fields = ("days", "locale", "outcome")

    def within(self, questions: QuerySet[AskedQuestion], name: str, value: str) -> QuerySet[AskedQuestion]:
        """Asked in so many days."""
        return questions.filter(asked_at__gte=since_days(value))

    def that_became(self, questions: QuerySet[AskedQuestion], name: str, value: str) -> QuerySet[AskedQuestion]:
        """That came to this."""
        return questions.filter(pk__in=AskedQuestion.objects.with_outcome(Outcome(value)).values("pk"))


def since_days(value: str) -> datetime:
    """So many days ago; USUAL_DAYS where that is no period."""
    return timezone.now() - timedelta(days=int(value) if value in dict(PERIODS) else USUAL_DAYS)


class SearchReport(ReportView):
    """The questions, those first that most people asked; above them success by week and what was asked instead."""

    model = AskedQuestion
    results_template_name = "cms/search_reports/results.html"
    page_title = _("Searches")
    header_icon = "search"
    index_url_name = "cms_searches:report"
    index_results_url_name = "cms_searches:report_results"
    filterset_class = SearchFilter
    list_export = ("question", "locale", "people", "asked", *(f"number_{one.value}" for one in Outcome), "last_at")
    columns = (
        Column("question", label=pgettext_lazy("search", "Question"), classname="title"),
        Column("locale", label=_("Language"), accessor=lambda row: language_name(row["locale"])),
        Column("people", label=_("People")),
        Column("asked", label=pgettext_lazy("search", "Asked")),
        Column(
            "success",
            label=pgettext_lazy("search", "Successful"),
            accessor=lambda row: share(row["number_success"], row["asked"]),
        ),
        *(Column(f"number_{one.value}", label=OUTCOMES[one]) for one in Outcome if one is not Outcome.SUCCESS),
        DateColumn("last_at", label=_("Last asked")),
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_read_log(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def since(self) -> datetime:
        """From when on the tables count."""
        return since_days(self.request.GET.get("days", ""))

    @property
    def locale_asked(self) -> str | None:
        """The language that is filtered by."""
        asked = self.request.GET.get("locale", "")
        return asked if asked in dict(settings.LANGUAGES) else None

    def get_queryset(self) -> QuerySet[AskedQuestion]:
        return AskedQuestion.objects.visible_to(self.request.user).since(self.since)

    def get_filtered_queryset(self) -> Any:
        return reading.grouped(self.filter_queryset(self.get_queryset()))

    @property
    def success(self) -> Table:
        """Success by week, as a table."""
        weeks = reading.success_by_week(self.request.user, since=self.since, locale=self.locale_asked)
        columns = (
            Column("week", label=_("Week from"), accessor=lambda row: date_format(row[0], "SHORT_DATE_FORMAT")),
            Column("asked", label=pgettext_lazy("search", "Asked"), accessor=lambda row: row[1].asked),
            Column(
                "success",
                label=OUTCOMES[Outcome.SUCCESS],
                accessor=lambda row: share(row[1].outcomes[Outcome.SUCCESS], row[1].asked),
            ),
            *(
                Column(one.value, label=OUTCOMES[one], accessor=lambda row, one=one: row[1].outcomes[one])
                for one in Outcome
                if one is not Outcome.SUCCESS
            ),
        )
        return Table(columns, weeks, caption=gettext("Successful searches, week by week"))

    @property
    def refined(self) -> Table:
        """What was asked instead, as a table."""
        rows = reading.refinements(
            self.request.user, since=self.since, locale=self.locale_asked, first=MOST_REFINEMENTS
        )
        columns = (
            Column("text", label=pgettext_lazy("search", "Question")),
            Column("then", label=_("Then asked")),
            Column("times", label=_("Times")),
        )
        return Table(columns, rows, caption=gettext("What was asked instead"))

    @property
    def no_results_message(self) -> str:
        """What stands where there is nothing to report."""
        return gettext("Nobody has searched for anything in this period.")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        return context if self.is_export else {**context, "success": self.success, "refined": self.refined}
