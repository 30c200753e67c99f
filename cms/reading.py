"""How a reader comes to a page, and what stands around it: in its tree, and in other languages.

What surrounds a page is read for all pages of one result at once (see `querysets.Batch`), so a
list of twenty costs as many queries as one page.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Concat, Left, Length
from wagtail.models import Page, PageLogEntry

from core.accounts.models import Viewer
from media_pipeline.models import Video

from .kinds import KINDS, concrete
from .models import CategoryPage, ContentPage, HomePage, PageTag, ProductArea, TranslationRecord, TutorialPage
from .models.pages import BodyPage
from .paths import content_path, default_locale, locale_of
from .querysets import LAST_STEP, AnyPageQuerySet, ContentQuerySet, visible_pages

P = TypeVar("P", bound=ContentPage)

MOST_CHILDREN = 100
"""How many categories are listed with the one that they stand in."""

PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
"""What Wagtail's log calls a publication, by hand and on schedule."""

TOP_DEPTH = 3
"""The depth of a category that stands in no other: below the root and a home page."""


class FallbackReason(StrEnum):
    """Why a reader gets another language than the one asked for."""

    NOT_TRANSLATED = "NOT_TRANSLATED"
    UNSUPPORTED_LOCALE = "UNSUPPORTED_LOCALE"


def supported(code: str) -> bool:
    """Whether the site speaks this language."""
    return code in dict(settings.WAGTAIL_CONTENT_LANGUAGES)


def pages_of(model: type[ContentPage]) -> Any:
    """A query for pages of a type; of an abstract one, such as BodyPage, for all that are of it, each as what it is."""
    return AnyPageQuerySet.of(concrete(model)) if model._meta.abstract else model.objects.all()


def find_page(
    model: type[P], *, viewer: Viewer, path: str | None = None, pk: int | None = None, locale: str | None = None
) -> P | None:
    """The page at `path` or with the key `pk`, in `locale` where it exists there.

    Without a `locale` the path's own is meant. Where the page is not translated (for this viewer) the one that
    was found is given, and says so: see `fallback_reason`. An English page asked for under `/de/` is found too.
    The type may be an abstract one: `find_page(ContentPage, ...)` finds whatever stands there.
    """
    visible = pages_of(model).visible_to(viewer)
    page: P | None = None
    if pk is not None:
        page = visible.filter(pk=pk).first()
    elif path is not None:
        page = _at(visible, path)
        locale = locale or locale_of(path)
    if page is None:
        return None
    wanted = locale or page.language_code
    if wanted != page.language_code:
        translation = visible.filter(translation_key=page.translation_key).in_locale(wanted).first()
        page = translation or page
    page.requested_locale = wanted
    return page


def find_any_page(path: str, *, viewer: Viewer, locale: str | None = None) -> ContentPage | None:
    """The page of whatever type at `path`, found as `find_page` finds it: an address does not say its type."""
    return find_page(ContentPage, viewer=viewer, path=path, locale=locale)


def find_category(name: str, *, viewer: Viewer, locale: str | None = None) -> CategoryPage | None:
    """The category that a slug names; where several have it, the topmost, and of these the first in tree order.

    The slug is looked for in `locale` and among originals. To name one of several, take its path.
    """
    wanted = locale or default_locale()
    named = CategoryPage.objects.visible_to(viewer).filter(slug=name)
    found = named.filter(locale__language_code__in={wanted, default_locale()}).topmost(wanted).first()
    return find_page(CategoryPage, viewer=viewer, pk=found.pk, locale=wanted) if found else None


def find_home(*, viewer: Viewer, locale: str) -> HomePage | None:
    """The front page for `locale`, or that of the default locale."""
    return find_page(HomePage, viewer=viewer, path=f"/{locale}/")


def list_pages(model: type[P], *, viewer: Viewer, locale: str | None = None) -> Any:
    """Pages in `locale`, and the originals of those that are not translated into it. Each family once."""
    wanted = locale or default_locale()
    return pages_of(model).visible_to(viewer).best_for(wanted, viewer).asked_for_in(wanted)


def list_documents(
    model: type[BodyPage],
    *,
    viewer: Viewer,
    category: str | None = None,
    locale: str | None = None,
    tag: str | None = None,
    area: str | None = None,
    audience: str | None = None,
    kinds: Sequence[str] | None = None,
) -> Any:
    """Documents of a type (or of all, BodyPage) as `list_pages` lists them.

    Where it is given: of one category with those below it (by its slug or its path, see `_shelf`), with one tag, about
    one product area (by its slug), for one audience, of these kinds only. Within a category they stand in the
    writers' order, otherwise the newest come first.
    """
    pages = list_pages(model, viewer=viewer, locale=locale)
    if tag is not None:
        pages = pages.tagged(tag)
    if area is not None:
        pages = pages.where(area__slug=area)
    if audience is not None:
        pages = pages.where(audience=audience)
    if kinds is not None:
        pages = pages.type(*(KINDS[kind] for kind in kinds)) if kinds else pages.none()
    if category is None:
        return pages.newest_first()
    shelf = _shelf(category, viewer, locale)
    return (pages.in_category(shelf, viewer) if shelf else pages.none()).in_tree_order()


def list_categories(*, viewer: Viewer, locale: str | None = None, parent: str | None = None) -> Any:
    """Categories as `list_pages` lists them, in the writers' order: the topmost, or those directly in `parent`."""
    pages = list_pages(CategoryPage, viewer=viewer, locale=locale)
    if parent is None:
        return pages.filter(depth=TOP_DEPTH).in_tree_order()
    shelf = _shelf(parent, viewer, locale)
    return (pages.directly_in(shelf, viewer) if shelf else pages.none()).in_tree_order()


def list_contents(category: str, *, viewer: Viewer, locale: str | None = None) -> Any:
    """What stands directly in a category, categories and pages mixed as writers put them, each as what it is.

    What is not translated into `locale` comes behind what is.
    """
    wanted = locale or default_locale()
    listed = AnyPageQuerySet.of([CategoryPage, *KINDS.values()])
    pages = listed.visible_to(viewer).best_for(wanted, viewer).asked_for_in(wanted)
    shelf = _shelf(category, viewer, locale)
    within = pages.directly_in(shelf, viewer) if shelf else pages.none()
    return within.preferring(wanted)


def _shelf(name: str, viewer: Viewer, locale: str | None) -> CategoryPage | None:
    """The category that a path names, or a slug in any language: the topmost of those that have it."""
    if name.startswith("/"):
        return find_page(CategoryPage, viewer=viewer, path=name)
    named = CategoryPage.objects.visible_to(viewer).filter(slug=name)
    found: CategoryPage | None = named.topmost(locale or default_locale()).first()
    return found


def _at(visible: Any, path: str) -> Any:
    """The page at a path, or that of the default locale which the path names under another locale."""
    found = visible.at_path(path).first()
    locale, default = locale_of(path), default_locale()
    if found is None and locale and locale != default:
        rest = path.strip("/").partition("/")[2]
        found = visible.at_path(f"/{default}/{rest}").first()
    return found


def visible_documents(viewer: Viewer) -> ContentQuerySet:
    """The documents that the viewer may read, as plain pages: title and address, no body."""
    return visible_pages(viewer).type(BodyPage)


def fallback_reason(page: ContentPage) -> FallbackReason | None:
    """Why the page is not in the language asked for; None where it is."""
    if page.requested_locale in {None, page.language_code}:
        return None
    return FallbackReason.NOT_TRANSLATED if supported(page.requested_locale) else FallbackReason.UNSUPPORTED_LOCALE


def ancestors_of(page: ContentPage, viewer: Viewer) -> list[Page]:
    """The visible pages above, the home page first."""

    def load(pages: Sequence[ContentPage]) -> dict[int, list[Page]]:
        paths = {prefix for page in pages for prefix in _prefixes(page)}
        found = {above.path: above for above in visible_pages(viewer).filter(path__in=paths)} if paths else {}
        return {page.pk: [found[prefix] for prefix in _prefixes(page) if prefix in found] for page in pages}

    return page.batch.read(("ancestors", viewer.pk), load)[page.pk]


def category_of(page: ContentPage, viewer: Viewer) -> CategoryPage | None:
    """The category that the page stands in, where the viewer may see it."""

    def load(pages: Sequence[ContentPage]) -> dict[int, CategoryPage | None]:
        parents = {page.path[: -Page.steplen] for page in pages}
        found = {
            category.path: category for category in CategoryPage.objects.visible_to(viewer).filter(path__in=parents)
        }
        return {page.pk: found.get(page.path[: -Page.steplen]) for page in pages}

    return page.batch.read(("category", viewer.pk), load)[page.pk]


def children_of(category: CategoryPage, viewer: Viewer) -> list[CategoryPage]:
    """The categories directly in this one, at most MOST_CHILDREN, in the language that was asked for or the original.

    They stand in the writers' order, whichever translation of the category is given.
    """
    locale = category.requested_locale or category.language_code

    def load(pages: Sequence[ContentPage]) -> dict[Any, list[CategoryPage]]:
        families = _families(pages, viewer)
        found: dict[Any, list[CategoryPage]] = defaultdict(list)
        above = Left("path", Length("path") - Page.steplen)
        below = list_pages(CategoryPage, viewer=viewer, locale=locale).annotate(above=above).filter(above__in=families)
        for page in below.in_tree_order():
            found[families[page.path[: -Page.steplen]]].append(page)
        return found

    found: dict[Any, list[CategoryPage]] = category.batch.read(("children", viewer.pk, locale), load)
    return found.get(category.translation_key, [])[:MOST_CHILDREN] if category.pk else []


def page_count_of(category: CategoryPage, viewer: Viewer) -> int:
    """How many pages the viewer may read in this category and in those below it; each page once for all languages.

    Counted are the pages that lists in this language would give: translations, and originals that have none.
    """
    locale = category.requested_locale or category.language_code

    def load(pages: Sequence[ContentPage]) -> dict[Any, int]:
        keys = {page.translation_key for page in pages if isinstance(page, CategoryPage)}
        within = (
            visible_documents(viewer)
            .best_for(locale, viewer)
            .filter(path__gt=OuterRef("path"), path__lte=Concat(OuterRef("path"), Value(LAST_STEP)))
            .order_by()
            .values(any=Value(1))
            .annotate(number=Count("pk"))
        )
        shelves = CategoryPage.objects.visible_to(viewer).filter(translation_key__in=keys)
        counts: dict[Any, int] = defaultdict(int)
        numbers = shelves.annotate(number=Subquery(within.values("number"))).order_by()
        for key, number in numbers.values_list("translation_key", "number"):
            counts[key] += number or 0
        return counts

    found: dict[Any, int] = category.batch.read(("page count", viewer.pk, locale), load)
    return found.get(category.translation_key, 0) if category.pk else 0


def _families(pages: Sequence[ContentPage], viewer: Viewer) -> dict[str, Any]:
    """By its place in the tree's index, the family of each category among the pages, in all languages."""
    keys = {page.translation_key for page in pages if isinstance(page, CategoryPage)}
    shelves = CategoryPage.objects.visible_to(viewer).filter(translation_key__in=keys)
    return dict(shelves.order_by().values_list("path", "translation_key"))


def families_of(keys: Collection[UUID], viewer: Viewer) -> dict[UUID, list[tuple[str, str]]]:
    """(locale, path) of every page that really exists, by locale, for each translation key."""
    families: dict[UUID, list[tuple[str, str]]] = {key: [] for key in keys}
    rows = visible_pages(viewer).filter(translation_key__in=keys)
    for key, url_path in rows.values_list("translation_key", "url_path").order_by():
        families[key].append((locale_of(url_path), content_path(url_path)))
    return {key: sorted(found) for key, found in families.items()}


def translations_of(page: ContentPage, viewer: Viewer) -> list[tuple[str, str]]:
    """(locale, path) of every translation that really exists, the page itself among them, by locale."""

    def load(pages: Sequence[ContentPage]) -> dict[int, list[tuple[str, str]]]:
        families = families_of({page.translation_key for page in pages}, viewer)
        return {page.pk: families[page.translation_key] for page in pages}

    return page.batch.read(("translations", viewer.pk), load)[page.pk]


def staleness_of(page: ContentPage) -> TranslationRecord | None:
    """What the page lacks of its original; None for originals and where there is none to compare with."""

    def load(pages: Sequence[ContentPage]) -> dict[int, TranslationRecord]:
        translations = [page.pk for page in pages if page.language_code != default_locale()]
        return {record.pk: record for record in TranslationRecord.objects.of_pages(translations)}

    return page.batch.read(("staleness",), load).get(page.pk)


def tags_of(page: BodyPage) -> list[str]:
    """The names of the page's tags, in alphabetical order."""

    def load(pages: Sequence[ContentPage]) -> dict[int, list[str]]:
        names: dict[int, list[str]] = {page.pk: [] for page in pages}
        rows = PageTag.objects.filter(content_object__in=[page.pk for page in pages])
        for pk, name in rows.values_list("content_object_id", "tag__name").order_by("tag__name"):
            names[pk].append(name)
        return names

    if page.preview:
        return sorted(tag.name for tag in page.tags.all())
    return page.batch.read(("tags",), load)[page.pk]


def edition_of(page: BodyPage) -> int | None:
    """Which version of the page is live: the first, the second and so on, as it was published; None in previews."""

    def load(pages: Sequence[ContentPage]) -> dict[int, int]:
        rows = PageLogEntry.objects.filter(page__in=[page.pk for page in pages], action__in=PUBLISHED)
        return dict(rows.order_by().values("page_id").annotate(number=Count("pk")).values_list("page_id", "number"))

    if page.preview:
        return None
    # What came live without a word in the log, as an import may bring it, is a first version all the same.
    return max(page.batch.read(("editions",), load).get(page.pk, 0), 1)


def area_of(page: BodyPage) -> ProductArea | None:
    """The part of the product that the page is about."""

    def load(pages: Sequence[BodyPage]) -> dict[int, ProductArea]:
        keys = {page.area_id for page in pages if getattr(page, "area_id", None)}
        return ProductArea.objects.in_bulk(keys) if keys else {}

    return page.batch.read(("areas",), load).get(page.area_id)


def video_of(page: TutorialPage, viewer: Viewer) -> Video | None:
    """The tutorial's video, where the viewer may see it, with its files and transcripts."""

    def load(pages: Sequence[ContentPage]) -> dict[int, Video]:
        # A list may hold pages of other types.
        shown = {page.video_id for page in pages if isinstance(page, TutorialPage) and page.video_id}
        return Video.objects.visible_to(viewer).prefetch_related("renditions", "transcripts").in_bulk(shown)

    return page.batch.read(("video", viewer.pk), load).get(page.video_id)


def videos_shown_to(viewer: Viewer) -> Any:
    """A query for the keys of the videos of all tutorials that the viewer may read."""
    return TutorialPage.objects.visible_to(viewer).filter(video__isnull=False).order_by().values("video_id")


def transcript_language_of(page: TutorialPage, viewer: Viewer) -> str | None:
    """The language in which to show what is said: the page's own, or else one that there is."""
    video = video_of(page, viewer)
    languages = sorted({one.language for one in video.transcripts.all() if one.complete}) if video else []
    return page.language_code if page.language_code in languages else next(iter(languages), None)


def _prefixes(page: ContentPage) -> list[str]:
    """The tree index paths of the pages above, without the root."""
    return [page.path[:end] for end in range(2 * Page.steplen, len(page.path), Page.steplen)]
