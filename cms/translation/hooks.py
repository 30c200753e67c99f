"""What staleness adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.models import TranslationRecord
from cms.models.translation import Level

from . import po_files
from .actions import CONFIRMED
from .views import ChangesView, TranslationReport


@hooks.register("register_log_actions")
def register_confirmation(actions: Any) -> None:
    """Show in a page's history who called its translation up to date."""
    actions.register_action(
        CONFIRMED, gettext_lazy("Translation up to date"), gettext_lazy("Called the translation up to date")
    )


@hooks.register("register_admin_urls")
def translation_urls() -> list[Any]:
    """The report, also as the fragment that Wagtail replaces while one filters, and one page's changes."""
    views = [
        path("", TranslationReport.as_view(), name="report"),
        path("results/", TranslationReport.as_view(results_only=True), name="report_results"),
        path("<int:page_id>/", ChangesView.as_view(), name="changes"),
    ]
    return [path("translations/", include((views, "cms_translation")))]


@hooks.register("register_admin_urls", order=-1)
def look_at_po_files_first() -> list[Any]:
    """Stand in front of wagtail-localize's upload, which breaks where a file has not the header that it needs."""
    return [path("localize/translate/<int:translation_id>/pofile/upload/", po_files.upload)]


class TranslationMenuItem(MenuItem):
    """Shown to those who may edit something."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(PagePermissionPolicy().user_has_any_permission(request.user, {"add", "change", "publish"}))


@hooks.register("register_reports_menu_item")
def translation_report() -> MenuItem:
    """The report among the others."""
    return TranslationMenuItem(
        gettext_lazy("Translations"),
        reverse("cms_translation:report"),
        name="translation-states",
        icon_name="wagtail-localize-language",
        order=90,
    )


@hooks.register("construct_reports_menu")
def leave_one_report(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """wagtail-localize's report of the same name knows only what was translated with its editor: ours has all pages."""
    theirs = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if item.url != theirs]


@hooks.register("before_edit_page", order=-2)
def warn_of_staleness(request: HttpRequest, page: Page) -> None:
    """Say above the editor, ours and wagtail-localize's, what the translation lacks, with the way to the changes."""
    record = TranslationRecord.objects.filter(page_id=page.pk, level__gt=Level.FRESH).first()
    if request.method != "GET" or record is None or not page.permissions_for_user(request.user).can_edit():
        return
    count = len(record.changes)
    if record.level == Level.MAJOR:
        said = ngettext(
            "The original has changed in an important way: %(count)s part is outdated here.",
            "The original has changed in an important way: %(count)s parts are outdated here.",
            count,
        )
    else:
        said = ngettext(
            "The original has changed: %(count)s part is outdated here.",
            "The original has changed: %(count)s parts are outdated here.",
            count,
        )
    show = messages.button(reverse("cms_translation:changes", args=[page.pk]), _("Show the changes"))
    messages.warning(request, said % {"count": count}, buttons=[show])
