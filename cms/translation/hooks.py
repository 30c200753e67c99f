"""What staleness adds to Wagtail's admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .actions import CONFIRMED


@hooks.register("register_log_actions")
def register_confirmation(actions: Any) -> None:
    """Show in a page's history who called its translation up to date."""
    actions.register_action(CONFIRMED, _("Translation up to date"), _("Called the translation up to date"))
