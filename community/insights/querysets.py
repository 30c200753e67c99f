"""Reads of gaps in the content, which are the writers'; what they read of a question depends on where it was asked."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When

from cms.querysets import Batch
from community.forum.models import Topic
from core.accounts.roles import Role, has_role

if TYPE_CHECKING:
    from core.accounts.models import Viewer

    from .models import ContentGap, GapEvidence  # noqa: F401 (named in strings below)

FEWEST = 3
"""What fewer people have said, in tickets or in the search field, is not repeated to those who cannot read it there."""


def reads_gaps(viewer: "Viewer | None") -> bool:
    """Whether the viewer is one of those who write what is missing."""
    return has_role(viewer, Role.WRITER)


def reads_tickets(viewer: "Viewer | None") -> bool:
    """Whether the viewer may read everyone's tickets."""
    return has_role(viewer, Role.AGENT, Role.SUPERVISOR)


RANKING = ("-people", "-last_asked_at", "-pk")


class ContentGapQuerySet(models.QuerySet["ContentGap"]):
    def _fetch_all(self) -> None:
        fetched = self._result_cache is None
        super()._fetch_all()
        if fetched:
            gaps = [row for row in self._result_cache or () if isinstance(row, self.model)]
            batch = Batch(gaps)
            for gap in gaps:
                gap.batch = batch

    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Gaps of which the viewer may be told what was asked.

        Writers who do not read tickets do not learn of a gap that only one or two customers' tickets speak of, and
        nobody of one that only one or two people searched for.
        """
        if not reads_gaps(viewer):
            return self.none()
        model: Any = self.model._meta.get_field("evidence").related_model
        evidence = model.objects.filter(gap=OuterRef("pk"))
        told = evidence.filter(
            Q(kind="search") & ~Q(text="") | Q(topic__in=Topic.objects.visible_to(viewer).values("pk"))
        )
        tickets = Q(ticket_people__gt=0) if reads_tickets(viewer) else Q(pk__in=())
        return self.filter(Q(page__isnull=False) | ~Q(words="") | tickets | Exists(told.order_by()))

    def ranked(self) -> Self:
        """What most people ask first; unique, so that cursors are stable."""
        return self.order_by(*RANKING)

    def undone_first(self) -> Self:
        """The same, but what is published or dismissed behind all that is still to be written."""
        done = When(state__in=[self.model.State.CLOSED, self.model.State.DISMISSED], then=1)
        return self.order_by(Case(done, default=0), *RANKING)

    def in_state(self, state: str | None) -> Self:
        """Those in one state; all where none is named."""
        return self.filter(state=state) if state else self

    def in_locale(self, code: str | None) -> Self:
        """What was asked in one language; in any where none is named."""
        return self.filter(locale=code) if code else self


class GapEvidenceQuerySet(models.QuerySet["GapEvidence"]):
    def of(self, gaps: Any) -> Self:
        """What some gaps stand on."""
        return self.filter(gap_id__in=gaps)
