"""How a reader comes to a page, and what stands around it: in its tree, and in other languages.

What surrounds a page is read for all pages of one result at once (see `querysets.Batch`), so a
list of twenty costs as many queries as one page.
"""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TypeVar

from django.conf import settings
from wagtail.models import Page

from core.accounts.models import Viewer
from media_pipeline.models import Video

from .kinds import KINDS, concrete
from .models import CategoryPage, ContentPage, HomePage, PageTag, ProductArea, TranslationRecord, TutorialPage
from .models.pages import BodyPage
from .paths import content_path, default_locale, locale_of
from .querysets import AnyPageQuerySet, ContentQuerySet, visible_pages

P = TypeVar("P", bound=ContentPage)


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
        page = visible.at_path(path).first() or _original_at(model, viewer, path)
        locale = locale or locale_of(path)
    if page is None:
        return None
    wanted = locale or page.language_code
    if wanted != page.language_code:
        translation = visible.filter(translation_key=page.translation_key).in_locale(wanted).first()
        page = translation or page
    page.requested_locale = wanted
    return page


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

    Where it is given: of one category (by its slug), with one tag, about one product area (by its slug), for one
    audience, of these kinds only. Within a category they stand in the writers' order, otherwise the newest come first.
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
    shelf = CategoryPage.objects.visible_to(viewer).filter(slug=category).preferring(locale or default_locale()).first()
    return (pages.in_category(shelf, viewer) if shelf else pages.none()).in_tree_order()


def _original_at(model: type[P], viewer: Viewer, path: str) -> P | None:
    """The page of the default locale that a path names under another locale."""
    locale, default = locale_of(path), default_locale()
    if not locale or locale == default:
        return None
    rest = path.strip("/").partition("/")[2]
    return pages_of(model).visible_to(viewer).at_path(f"/{default}/{rest}").first()


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


def translations_of(page: ContentPage, viewer: Viewer) -> list[tuple[str, str]]:
    """(locale, path) of every translation that really exists, the page itself among them, by locale."""

    def load(pages: Sequence[ContentPage]) -> dict[int, list[tuple[str, str]]]:
        rows = visible_pages(viewer).filter(translation_key__in={page.translation_key for page in pages})
        families: dict[Any, list[tuple[str, str]]] = defaultdict(list)
        for key, url_path in rows.values_list("translation_key", "url_path").order_by():
            families[key].append((locale_of(url_path), content_path(url_path)))
        return {page.pk: sorted(families[page.translation_key]) for page in pages}

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
