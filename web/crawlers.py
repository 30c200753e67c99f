"""What machines read: where everything public is (sitemap, robots.txt), and what is new (Atom)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.metadata import alternates_of
from cms.models.pages import BodyPage, ContentPage
from cms.paths import content_path
from cms.querysets import visible_pages
from cms.reading import families_of, list_documents
from community.forum.models import Topic
from community.roadmap.models import FeatureRequest
from core.contributions import one_line

from .pages import address

ENTRIES = 30
PRIVATE = ("/admin/", "/django-admin/", "/_allauth/", "/graphql", "/*/account/", "/*/search", "/*/support")


class Places(Sitemap[Any]):
    """Public addresses, 10,000 to a file. They are those of KERF_PUBLIC_URL, whatever host was asked."""

    limit = 10_000

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.PUBLIC_URL).scheme

    def get_domain(self, site: object = None) -> str:
        return urlsplit(settings.PUBLIC_URL).netloc

    def location(self, item: Any) -> str:
        return str(item.path)

    def get_latest_lastmod(self) -> None:
        """Not told in the index: Django would read every row for it."""


class Content(Places):
    """Pages of the knowledge base, in each language in which they are written."""

    def items(self) -> QuerySet[Page]:
        pages = visible_pages(AnonymousUser()).type(ContentPage)
        return pages.order_by("path")

    def location(self, item: Page) -> str:
        return content_path(item.url_path)

    def lastmod(self, item: Page) -> datetime | None:
        return item.last_published_at

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        """With the addresses of the other languages: one query for a file."""
        urls: list[dict[str, Any]] = super().get_urls(page, site, protocol)
        families = families_of({url["item"].translation_key for url in urls}, AnonymousUser())
        for url in urls:
            alternates = alternates_of(families[url["item"].translation_key])
            url["alternates"] = [{"lang_code": code, "location": there} for code, there in alternates.items()]
        return urls


class Topics(Places):
    """Topics of the forum."""

    def items(self) -> QuerySet[Topic]:
        return Topic.objects.visible_to(AnonymousUser()).order_by("pk")

    def lastmod(self, item: Topic) -> datetime:
        return item.last_post_at


class Requests(Places):
    """Ideas on the roadmap."""

    def items(self) -> QuerySet[FeatureRequest]:
        return FeatureRequest.objects.visible_to(AnonymousUser()).order_by("pk")


SITEMAPS: Mapping[str, type[Places]] = {"learn": Content, "community": Topics, "roadmap": Requests}


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """`/robots.txt`: everything public may be read; the sitemap says where it is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), "", f"Sitemap: {address('/sitemap.xml')}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


class News(Feed[BodyPage, str]):
    """`/<locale>/feed.xml`: the newest documents in one language, as Atom."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with override(kwargs["locale"]):
            response = super().__call__(request, *args, **kwargs)
        response["Cache-Control"] = "public, max-age=300"
        return response

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return str(kwargs["locale"])

    def title(self, obj: str) -> str:
        return f"{settings.WAGTAIL_SITE_NAME}: {_('New in the knowledge base')}"

    def link(self, obj: str) -> str:
        return address(f"/{obj}/")

    def feed_url(self, obj: str) -> str:
        return address(f"/{obj}/feed.xml")

    def items(self, obj: str) -> list[BodyPage]:
        return list(list_documents(BodyPage, viewer=AnonymousUser(), locale=obj).in_locale(obj)[:ENTRIES])

    def item_title(self, item: BodyPage) -> str:
        # XML has no words for control characters, which come with a paste: one of them would be the end of the feed.
        return one_line(item.title)

    def item_description(self, item: BodyPage) -> str:
        return one_line(item.search_description or item.summary)

    def item_link(self, item: BodyPage) -> str:
        return address(item.web_path)

    def item_pubdate(self, item: BodyPage) -> datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: BodyPage) -> datetime | None:
        return item.last_published_at
