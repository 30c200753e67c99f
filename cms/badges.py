"""What a live page lacks, as small labels in the page explorer: changes of its original, a review that is due.

Below them when it goes live and expires.

They are asked within the explorer's own query, so a listing of any length costs as many queries as before.
"""

from typing import Any

from django.db.models import CharField, Exists, OuterRef, Subquery
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page, Revision

from .models import ReviewDate, TranslationRecord


@hooks.register("construct_explorer_page_queryset")
def ask_what_pages_lack(parent_page: Page, pages: Any, request: HttpRequest) -> Any:
    """`translation_level`, `is_overdue` and `goes_live_at`, which the cell of a page's state shows."""
    scheduled = Revision.page_revisions.filter(object_id=Cast(OuterRef("pk"), CharField()))
    own = {"page": OuterRef("pk"), "page__live": True}
    return pages.annotate(
        translation_level=Subquery(TranslationRecord.objects.filter(**own).values("level")[:1]),
        goes_live_at=Subquery(
            scheduled.filter(approved_go_live_at__isnull=False)
            .order_by("approved_go_live_at")
            .values("approved_go_live_at")[:1]
        ),
        is_overdue=Exists(ReviewDate.objects.overdue(timezone.localdate()).filter(**own)),
    )
