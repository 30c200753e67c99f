"""Where a reader may go from a page: to its neighbours in the writers' order, and to what is about the same."""

from collections.abc import Sequence

from wagtail.models import Page

from core.accounts.models import Viewer
from core.search.related import related

from .models.pages import BodyPage
from .reading import tags_of, visible_documents
from .search import KINDS

MOST_RELATED = 4


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
    """At most MOST_RELATED articles and tutorials in the page's language that search finds to be about the same."""
    own = next(kind for kind, model in KINDS.items() if isinstance(page, model))
    found = related(
        viewer,
        [page.title, *tags_of(page), page.summary],
        kinds=KINDS,
        locale=page.language_code,
        besides=(own, page.pk),
        first=MOST_RELATED,
    )
    pages: dict[tuple[str, int], BodyPage] = {}
    for kind in sorted({kind for kind, _key in found}):
        keys = [key for of, key in found if of == kind]
        seen = KINDS[kind].objects.visible_to(viewer).in_locale(page.language_code).filter(pk__in=keys)
        pages |= {(kind, one.pk): one for one in seen}
    return [pages[one] for one in found if one in pages]
