"""Where writers come to what readers say: from a page, and from the reports."""

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
from core.accounts.models import User

from .policies import can_read_feedback
from .views import FeedbackReport, PageFeedback


@hooks.register("register_admin_urls")
def feedback_urls() -> list[Any]:
    """Both views, each also as the fragment that Wagtail replaces while one filters."""
    views = [
        path("", FeedbackReport.as_view(), name="report"),
        path("results/", FeedbackReport.as_view(results_only=True), name="report_results"),
        path("<int:page_id>/", PageFeedback.as_view(), name="page"),
        path("<int:page_id>/results/", PageFeedback.as_view(results_only=True), name="page_results"),
    ]
    return [path("feedback/", include((views, "cms_feedback")))]


class FeedbackMenuItem(MenuItem):
    """Shown to those who may edit something."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(PagePermissionPolicy().user_has_any_permission(request.user, {"change", "publish"}))


@hooks.register("register_reports_menu_item")
def feedback_report() -> MenuItem:
    """The report among the others."""
    return FeedbackMenuItem(
        gettext_lazy("Reader feedback"),
        reverse("cms_feedback:report"),
        name="reader-feedback",
        icon_name="comment",
        order=100,
    )


@hooks.register("register_page_header_buttons")
def feedback_in_header(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of the editor and of the page's place in the tree."""
    yield from _button(page, user)


@hooks.register("register_page_listing_more_buttons")
def feedback_in_listing(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a page in a list."""
    yield from _button(page, user)


def _button(page: Page, user: User) -> Iterator[Button]:
    if isinstance(page, BodyPage) and can_read_feedback(user, page):
        yield Button(
            _("Reader feedback"), url=reverse("cms_feedback:page", args=(page.pk,)), icon_name="comment", priority=62
        )
