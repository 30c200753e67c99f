"""A page's versions, as Wagtail keeps them: read through their viewer."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models.functions import Cast
from wagtail.models import Page, Revision, get_default_page_content_type
from wagtail.permission_policies.pages import PagePermissionPolicy

if TYPE_CHECKING:
    from core.accounts.models import Viewer


class PageVersionQuerySet(models.QuerySet["PageVersion"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Versions of the pages that Wagtail lets the viewer edit or publish."""
        if viewer is None or not viewer.is_authenticated:
            return self.none()
        own = PagePermissionPolicy().instances_user_has_any_permission_for(viewer, {"change", "publish"}).order_by()
        keys = own.annotate(key=Cast("pk", models.CharField(max_length=255))).values("key")
        return self.filter(base_content_type=get_default_page_content_type(), object_id__in=keys).with_state()

    def of_page(self, page: Page) -> Self:
        """All versions of one page."""
        return self.filter(base_content_type=get_default_page_content_type(), object_id=str(page.pk))

    def with_state(self) -> Self:
        """Each with whether it `is_live`, and with whoever saved it."""
        live = Page.objects.filter(live=True, live_revision=models.OuterRef("pk"))
        return self.annotate(is_live=models.Exists(live)).select_related("user")

    def newest_first(self) -> Self:
        """The latest version first."""
        return self.order_by("-created_at", "-pk")


class PageVersion(Revision):
    """A version of a page: a revision of Wagtail's."""

    objects: Any = PageVersionQuerySet.as_manager()

    class Meta:
        proxy = True
        base_manager_name = "objects"

    @property
    def change_note(self) -> str:
        """Why it was made, in its writer's words; may be empty."""
        return str(self.content.get("change_note") or "")
