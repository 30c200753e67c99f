"""Where a reader may go from a page: to its neighbours in the writers' order, and to what is about the same."""

from collections.abc import Sequence

from wagtail.models import Page

from core.accounts.models import Viewer
from core.search.related import related

from .body import named_related
from .kinds import KINDS, kind_of
from .models.pages import BodyPage
from .reading import pages_of, tags_of, visible_documents

MOST_RELATED = 4
MOST_PASSED_OVER = 12
"""How many of the pages that a text names itself are made up for by others that search finds."""


def neighbours_of(page: BodyPage, viewer: Viewer) -> tuple[Page | None, Page | None]:
    """The visible pages before and after this one in its category, none of them a category itself.

    A draft that was never saved has none.
    """

    def load(_pages: Sequence[BodyPage]) -> tuple[Page | None, Page | None]:
        shelf = page.path[: -page.steplen]
        beside = visible_documents(viewer).filter(path__startswith=shelf, depth=page.depth)
        before = beside.filter(path__lt=page.path).order_by("-path").first()
        return before, beside.filter(path__gt=page.path).order_by("path").first()

    return page.batch.read(("neighbours", viewer.pk), load) if page.pk else (None, None)


def related_to(page: BodyPage, viewer: Viewer) -> list[BodyPage]:
    """At most MOST_RELATED documents in the page's language that search finds to be about the same.

    Pages that its writer names as related in the text, in whatever language, are not said again.
    """
    named = named_related(page.body)
    found = related(
        viewer,
        [page.title, *tags_of(page), page.summary],
        kinds=KINDS,
        locale=page.language_code,
        besides=(kind_of(type(page)), page.pk),
        first=MOST_RELATED + min(len(named), MOST_PASSED_OVER),
    )
    keys = [key for _kind, key in found]
    pages = pages_of(BodyPage).visible_to(viewer).in_locale(page.language_code)
    if named:
        said = Page.objects.filter(pk__in=named).order_by().values("translation_key")
        pages = pages.exclude(translation_key__in=said)
    seen = pages.in_bulk(keys)
    return [seen[key] for key in keys if key in seen][:MOST_RELATED]
