"""Where everything answers."""

from django.conf import settings
from django.contrib import admin
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from api.core.views import GraphQLView
from api.people.views import PictureView
from api.schema import schema
from cms.account import AccountView
from cms.documents import served
from core import health
from web import crawlers
from web import views as web

handler500 = "core.space.failed"
locales = "|".join(code for code, _ in settings.LANGUAGES)

urlpatterns = [
    path("healthz/live", health.live),
    path("healthz/ready", health.ready),
    path("graphql", GraphQLView.as_view(schema=schema)),
    path("account-picture", PictureView.as_view()),
    path("", include("core.accounts.urls")),
    path("django-admin/", admin.site.urls),
    path("admin/account/", require_admin_access(AccountView.as_view())),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", served),
    path("documents/", include(wagtaildocs_urls)),
    path("_allauth/", include("allauth.headless.urls")),
    path("media/", include("media_pipeline.urls")),
    path("robots.txt", crawlers.robots),
    path("sitemap.xml", sitemaps.index, {"sitemaps": crawlers.SITEMAPS, "sitemap_url_name": "sitemap"}),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": crawlers.SITEMAPS}, name="sitemap"),
    re_path(rf"^(?P<locale>{locales})/feed\.xml$", crawlers.News()),
    path("", web.front),
    re_path(rf"^(?P<locale>{locales})/(?P<rest>.*)$", web.page),
]
