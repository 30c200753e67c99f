"""The roadmap in Django's admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .actions import plan_request
from .models import Area, FeatureRequest
from .policies import can_plan


class Planned(admin.ModelAdmin):
    """For planners, whatever Django's own permissions say."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return can_plan(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return can_plan(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return can_plan(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return can_plan(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Area)
class AreaAdmin(Planned):
    list_display = ["__str__", "slug", "position"]


@admin.register(FeatureRequest)
class FeatureRequestAdmin(Planned):
    list_display = ["number", "title", "area", "status", "vote_count", "hidden", "created_at"]
    list_filter = ["status", "area", "hidden", "locale"]
    list_select_related = ["area"]
    search_fields = ["title"]
    fields = ["title", "body", "author", "vote_count", "status", "area", "hidden"]
    readonly_fields = ["title", "body", "author", "vote_count"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: FeatureRequest, form: Any, change: bool) -> None:
        plan_request(actor=request.user, request_id=obj.pk, status=obj.status, area_id=obj.area_id, hidden=obj.hidden)
