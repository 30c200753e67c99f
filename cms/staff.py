"""Accounts in Wagtail's admin: it lists them, and what is decided about one is decided where the actions are asked.

Wagtail's own forms write to accounts and groups behind the back of `core.accounts.actions`: nobody would hear of
a role, the last administrator could go, and an account would be deleted without its departure.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from core.accounts.models import User


@hooks.register("before_edit_user")
def edit_where_actions_are_asked(request: HttpRequest, user: User) -> HttpResponse:
    """Lead to the account in Django's admin."""
    return redirect("admin:accounts_user_change", user.pk)


@hooks.register("before_create_user")
@hooks.register("before_delete_user")
def decide_where_actions_are_asked(request: HttpRequest, *users: User) -> HttpResponse:
    """Lead to all accounts in Django's admin, and say how people come and go."""
    messages.info(request, _("People sign up themselves. Give them roles or lock them out here."))
    return redirect("admin:accounts_user_changelist")


@hooks.register("before_bulk_action")
def decide_about_many_there(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """The same for what is asked of several at once."""
    return decide_where_actions_are_asked(request) if User in action.models else None
