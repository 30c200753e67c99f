"""Product areas among Wagtail's snippets."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.models import ProductArea

from .forms import AreaForm


class AreaViewSet(SnippetViewSet):
    """Product areas, at /admin/snippets/cms/productarea/ and in the menu."""

    model = ProductArea
    icon = "tag"
    menu_label = _("Product areas")
    menu_order = 370
    add_to_admin_menu = True
    list_display = ("__str__", "slug", "position")
    edit_handler: Any = ObjectList(
        [FieldPanel("names"), FieldPanel("slug"), FieldPanel("position")], base_form_class=AreaForm
    )


register_snippet(AreaViewSet)
