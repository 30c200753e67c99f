"""Where Wagtail finds the admin of search rules."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from .viewset import search_rules_viewset


@hooks.register("register_admin_viewset")
def register_search_rules() -> ViewSet:
    """The list, the forms and the menu's item."""
    return search_rules_viewset
