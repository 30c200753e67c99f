"""Where writers meet versions in Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.models import ContentPage, EditorialReviewTask
from cms.models.review_task import own_version
from cms.times import told_time
from core.accounts.models import User

from .views import ContentPageViewSet, page_viewsets


@hooks.register("register_admin_viewset")
def page_views() -> list[ContentPageViewSet]:
    """Our comparison and history in the place of Wagtail's."""
    return page_viewsets()


@hooks.register("register_page_header_buttons")
def compare_with_live(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of the page: what its draft would change."""
    if page.live and page.has_unpublished_changes and issubclass(page.specific_class or Page, ContentPage):
        permissions = page.permissions_for_user(user)
        if permissions.can_edit() or permissions.can_publish():
            yield Button(_("Compare with what is live"), _address(page), icon_name="copy", priority=64)


@hooks.register("before_edit_page", order=-3)
def begin_notes_anew(request: HttpRequest, page: Page) -> None:
    """An older version that is opened to be brought back comes without the reason of that time."""
    match = request.resolver_match
    is_older = match is not None and match.url_name == "revisions_revert"
    if is_older and request.method == "GET" and isinstance(page, ContentPage):
        page.change_note = ""


@hooks.register("before_edit_page", order=-2)
def tell_of_review(request: HttpRequest, page: Page) -> None:
    """Above the editor: who waits for a review, and with one click what there is to be approved."""
    user = request.user
    state = page.current_workflow_state if isinstance(page, ContentPage) else None
    if request.method != "GET" or state is None or not isinstance(user, User):
        return
    show = messages.button(_address(page), _("See what changes"))
    task = page.current_workflow_task
    who = str(getattr(state.requested_by, "name", "") or state.requested_by or _("Somebody"))
    if not page.workflow_in_progress:
        last = state.current_task_state
        comment = last.comment if last is not None else ""
        said = _("Sent back by the reviewer: “%(comment)s”") if comment else _("Sent back by the reviewer.")
        messages.warning(request, said % {"comment": comment}, buttons=[show])
    elif isinstance(task, EditorialReviewTask) and task.is_own(page, user):
        messages.info(request, own_version(), buttons=[show])
    elif task is not None and task.get_actions(page, user):
        # A page that was sent back and handed in again is a new round of the same review.
        asked_at = state.current_task_state.started_at if state.current_task_state else state.created_at
        said = _("%(who)s asked for a review on %(date)s.") % {"who": who, "date": told_time(asked_at)}
        messages.info(request, said, buttons=[show])


@hooks.register("before_edit_page", order=-2)
def tell_of_waiting_schedule(request: HttpRequest, page: Page) -> None:
    """Above the editor: dates that were saved and do nothing yet."""
    if request.method != "GET" or not isinstance(page, ContentPage) or not page.has_unpublished_changes:
        return
    waiting = page.go_live_at or page.expire_at
    if waiting and page.scheduled_revision is None and not (page.live and page.go_live_at is None and _expires(page)):
        said = _("The dates of this draft (%(date)s) do nothing yet: they take effect when you publish it.")
        messages.warning(request, said % {"date": told_time(waiting)})


def _expires(page: ContentPage) -> bool:
    """Whether what is live expires at the same moment already."""
    return Page.objects.filter(pk=page.pk, expire_at=page.expire_at).exists()


def _address(page: Page) -> str:
    return reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"])
