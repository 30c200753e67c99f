"""How Wagtail finds the pages of search rules."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from core.search.policies import can_edit_rules

from . import views


class WritersItem(MenuItem):
    """Shown to those who may use it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_edit_rules(request.user)


class SearchRulesViewSet(ViewSet):
    """Search rules in the admin's menu, at /admin/search-rules/."""

    name = "search_rules"
    url_prefix = "search-rules"
    icon = "search"
    menu_label = _("Search rules")
    menu_order = 360
    menu_item_class = WritersItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        rule, kinds = views.RuleView.as_view(), views.KINDS
        patterns = [path("", views.ListView.as_view(), name="index")]
        for kind in kinds:
            named = {"kind": kind}
            patterns += [
                path(f"{kind}/add/", rule, named, name=f"add_{kind}"),
                path(f"{kind}/<int:pk>/", rule, named, name=f"edit_{kind}"),
                path(f"{kind}/<int:pk>/delete/", views.DeleteView.as_view(), named, name=f"delete_{kind}"),
            ]
        return patterns


search_rules_viewset = SearchRulesViewSet()
