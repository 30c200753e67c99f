"""The forum in Django's admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .actions import save_category
from .models import Category, Post, Topic
from .policies import can_manage_categories


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    list_display = ["__str__", "slug", "parent", "position", "readers", "writers"]
    list_select_related = ["parent"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return can_manage_categories(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return can_manage_categories(request.user)

    def save_model(self, request: HttpRequest, obj: Category, form: Any, change: bool) -> None:
        save_category(actor=request.user, category=obj)


class ReadOnly(admin.ModelAdmin):
    """Shows rows that only actions write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Topic)
class TopicAdmin(ReadOnly):
    list_display = ["number", "title", "category", "kind", "state", "hidden", "reply_count", "last_post_at"]
    list_filter = ["category", "kind", "state", "hidden", "locale"]
    list_select_related = ["category"]
    search_fields = ["title"]
    show_full_result_count = False


@admin.register(Post)
class PostAdmin(ReadOnly):
    list_display = ["__str__", "topic", "author", "created_at", "hidden"]
    list_select_related = ["topic", "author"]
    list_filter = ["hidden"]
    search_fields = ["body"]
    show_full_result_count = False
