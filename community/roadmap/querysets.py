"""Reads of the roadmap."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Value

from core.accounts.roles import Role, has_role

if TYPE_CHECKING:
    from core.accounts.models import Viewer

    from .models import Area, FeatureRequest, Vote  # noqa: F401 (named in strings below)


class AreaQuerySet(models.QuerySet["Area"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Every area: the roadmap is public."""
        return self.none() if viewer is None else self.all()

    def in_order(self) -> Self:
        """As the roadmap lists them."""
        return self.order_by("position", "id")


class FeatureRequestQuerySet(models.QuerySet["FeatureRequest"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Every request: the roadmap is public. Hidden ones are for planners and moderators."""
        if viewer is None:
            return self.none()
        return self.all() if has_role(viewer, Role.PLANNER, Role.MODERATOR) else self.filter(hidden=False)

    def numbered(self, number: int | None) -> Self:
        """The request with this number; none where there is no number."""
        return self.none() if number is None else self.filter(pk=number)

    def newest(self) -> Self:
        """The most recent first; unique, so that cursors are stable."""
        return self.order_by("-created_at", "-id")

    def top(self) -> Self:
        """The most wanted first, the newer of equals before the older; unique, so that cursors are stable."""
        return self.order_by("-vote_count", "-id")

    def by(self, author: "Viewer") -> Self:
        """Those that an account wrote."""
        return self.filter(author_id=author.pk)

    def voted_by(self, viewer: "Viewer") -> Exists | Value:
        """Whether a row of an outer list of requests has the viewer's vote: one subquery for the whole list."""
        if not viewer.is_authenticated:
            return Value(False)
        return Exists(self.filter(pk=OuterRef("pk"), votes__user_id=viewer.pk))


class VoteQuerySet(models.QuerySet["Vote"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """One's own votes; planners see everyone's. The count is public, the names are not."""
        if has_role(viewer, Role.PLANNER):
            return self.all()
        if viewer is None or not viewer.is_authenticated:
            return self.none()
        return self.filter(user_id=viewer.pk)

    def of(self, request: "FeatureRequest", voter: "Viewer") -> Self:
        """The one vote of an account for a request, where it has given it."""
        return self.filter(request=request, user_id=voter.pk)
