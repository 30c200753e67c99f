"""How the writer's pages do, side by side."""

from datetime import timedelta
from typing import Any

from django.db.models import CharField, Count, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Length, Substr
from django.utils import timezone
from wagtail.models import Page

from cms.feedback.querysets import NO, YES, pages_of_writer
from cms.models import ArticleFeedback, PageDay
from cms.models.pages import BodyPage
from cms.visits.reading import RECENT_DAYS
from community.tickets.models import Ticket
from core.accounts.models import Viewer


def insightful_pages(viewer: Viewer) -> QuerySet[Page]:
    """The live documents of a writer, those read most first, in one query.

    Each has `views`, `read` (read through) and `tickets` (opened from it), of the last RECENT_DAYS; `yes` and `no`, the
    votes on the version that is live now; and `shelf`, the title of its category.
    """
    recent = PageDay.objects.within(timezone.localdate(), RECENT_DAYS)
    votes = ArticleFeedback.objects.filter(revision=OuterRef("live_revision")).order_by().values("revision")
    since = timezone.now() - timedelta(days=RECENT_DAYS)
    opened = Ticket.objects.filter(page=OuterRef("pk"), created_at__gt=since).order_by().values("page")
    above = Page.objects.filter(path=OuterRef("shelf_path")).values("title")
    pages: QuerySet[Page] = (
        pages_of_writer(viewer)
        .type(BodyPage)
        .filter(live=True)
        .annotate(
            shelf_path=Substr(F("path"), 1, Length("path") - Page.steplen, output_field=CharField()),
            shelf=Coalesce(Subquery(above[:1]), Value("")),
            views=recent.number(page="pk"),
            read=recent.number("read_through", page="pk"),
            yes=_number(votes.annotate(total=YES)),
            no=_number(votes.annotate(total=NO)),
            tickets=_number(opened.annotate(total=Count("pk"))),
        )
        .order_by("-views", "title", "pk")
    )
    return pages


def _number(counted: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(counted.values("total"), output_field=IntegerField()), 0)
