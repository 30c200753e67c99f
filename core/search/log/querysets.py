"""Reads of what people looked for."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Q

from core.accounts.roles import Role, has_role

from .outcome import WHERE, WITHIN, Outcome

if TYPE_CHECKING:
    from core.accounts.models import Viewer

    from .models import AskedQuestion, AskedWeek  # noqa: F401 (named in strings below)


class AskedQuestionQuerySet(models.QuerySet["AskedQuestion"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """All for writers, one's own for an account; none for anybody else."""
        if has_role(viewer, Role.WRITER):
            return self.all()
        if viewer is None or not viewer.is_authenticated:
            return self.none()
        return self.filter(user_id=viewer.pk)

    def since(self, moment: datetime) -> Self:
        """Asked at or after a moment."""
        return self.filter(asked_at__gte=moment)

    def just_asked_by(self, asker: str, at: datetime) -> Self:
        """What one asker asked in the half hour before a moment, the latest first."""
        return self.filter(asker=asker, asked_at__gt=at - WITHIN, asked_at__lte=at).order_by("-asked_at", "-pk")

    def with_outcome(self, outcome: Outcome) -> Self:
        """Questions of which that became."""
        return self.filter(WHERE[outcome])


def counted(outcome: Outcome) -> Count:
    """How many questions of a group came to that."""
    return Count("pk", filter=WHERE[outcome])


class AskedWeekQuerySet(models.QuerySet["AskedWeek"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """For writers."""
        return self.all() if has_role(viewer, Role.WRITER) else self.none()

    def in_language(self, locale: str | None) -> Self:
        """Of one locale; of all where none is named."""
        return self.filter(Q(locale=locale) if locale else Q())
