"""How helpful readers find a page, for those who write it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page

from cms.models import ArticleFeedback
from cms.models.pages import BodyPage
from core.accounts.models import Viewer

from .policies import can_read_feedback
from .querysets import NO, YES, pages_of_writer

MOST_VERSIONS = 50


@dataclass(frozen=True, kw_only=True)
class Helpfulness:
    """How many readers found a version of a page helpful, and how many did not."""

    yes: int
    no: int

    @property
    def share(self) -> float | None:
        """The part of the votes that said yes, 0 to 1; None without a vote."""
        return self.yes / (self.yes + self.no) if self.yes + self.no else None


@dataclass(frozen=True, kw_only=True)
class Version(Helpfulness):
    """What was said of one published version, the reasons for a no by how often they were given.

    `saved_at` and `saved_by` are None where Wagtail has pruned the version; the votes on all such are one row.
    """

    saved_at: datetime | None
    saved_by: str | None
    live: bool
    reasons: dict[ArticleFeedback.Reason, int]


def versions_of(page: Page) -> list[Version]:
    """The versions that readers voted on, the latest first; at most MOST_VERSIONS of them."""
    reasons = {reason: Count("pk", filter=Q(reason=reason)) for reason in ArticleFeedback.Reason}
    rows: Any = (
        ArticleFeedback.objects.about(page)
        .order_by()
        .values("revision_id", "revision__created_at", "revision__user__name")
        .annotate(yes=YES, no=NO, **{reason.value: count for reason, count in reasons.items()})
        .order_by(F("revision_id").desc(nulls_last=True))
    )
    return [
        Version(
            yes=row["yes"],
            no=row["no"],
            saved_at=row["revision__created_at"],
            saved_by=row["revision__user__name"],
            live=row["revision_id"] is not None and row["revision_id"] == page.live_revision_id,
            reasons={reason: row[reason.value] for reason in ArticleFeedback.Reason if row[reason.value]},
        )
        for row in rows[:MOST_VERSIONS]
    ]


def rated_pages(viewer: Viewer) -> QuerySet[Page]:
    """The pages of a writer that readers voted on, those first whose live version helped least.

    Each has `yes` and `no`, the votes on the version that is live now, and `said_at`, when the last vote came.
    """
    votes = ArticleFeedback.objects.filter(page=OuterRef("pk")).order_by()
    live = votes.filter(revision=OuterRef("live_revision")).values("page")
    pages: QuerySet[Page] = (
        pages_of_writer(viewer)
        .filter(Exists(votes))
        .annotate(
            yes=_number(live.annotate(number=YES)),
            no=_number(live.annotate(number=NO)),
            said_at=Subquery(votes.values("page").annotate(latest=Max("changed_at")).values("latest")),
        )
        .order_by("-no", "yes", "-said_at")
    )
    return pages


def _number(counted: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0)


def helpfulness_of(page: BodyPage, viewer: Viewer) -> Helpfulness | None:
    """The votes on the version that is live now; None for whoever may not edit the page."""
    if not can_read_feedback(viewer, page):
        return None

    def load(pages: Sequence[BodyPage]) -> dict[int, tuple[int, int]]:
        live = ArticleFeedback.objects.visible_to(viewer).on_what_is_live()
        return live.counts_by_page([page.pk for page in pages])

    yes, no = page.batch.read(("helpfulness", viewer.pk), load).get(page.pk, (0, 0))
    return Helpfulness(yes=yes, no=no)


def own_feedback(*, viewer: Viewer, page_id: int | None) -> ArticleFeedback | None:
    """The viewer's own vote on the version of a page that is live now."""
    if page_id is None or not viewer.is_authenticated:
        return None
    own = ArticleFeedback.objects.visible_to(viewer).of(viewer)
    return own.filter(page_id=page_id).on_what_is_live().first()
