"""Reads of what readers said of pages."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, Q
from wagtail.permission_policies.pages import PagePermissionPolicy

if TYPE_CHECKING:
    from wagtail.models import Page

    from cms.models import ArticleFeedback  # noqa: F401 (named in strings below)
    from core.accounts.models import Viewer

YES = Count("pk", filter=Q(helpful=True))
NO = Count("pk", filter=Q(helpful=False))


def pages_of_writer(viewer: "Viewer") -> Any:
    """The pages that Wagtail lets someone edit or publish, in no order."""
    return PagePermissionPolicy().instances_user_has_any_permission_for(viewer, {"change", "publish"}).order_by()


class ArticleFeedbackQuerySet(models.QuerySet["ArticleFeedback"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """One's own votes, and for writers those on the pages that Wagtail lets them edit or publish.

        A visitor's vote belongs to nobody who could ask for it here.
        """
        if viewer is None or not viewer.is_authenticated:
            return self.none()
        return self.filter(Q(user_id=viewer.pk) | Q(page__in=pages_of_writer(viewer).values("pk")))

    def of(self, viewer: "Viewer", visitor: str = "") -> Self:
        """The votes of an account, and those of a visitor by the mark that is kept of one (`ArticleFeedback.visitor`).

        Whoever has signed in since the vote gives both.
        """
        reader = Q(user_id=viewer.pk) if viewer.is_authenticated else Q(pk__in=())
        return self.filter(reader | Q(visitor=visitor) if visitor else reader)

    def about(self, page: "Page") -> Self:
        """Votes on any version of a page."""
        return self.filter(page_id=page.pk)

    def on_what_is_live(self) -> Self:
        """Votes on the version that readers see now."""
        return self.filter(revision_id=models.F("page__live_revision_id"))

    def newest_first(self) -> Self:
        """The latest word first."""
        return self.order_by("-changed_at", "-pk")

    def with_reasons(self) -> Self:
        """Votes that say more than yes or no."""
        return self.exclude(comment="", reason="")

    def with_words(self) -> Self:
        """Votes that come with a comment."""
        return self.exclude(comment="")

    def said_before(self, moment: datetime) -> Self:
        """Votes that were last changed before a moment."""
        return self.filter(changed_at__lt=moment)

    def counts_by_page(self, pages: Iterable[int]) -> dict[int, tuple[int, int]]:
        """Per page, how many found it helpful and how many did not. Pages without a vote are left out."""
        counted = self.filter(page_id__in=pages).order_by().values("page_id").annotate(yes=YES, no=NO)
        return {row["page_id"]: (row["yes"], row["no"]) for row in counted}
