"""Reads of pages."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db.models import Case, CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Value, When
from django.db.models.query import ModelIterable
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from .paths import default_locale, tree_path

if TYPE_CHECKING:
    from core.accounts.models import Viewer


T = TypeVar("T")

LAST_STEP = Page.alphabet[-1] * Page.steplen
"""Behind a page's place in the tree's index, the end of what is below it."""


class Batch:
    """The pages of one result, which read what surrounds them together: once for all, at the first need."""

    def __init__(self, pages: Sequence[Any]) -> None:
        self.pages = pages
        self._read: dict[Hashable, Any] = {}

    def read(self, what: Hashable, load: Callable[[Sequence[Any]], T]) -> T:
        """What `load(pages)` gave when it was first asked for; `what` names it."""
        if what not in self._read:
            self._read[what] = load(self.pages)
        found: T = self._read[what]
        return found


class ContentQuerySet(PageQuerySet):
    """Pages as readers meet them."""

    _viewer: "Viewer | None" = None

    def _clone(self) -> Self:
        clone = super()._clone()
        clone._viewer = self._viewer
        return clone

    # Of what is put together, the other part may not be asked for this viewer.
    def __or__(self, other: Self) -> Self:
        return super().__or__(other)._for_nobody()

    def __xor__(self, other: Self) -> Self:
        return super().__xor__(other)._for_nobody()

    def union(self, *others: Self, all: bool = False) -> Self:
        return super().union(*others, all=all)._for_nobody()

    def _for_nobody(self) -> Self:
        self._viewer = None
        return self

    def _fetch_all(self) -> None:
        fetched = self._result_cache is None
        super()._fetch_all()
        if fetched:
            pages = [row for row in self._result_cache if isinstance(row, Page)]
            batch = Batch(pages)
            for page in pages:
                page.batch = batch

    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Pages the viewer may read: live, not expired, and public or behind a door the viewer may pass.

        Writers get no more here than anyone: a draft is read through a preview token and never through this.
        Pages behind a shared password are not visible to anybody, since GraphQL has no place to enter one.
        Aliases, which show one page at another's address, are not pages of their own.

        Asking twice for one viewer, as a list of the API does, adds nothing to the query.
        """
        if viewer is None:
            return self.none()
        if self._viewer is viewer:
            return self
        visible = (
            self.filter(live=True, alias_of__isnull=True)
            .exclude(expire_at__lte=timezone.now())
            .exclude(Exists(_doors_closed_to(viewer)))
        )
        visible._viewer = viewer
        return visible

    def at_path(self, path: str) -> Self:
        """The page at a path of the web app: one page or none."""
        url_path = tree_path(path)
        return self.none() if url_path is None else self.filter(url_path=url_path)

    def in_locale(self, code: str) -> Self:
        """Pages written in this locale."""
        return self.filter(locale__language_code=code)

    def best_for(self, code: str, viewer: "Viewer | None") -> Self:
        """One page of each family of translations: in this locale, or else the original in the default locale."""
        default = default_locale()
        if code == default:
            return self.in_locale(code)
        translated = self._unfiltered().visible_to(viewer).in_locale(code)
        return self.filter(
            Q(locale__language_code=code)
            | Q(locale__language_code=default) & ~Exists(translated.filter(translation_key=OuterRef("translation_key")))
        )

    def asked_for_in(self, code: str) -> Self:
        """The same pages, which remember the locale that the reader asked for."""
        return self.annotate(requested_locale=Value(code, output_field=CharField()))

    def in_category(self, category: Any, viewer: "Viewer | None") -> Self:
        """Pages directly or deeper below a category, whichever translation of the category is given."""
        translations = (
            type(category)._default_manager.visible_to(viewer).filter(translation_key=category.translation_key)
        )
        return self.filter(
            Exists(
                translations.annotate(page_path=_outer_path()).filter(
                    page_path__startswith=F("path"), depth__lt=OuterRef("depth")
                )
            )
        )

    def directly_in(self, category: Any, viewer: "Viewer | None") -> Self:
        """Pages directly in a category, whichever translation of it is given.

        Its places in the tree's index are read first: a few ranges of the index are found at once among any number
        of pages.
        """
        shelves = type(category)._default_manager.visible_to(viewer).filter(translation_key=category.translation_key)
        below = Q(pk__in=[])
        for path in shelves.order_by().values_list("path", flat=True):
            below |= Q(path__gt=path, path__lte=path + LAST_STEP, depth=len(path) // Page.steplen + 1)
        return self.filter(below)

    def tagged(self, slug: str) -> Self:
        """Pages that carry a tag."""
        return self.filter(page_tags__tag__slug=slug)

    def where(self, **values: Any) -> Self:
        """Pages with these values in their fields."""
        return self.filter(**values)

    def newest_first(self) -> Self:
        """By the day they were first published, the newest first."""
        return self.order_by("-first_published_at", "-pk")

    def in_tree_order(self) -> Self:
        """In the order that writers gave them in the page explorer."""
        return self.order_by("path")

    def preferring(self, code: str) -> Self:
        """The locale `code` before the others, and in each of them the writers' order."""
        return self.order_by(_is_not_in(code), "path")

    def topmost(self, code: str) -> Self:
        """The locale `code` before the others, and in each of them what stands nearest to the home page."""
        return self.order_by(_is_not_in(code), "depth", "path")

    def _unfiltered(self) -> Self:
        return type(self)(self.model, using=self._db)


class _AsTheyAre(ModelIterable):
    """Rows of plain pages that were read together with what their types hold, as pages of these types."""

    def __iter__(self) -> Iterator[Any]:
        queryset: Any = self.queryset
        annotated = list(queryset.query.annotation_select)
        for page in super().__iter__():
            kept = page._state.fields_cache
            own = next((kept[name] for name in queryset._accessors if kept.get(name) is not None), page)
            for name in annotated:
                setattr(own, name, getattr(page, name))
            yield own


class AnyPageQuerySet(ContentQuerySet):
    """Pages of several types, read in one query, however many types there are."""

    _models: tuple[Any, ...] = ()
    _accessors: tuple[str, ...] = ()

    @classmethod
    def of(cls, models: Sequence[type[Page]]) -> Self:
        """The pages of these types, each as what it is."""
        accessors = tuple(model._meta.get_field("page_ptr").remote_field.get_accessor_name() for model in models)
        pages = cls(Page).type(*models).select_related(*accessors)
        pages._iterable_class = _AsTheyAre
        pages._models, pages._accessors = tuple(models), accessors
        return pages

    def _clone(self) -> Self:
        clone = super()._clone()
        clone._models, clone._accessors = self._models, self._accessors
        return clone

    def where(self, **values: Any) -> Self:
        """Pages with these values in fields that each of the types has for itself."""
        either = Q()
        for model in self._models:
            either |= Q(pk__in=model._base_manager.filter(**values).values("pk").order_by())
        return self.filter(either)


def visible_pages(viewer: "Viewer | None") -> ContentQuerySet:
    """Pages of every type that the viewer may read, as plain pages: title and address, no body."""
    return ContentQuerySet(Page).visible_to(viewer)


def _is_not_in(code: str) -> Case:
    return Case(When(locale__language_code=code, then=Value(0)), default=Value(1))


def _doors_closed_to(viewer: "Viewer") -> Any:
    """The view restrictions at or above the outer query's page which the viewer does not meet.

    Asked within the query itself, so that visibility costs no query of its own.
    """
    closed = PageViewRestriction.objects.annotate(reader_path=_outer_path()).filter(
        reader_path__startswith=F("page__path")
    )
    if viewer.is_authenticated:
        closed = closed.exclude(restriction_type=PageViewRestriction.LOGIN)
        if viewer.is_superuser:
            return closed.exclude(restriction_type=PageViewRestriction.GROUPS)
        return closed.exclude(
            Q(restriction_type=PageViewRestriction.GROUPS) & Q(pk__in=_doors_open_to_groups_of(viewer))
        )
    return closed


def _doors_open_to_groups_of(viewer: "Viewer") -> Any:
    return PageViewRestriction.groups.through.objects.filter(group__user=viewer).values("pageviewrestriction_id")


def _outer_path() -> ExpressionWrapper:
    """The tree index path of the outer query's page. A page's path begins with its ancestors' paths."""
    return ExpressionWrapper(OuterRef("path"), output_field=CharField())
