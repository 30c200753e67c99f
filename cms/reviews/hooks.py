"""Where writers meet review dates in Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.models import ReviewDate

from .views import ReviewReport


@hooks.register("register_admin_urls")
def review_urls() -> list[Any]:
    """The report, also as the fragment that Wagtail replaces while one filters."""
    views = [
        path("", ReviewReport.as_view(), name="report"),
        path("results/", ReviewReport.as_view(results_only=True), name="report_results"),
    ]
    return [path("reviews/", include((views, "cms_reviews")))]


class ReviewMenuItem(MenuItem):
    """Shown to those who may edit something."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(PagePermissionPolicy().user_has_any_permission(request.user, {"add", "change", "publish"}))


@hooks.register("register_reports_menu_item")
def review_report() -> MenuItem:
    """The report among the others."""
    return ReviewMenuItem(
        gettext_lazy("Due for review"),
        reverse("cms_reviews:report"),
        name="due-for-review",
        icon_name="calendar-check",
        order=95,
    )


@hooks.register("before_edit_page", order=-2)
def warn_of_review(request: HttpRequest, page: Page) -> None:
    """Say above the editor that the page is stale."""
    found = ReviewDate.objects.overdue(timezone.localdate()).filter(page_id=page.pk).first()
    if found is not None and request.method == "GET" and page.permissions_for_user(request.user).can_edit():
        said = _("Stale: this page was to be reviewed by %(date)s. Set the next date under “Settings”.")
        messages.warning(request, said % {"date": formats.date_format(found.due)})
