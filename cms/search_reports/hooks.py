"""Where writers come to the report on searches."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.search.log.policies import can_read_log

from .views import SearchReport


@hooks.register("register_admin_urls")
def search_report_urls() -> list[Any]:
    """The report, also as the fragment that Wagtail replaces while one filters."""
    views = [
        path("", SearchReport.as_view(), name="report"),
        path("results/", SearchReport.as_view(results_only=True), name="report_results"),
    ]
    return [path("searches/", include((views, "cms_searches")))]


class SearchesMenuItem(MenuItem):
    """Shown to those who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_read_log(request.user)


@hooks.register("register_reports_menu_item")
def search_report() -> MenuItem:
    """The report among the others."""
    return SearchesMenuItem(
        _("Searches"), reverse("cms_searches:report"), name="searches", icon_name="search", order=105
    )
