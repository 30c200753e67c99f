"""Where writers come to gaps and insights in Wagtail."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.models.pages import BodyPage
from cms.policies import can_preview
from core.accounts.models import User

from .policies import reads_gaps
from .views import GapBoard, GapView, Gather, InsightsReport, PageInsightsView


@hooks.register("register_admin_urls")
def insights_urls() -> list[Any]:
    """The board and the report, also as the fragments that Wagtail replaces while one filters; one gap, one page."""
    views = [
        path("insights/", InsightsReport.as_view(), name="report"),
        path("insights/results/", InsightsReport.as_view(results_only=True), name="report_results"),
        path("insights/<int:page_id>/", PageInsightsView.as_view(), name="page"),
        path("gaps/", GapBoard.as_view(), name="gaps"),
        path("gaps/results/", GapBoard.as_view(results_only=True), name="gaps_results"),
        path("gaps/gather/", Gather.as_view(), name="gather"),
        path("gaps/<int:pk>/", GapView.as_view(), name="gap"),
    ]
    return [path("", include((views, "insights")))]


class GapsItem(MenuItem):
    """Shown to writers."""

    def is_shown(self, request: HttpRequest) -> bool:
        return reads_gaps(request.user)


@hooks.register("register_admin_menu_item")
def gaps_in_menu() -> MenuItem:
    """The board, beside search rules."""
    return GapsItem(
        gettext_lazy("Content gaps"), reverse("insights:gaps"), name="content-gaps", icon_name="help", order=355
    )


class InsightsItem(MenuItem):
    """Shown to those who may edit something."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(PagePermissionPolicy().user_has_any_permission(request.user, {"change", "publish"}))


@hooks.register("register_reports_menu_item")
def insights_report() -> MenuItem:
    """The report among the others."""
    return InsightsItem(
        gettext_lazy("Insights"), reverse("insights:report"), name="insights", icon_name="view", order=85
    )


@hooks.register("register_page_header_buttons")
def insights_in_header(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of the editor and of the page's place in the tree."""
    yield from _button(page, user)


@hooks.register("register_page_listing_more_buttons")
def insights_in_listing(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a page in a list."""
    yield from _button(page, user)


def _button(page: Page, user: User) -> Iterator[Button]:
    if isinstance(page, BodyPage) and can_preview(user, page):
        yield Button(_("Insights"), url=reverse("insights:page", args=(page.pk,)), icon_name="view", priority=61)
