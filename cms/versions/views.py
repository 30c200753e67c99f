"""Comparing two versions of a page in Wagtail's admin, and going back to the older one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.generic.models import RevisionsCompareView as GenericCompareView
from wagtail.admin.views.pages.revisions import RevisionsCompareView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.widgets.button import HeaderButton

from cms.kinds import concrete
from cms.models import ContentPage, PageVersion
from cms.models.pages import BodyPage
from cms.times import told_time
from cms.writing.actions import revert_page
from core.errors import DomainError

from .comparison import compare, content_of
from .history import HistoryView
from .naming import version_of


class CompareView(RevisionsCompareView):
    """What changed between two versions, part by part, where Wagtail shows its own comparison.

    Wagtail asks who may edit or publish this very page before it comes here (`get_object`).
    """

    page_title = gettext_lazy("Compare versions")
    template_name = "cms/versions/compare.html"

    object: ContentPage

    @cached_property
    def versions(self) -> tuple[PageVersion | None, PageVersion | None]:
        """Both sides; None stands for what readers see."""
        return version_of(self.object, self.revision_id_a), version_of(self.object, self.revision_id_b)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Where one goes from here."""
        if not self.object.permissions_for_user(self.request.user).can_edit():
            return []
        return list(super().header_buttons)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page, (before, after) = self.object, self.versions
        live = content_of(page, None) if page.live and None in {before, after} else {}
        sides = [dict(version.content) if version else live for version in (before, after)]
        found = compare(type(page), *sides, viewer=self.request.user)
        latest = page.latest_revision_id
        may_edit = page.permissions_for_user(self.request.user).can_edit()
        may_revert = (
            may_edit and isinstance(page, BodyPage) and before is not None and before.pk != latest and not page.locked
        )
        return {
            **super(GenericCompareView, self).get_context_data(**kwargs),
            "page": page,
            "rows": found.rows,
            "omitted": found.omitted,
            "told": _told(len(found.rows) + found.omitted),
            "sides": [self._side(before), self._side(after)],
            "latest": latest,
            "older": before if may_revert else None,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the older version the draft, unless somebody has saved another one since it was looked at."""
        page, older = self.object, self.versions[0]
        if older is None or not isinstance(page, BodyPage):
            raise Http404
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        seen = request.POST.get("latest", "")
        try:
            revert_page(
                actor=request.user,
                page_id=page.pk,
                kind=page.node_name,
                revision_id=older.pk,
                base_revision_id=int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 19 else 0,
            )
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return redirect("wagtailadmin_pages:revisions_compare", page.pk, older.pk, "latest")
        said = _("The version of %(date)s is the draft now. Readers see it when you publish it.")
        compare_live = messages.button(
            reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"]),
            _("Compare with what is live"),
        )
        messages.success(
            request, said % {"date": told_time(older.created_at)}, buttons=[compare_live] if page.live else []
        )
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _side(self, version: PageVersion | None) -> dict[str, Any]:
        page = self.object
        live = PageVersion.objects.of_page(page).filter(pk=page.live_revision_id).select_related("user").first()
        shown = version or (live if page.live else None)
        return {
            "version": shown,
            "is_live": page.live and (version is None or version.pk == page.live_revision_id),
            "is_latest": version is not None and version.pk == page.latest_revision_id,
            "is_nothing": version is None and not page.live,
            "at": told_time(shown.created_at) if shown else "",
            "by": shown.user if shown else None,
            "note": shown.change_note if shown else "",
        }


def _told(count: int) -> str:
    said = ngettext("%(count)s part is different.", "%(count)s parts are different.", count)
    return said % {"count": count}


class ContentPageViewSet(PageViewSet):
    """A type of our pages in Wagtail's admin: as usual, with our history and comparison."""

    history_view_class = HistoryView
    revisions_compare_view_class = CompareView


def page_viewsets() -> list[ContentPageViewSet]:
    """One for each type of our pages."""
    return [ContentPageViewSet(model=model, name=f"cms_{model._meta.model_name}") for model in concrete(ContentPage)]
