"""Profiles in Django's admin: to read, and to empty what may not stand there."""

from django.contrib import admin
from django.http import HttpRequest

from .models import Profile


@admin.register(Profile)
class ProfileAdmin(admin.ModelAdmin):
    list_display = ("handle", "name")
    list_select_related = ("user",)
    search_fields = ("handle", "user__name", "user__email")
    readonly_fields = ("user",)
    fields = ("user", "handle", "bio")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Profile | None = None) -> bool:
        return False
