"""What a live page lacks, as small labels in the page explorer: changes of its original, a review that is due.

They are asked within the explorer's own query, so a listing of any length costs as many queries as before.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page

from .models import ReviewDate, TranslationRecord


@hooks.register("construct_explorer_page_queryset")
def ask_what_pages_lack(parent_page: Page, pages: Any, request: HttpRequest) -> Any:
    """`translation_level` and `is_overdue`, which the cell of a page's state shows."""
    own = {"page": OuterRef("pk"), "page__live": True}
    return pages.annotate(
        translation_level=Subquery(TranslationRecord.objects.filter(**own).values("level")[:1]),
        is_overdue=Exists(ReviewDate.objects.overdue(timezone.localdate()).filter(**own)),
    )
