"""Operators' pages: what happened, and what became of it."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from . import actions
from .models import Entry, Receipt


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that are looked at and never edited by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class ReceiptInline(admin.TabularInline):
    model = Receipt
    fields = readonly_fields = ("handler", "queue", "state", "tries", "due_at", "finished_at", "summary")
    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    list_display = ("position", "name", "node_type", "node_id", "happened_at")
    list_filter = ("name", "happened_at")
    search_fields = ("=position", "=node_id", "name")
    ordering = ("-id",)
    inlines = (ReceiptInline,)
    show_full_result_count = False


@admin.register(Receipt)
class ReceiptAdmin(ReadOnlyAdmin):
    list_display = ("id", "state", "entry_name", "handler", "queue", "tries", "due_at", "finished_at", "summary")
    list_filter = ("state", "queue", "handler")
    search_fields = ("=id", "=entry__position", "entry__name", "handler")
    list_select_related = ("entry",)
    ordering = ("-id",)
    exclude = ("error",)
    readonly_fields = ("error_text",)
    actions = ("replay", "discard")
    show_full_result_count = False

    def has_operate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("events.operate_receipt")

    @admin.display(description=_("event"))
    def entry_name(self, receipt: Receipt) -> str:
        return str(receipt.entry)

    @admin.display(description=_("error"))
    def error_text(self, receipt: Receipt) -> SafeString | str:
        return format_html('<pre style="white-space: pre-wrap">{}</pre>', receipt.error) if receipt.error else "-"

    @admin.action(description=_("Replay the selected receipts"), permissions=["operate"])
    def replay(self, request: HttpRequest, queryset: QuerySet[Receipt]) -> None:
        count = actions.replay(queryset.values_list("pk", flat=True))
        self._report(request, count, ngettext("%d receipt will run again.", "%d receipts will run again.", count))

    @admin.action(description=_("Discard the selected receipts"), permissions=["operate"])
    def discard(self, request: HttpRequest, queryset: QuerySet[Receipt]) -> None:
        count = actions.discard(queryset.values_list("pk", flat=True))
        self._report(request, count, ngettext("%d receipt was discarded.", "%d receipts were discarded.", count))

    def _report(self, request: HttpRequest, count: int, message: str) -> None:
        if count:
            self.message_user(request, message % count, messages.SUCCESS)
        else:
            self.message_user(
                request, _("Only waiting receipts and dead letters can be operated on."), messages.WARNING
            )
