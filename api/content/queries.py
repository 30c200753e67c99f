"""Reads of content."""

from collections.abc import Iterable
from typing import Any, cast

import strawberry
from strawberry import relay

from api.core.connections import Connection, check_first, connection
from api.core.context import Info, viewer_of
from api.core.enums import enum_of
from api.core.nodes import key_of
from cms import models, reading
from cms.actions import open_preview
from cms.kinds import KINDS, PAGE_NODE_NAMES
from cms.models import ArticlePage, CategoryPage, TutorialPage
from cms.models.pages import BodyPage
from cms.paths import default_locale
from cms.visits import reading as visits

from .types import ArticleType, Audience, CategoryType, ContentPage, DocumentPage, HomeType, TutorialType

MAX_TOKEN = 100
DocumentKind: Any = enum_of("DocumentKind", KINDS, "A type of page with a body.")


@strawberry.type
class ContentQuery:
    """Pages by path or id, and lists of them. What is not there and what is not yours look the same: null.

    Lists are not optimised by the library: pages fetched together load together what is asked of them
    (cms.querysets.Batch).
    """

    @strawberry.field(
        description="An article by its path or id, in `locale` where it exists there; otherwise the original, which "
        "says so in `fallbackReason`. The path's own locale counts where `locale` is not given."
    )
    def article(
        self, info: Info, path: str | None = None, id: relay.GlobalID | None = None, locale: str | None = None
    ) -> ArticleType | None:
        key = key_of(id, "Article")
        return reading.find_page(ArticlePage, viewer=viewer_of(info), path=path, pk=key, locale=locale)

    @strawberry.field(description="A tutorial, found as `article` finds articles.")
    def tutorial(
        self, info: Info, path: str | None = None, id: relay.GlobalID | None = None, locale: str | None = None
    ) -> TutorialType | None:
        key = key_of(id, "Tutorial")
        return reading.find_page(TutorialPage, viewer=viewer_of(info), path=path, pk=key, locale=locale)

    @strawberry.field(
        description="Whatever page stands at a path or has an id, found as `article` finds articles: an address does "
        "not say what stands there. Null where there is none that the viewer may read."
    )
    def page(
        self, info: Info, path: str | None = None, id: relay.GlobalID | None = None, locale: str | None = None
    ) -> ContentPage | None:
        key = key_of(id, *PAGE_NODE_NAMES)
        if id is not None and key is None:
            return None
        found = reading.find_page(models.ContentPage, viewer=viewer_of(info), path=path, pk=key, locale=locale)
        is_named = id is None or (found is not None and found.node_name == id.type_name)
        return cast(Any, found) if is_named else None

    @strawberry.field(
        description="A category, found as `article` finds articles, or by its slug within `locale`. Where several in "
        "different branches have the slug, it names the topmost, and of these the first in the writers' order; a path "
        "names exactly one."
    )
    def category(
        self,
        info: Info,
        path: str | None = None,
        slug: str | None = None,
        id: relay.GlobalID | None = None,
        locale: str | None = None,
    ) -> CategoryType | None:
        key = key_of(id, "Category")
        if slug is not None and path is None and key is None:
            return cast(Any, reading.find_category(slug, viewer=viewer_of(info), locale=locale))
        return reading.find_page(CategoryPage, viewer=viewer_of(info), path=path, pk=key, locale=locale)

    @strawberry.field(description="The front page of a language.")
    def home(self, info: Info, locale: str | None = None) -> HomeType | None:
        return reading.find_home(viewer=viewer_of(info), locale=locale or default_locale())

    @connection(
        Connection[CategoryType],
        disable_optimization=True,
        description="The categories at the top, or those directly in `parent` (a category's slug or path in any "
        "language), in the order writers gave them: in `locale`, untranslated ones in the original.",
    )
    def categories(self, info: Info, locale: str | None = None, parent: str | None = None) -> Iterable[CategoryPage]:
        return reading.list_categories(viewer=viewer_of(info), locale=locale, parent=parent)

    @connection(
        Connection[ContentPage],  # type: ignore[type-var]
        disable_optimization=True,
        description="What stands directly in a category (its slug or path in any language), categories and pages "
        "mixed, in the writers' order: in `locale`, and behind them what is not translated, in the original.",
    )
    def contents(self, info: Info, category: str, locale: str | None = None) -> Iterable[BodyPage]:
        return cast(Any, reading.list_contents(category, viewer=viewer_of(info), locale=locale))

    @connection(
        Connection[DocumentPage],  # type: ignore[type-var]
        disable_optimization=True,
        description="Documents of all types in `locale`, untranslated ones in the original. `category` is a category's "
        "slug or path in any language: its pages and those of the categories below it come in the writers' order; "
        "without it the newest come first. `area` is a product area's slug. Unknown values find nothing.",
    )
    def documents(
        self,
        info: Info,
        category: str | None = None,
        kinds: list[DocumentKind] | None = None,
        tag: str | None = None,
        area: str | None = None,
        audience: Audience | None = None,  # type: ignore[valid-type]
        locale: str | None = None,
    ) -> Iterable[BodyPage]:
        chosen = None if kinds is None else [kind.value for kind in kinds]
        return _listed(BodyPage, info, category, locale, tag, area, audience, chosen)

    @connection(
        Connection[ArticleType],
        disable_optimization=True,
        description="Articles, listed as `documents` lists pages of all types.",
    )
    def articles(
        self,
        info: Info,
        category: str | None = None,
        locale: str | None = None,
        tag: str | None = None,
        area: str | None = None,
        audience: Audience | None = None,  # type: ignore[valid-type]
    ) -> Iterable[ArticlePage]:
        return _listed(ArticlePage, info, category, locale, tag, area, audience)

    @connection(
        Connection[TutorialType],
        disable_optimization=True,
        description="Tutorials, listed as `documents` lists pages of all types.",
    )
    def tutorials(
        self,
        info: Info,
        category: str | None = None,
        locale: str | None = None,
        tag: str | None = None,
        area: str | None = None,
        audience: Audience | None = None,  # type: ignore[valid-type]
    ) -> Iterable[TutorialPage]:
        return _listed(TutorialPage, info, category, locale, tag, area, audience)

    @strawberry.field(
        description="Documents that readers viewed most in the last 28 days, the most viewed first, at "
        "most 20: in `locale`, untranslated ones in the original. Views of a page in all its languages count together; "
        "pages with fewer than five are left out."
    )
    def popular_pages(self, info: Info, locale: str | None = None, first: int = 6) -> list[DocumentPage]:
        check_first(first, visits.MOST_POPULAR)
        wanted = locale or default_locale()
        return cast(Any, visits.popular_pages(viewer=viewer_of(info), locale=wanted, first=first))

    @strawberry.field(
        description="A draft, by a token from Wagtail's preview. The token shows one version to the one user it was "
        "made for, for some minutes. The answer is never cached."
    )
    def preview(self, info: Info, token: str) -> ContentPage | None:
        info.context.response["Cache-Control"] = "no-store"
        if len(token) > MAX_TOKEN:
            return None
        return open_preview(viewer=viewer_of(info), token=token)


def _listed(
    model: type[BodyPage],
    info: Info,
    category: str | None,
    locale: str | None,
    tag: str | None,
    area: str | None,
    audience: models.Audience | None,
    kinds: list[str] | None = None,
) -> Any:
    return reading.list_documents(
        model,
        viewer=viewer_of(info),
        category=category,
        locale=locale,
        tag=tag,
        area=area,
        audience=audience,
        kinds=kinds,
    )
