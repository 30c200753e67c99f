"""A page's history in Wagtail's admin: with the reason of each version, and a comparison with what is live."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.history import ActionColumn, LogEntryUserColumn
from wagtail.admin.views.pages.history import PageHistoryView


class NotedActionColumn(ActionColumn):
    """What was done, why, and where to go from there."""

    cell_template_name = "cms/versions/history_cell.html"

    def get_actions(self, instance: Any, parent_context: Any) -> list[dict[str, str]]:
        """As Wagtail's, with the comparison that writers ask for most."""
        actions: list[dict[str, str]] = super().get_actions(instance, parent_context)
        page = self.object
        if actions and page.live and instance.revision_id != page.live_revision_id:
            sides = ["live", instance.revision_id]
            if page.live_revision_id and instance.revision_id < page.live_revision_id:
                sides.reverse()
            url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, *sides])
            actions.append({"url": url, "label": _("Compare with what is live")})
        return actions

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        noted = instance.revision and (instance.content_changed or instance.action.startswith("wagtail.publish"))
        return {**context, "note": instance.revision.content.get("change_note", "") if noted else ""}


class HistoryView(PageHistoryView):
    """Wagtail's history with the reasons, and times in a zone that is named."""

    @cached_property
    def columns(self) -> list[Column]:
        """As Wagtail's."""
        first, *_others = super().columns
        zone = {"zone": timezone.get_current_timezone_name()}
        return [
            NotedActionColumn(
                "message",
                label=gettext_lazy("Action"),
                object=self.object,
                url_names=first.url_names,
                user_can_unschedule=first.user_can_unschedule,
            ),
            LogEntryUserColumn("user", label=gettext_lazy("User"), width="25%"),
            DateColumn("timestamp", label=_("Date (%(zone)s)") % zone, width="15%"),
        ]
