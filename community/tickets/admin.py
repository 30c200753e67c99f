"""Tickets in Django's admin: to look at, by those who see every ticket. Work happens in the desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Message, Ticket, TicketChange
from .policies import is_staff


class ReadOnlyRows(admin.TabularInline):
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_staff(request.user)


class MessageRows(ReadOnlyRows):
    model = Message
    fields = ["created_at", "author", "author_kind", "visibility", "body"]


class ChangeRows(ReadOnlyRows):
    model = TicketChange
    fields = ["created_at", "actor", "field", "old", "new"]


@admin.register(Ticket)
class TicketAdmin(admin.ModelAdmin):
    list_display = ["number", "subject", "status", "priority", "requester", "assignee", "last_message_at"]
    list_filter = ["status", "priority", "channel", "locale"]
    list_select_related = ["requester", "assignee"]
    search_fields = ["subject"]
    inlines = [MessageRows, ChangeRows]
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_staff(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_staff(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
