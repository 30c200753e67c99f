"""Reads of the forum."""

from typing import TYPE_CHECKING, Self

from django.db import models

from core.accounts.roles import Role, has_role, labels_of

if TYPE_CHECKING:
    from core.accounts.models import Viewer

    from .models import Category, Post, Topic  # noqa: F401 (named in strings below)


class CategoryQuerySet(models.QuerySet["Category"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Categories whose `readers` label the viewer holds."""
        return self.filter(readers__in=labels_of(viewer))

    def in_order(self) -> Self:
        """As the community page lists them."""
        return self.order_by("position", "id")


class TopicQuerySet(models.QuerySet["Topic"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Topics of categories the viewer may read; hidden ones for moderators only."""
        readable = self.filter(category__readers__in=labels_of(viewer))
        return readable if has_role(viewer, Role.MODERATOR) else readable.filter(hidden=False)

    def numbered(self, number: int | None) -> Self:
        """The topic with this number; none where there is no number."""
        return self.none() if number is None else self.filter(pk=number)

    def newest(self) -> Self:
        """The most recently started first; unique, so that cursors are stable."""
        return self.order_by("-created_at", "-id")

    def active(self) -> Self:
        """The most recently answered first; unique, so that cursors are stable."""
        return self.order_by("-last_post_at", "-id")

    def by(self, author: "Viewer") -> Self:
        """Those that an account started."""
        return self.filter(author_id=author.pk)


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Posts of topics the viewer may read; hidden ones, of topic or post, for moderators only."""
        readable = self.filter(topic__category__readers__in=labels_of(viewer))
        return readable if has_role(viewer, Role.MODERATOR) else readable.filter(topic__hidden=False, hidden=False)

    def shown(self) -> Self:
        """Those that a moderator has not hidden."""
        return self.filter(hidden=False)

    def in_order(self) -> Self:
        """As they were written. Within a topic the numbers are unique."""
        return self.order_by("post_number")

    def since(self, post_number: int) -> Self:
        """From a post on: what a reader who follows a link to it sees."""
        return self.filter(post_number__gte=post_number)

    def by(self, author: "Viewer") -> Self:
        """Those that an account wrote."""
        return self.filter(author_id=author.pk)
