"""How the writers' house differs from a stock Wagtail admin."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.documents.models import AbstractDocument
from wagtail.models import CollectionViewRestriction, Page

import cms.areas.hooks
import cms.badges
import cms.feedback.hooks
import cms.links
import cms.search_reports.hooks
import cms.search_rules.hooks
import cms.staff  # noqa: F401 (all register their own)

from .actions import issue_preview
from .models import CategoryPage, ContentPage
from .models.pages import MAX_CATEGORY_LEVELS
from .reviews import hooks as review_hooks  # noqa: F401 (registers its own)
from .translation import hooks as translation_hooks  # noqa: F401 (registers its own)
from .versions import hooks as version_hooks  # noqa: F401 (registers its own)

# Both would replace what a person has translated by hand: the first with the segments of an older
# translation, the second with a copy of the original (wagtail-localize #876).
_DESTRUCTIVE = frozenset({"localize-restart-translation", "localize-convert-to-alias"})

_KEY = re.compile(r"[0-9]{1,18}")


@hooks.register("insert_global_admin_css")
def style_what_is_ours() -> SafeString:
    """The little that Wagtail's own style has no words for."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin/admin.css"))


@hooks.register("show_content_preview")
def show_content_preview(page: ContentPage, request: HttpRequest) -> HttpResponse:
    """Send the writer's browser, or the preview panel, to the web app with a fresh token."""
    token = issue_preview(actor=request.user, page=page)
    response = redirect(f"/{page.locale.language_code}/preview/{token}")
    response["Cache-Control"] = "no-store"
    return response


@hooks.register("before_serve_document", order=-1)
def hide_what_is_not_the_readers(document: AbstractDocument, request: HttpRequest) -> None:
    """What is behind a door that the reader may not pass looks as if it were not there.

    Wagtail would lead to a sign-in page of its own, which this site has not. A shared password it asks for itself.
    """
    for door in document.collection.get_view_restrictions():
        if door.restriction_type != CollectionViewRestriction.PASSWORD and not door.accept_request(request):
            raise Http404


@hooks.register("construct_page_action_menu")
def keep_translations_by_hand(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Do not offer what would overwrite a translation made by hand."""
    menu_items[:] = [item for item in menu_items if item.name not in _DESTRUCTIVE]


@hooks.register("before_edit_page", order=-1)
def refuse_to_overwrite_translations(request: HttpRequest, page: ContentPage) -> HttpResponse | None:
    """Refuse it too where it is asked for without the menu."""
    if request.method == "POST" and _DESTRUCTIVE & request.POST.keys():
        return _refuse_to_overwrite(request, page.pk)
    return None


@hooks.register("before_copy_page")
def refuse_to_copy_too_deep(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse a copy with all that is below where that has no room: Wagtail asks for the topmost page alone."""
    target = request.POST.get("new_parent_page", "")
    category = page.specific
    if not isinstance(category, CategoryPage) or not request.POST.get("copy_subpages") or not _KEY.fullmatch(target):
        return None
    parent = Page.objects.filter(pk=int(target)).first()
    if parent is None or category.fits_below(parent):
        return None
    said = _("Categories can be nested %(most)s levels deep at most. There is no room for all that is below this one.")
    messages.error(request, said % {"most": MAX_CATEGORY_LEVELS})
    return redirect("wagtailadmin_pages:copy", page.pk)


@hooks.register("register_admin_urls", order=-1)
def refuse_to_convert_by_address() -> list[URLPattern]:
    """Stand in front of the address of wagtail-localize's conversion, which asks nothing about the menu."""
    return [path("localize/page/<int:page_id>/convert_to_alias/", _refuse_to_overwrite)]


def _refuse_to_overwrite(request: HttpRequest, page_id: int) -> HttpResponse:
    messages.error(request, _("This translation is written by hand, and stays so."))
    return redirect("wagtailadmin_pages:edit", page_id)
