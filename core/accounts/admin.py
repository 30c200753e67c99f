"""Accounts and tokens in Django's admin. Roles change through the actions, so that everyone hears of it."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError

from .actions import deactivate_account, grant_role, revoke_role
from .models import ApiToken, User
from .policies import can_assign_roles
from .roles import Role


class AccountForm(forms.ModelForm):
    """An account's own fields, and its roles as one question."""

    held = forms.MultipleChoiceField(
        label=_("roles"), choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = User
        fields = ("name", "locale", "time_zone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["held"] = sorted(self.instance.roles)


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """People sign up themselves; here one finds them, gives roles and locks accounts."""

    form = AccountForm
    list_display = ("email", "name", "held_roles", "is_active", "date_joined", "last_login")
    list_filter = ("is_active", "is_staff", "groups")
    search_fields = ("email", "name")
    ordering = ("-date_joined",)
    readonly_fields = ("email", "addresses", "second_factors", "is_active", "date_joined", "last_login", "erased_at")
    fields = ("email", "addresses", "name", "locale", "time_zone", "held", "second_factors", *readonly_fields[3:])
    actions = ("deactivate",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return can_assign_roles(request.user)

    @admin.display(description=_("roles"))
    def held_roles(self, user: User) -> str:
        return ", ".join(sorted(group.name for group in user.groups.all()))

    @admin.display(description=_("addresses"))
    def addresses(self, user: User) -> str:
        return ", ".join(
            f"{address.email} ({_('verified') if address.verified else _('not verified')})"
            for address in EmailAddress.objects.filter(user=user)
        )

    @admin.display(description=_("second factors"))
    def second_factors(self, user: User) -> str:
        return ", ".join(Authenticator.objects.filter(user=user).values_list("type", flat=True)) or "–"

    def save_model(self, request: HttpRequest, obj: User, form: AccountForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        wanted = set(form.cleaned_data["held"])
        try:
            for role in wanted - obj.roles:
                grant_role(actor=request.user, user=obj, role=role)
            for role in obj.roles - wanted:
                revoke_role(actor=request.user, user=obj, role=role)
        except DomainError as error:
            self.message_user(request, error.message, messages.ERROR)

    @admin.action(description=_("Lock out"), permissions=["change"])
    def deactivate(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset:
            try:
                deactivate_account(actor=request.user, user=user)
            except DomainError as error:
                self.message_user(request, f"{user.email}: {error.message}", messages.ERROR)


@admin.register(ApiToken)
class ApiTokenAdmin(admin.ModelAdmin):
    """Which tokens there are. Neither secrets nor their hashes are shown, and nobody makes one for another."""

    list_display = ("name", "start", "user", "scopes", "created_at", "last_used_at", "expires_at", "revoked_at")
    search_fields = ("name", "start", "user__email")
    fields = readonly_fields = list_display
    list_select_related = ("user",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ApiToken | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ApiToken | None = None) -> bool:
        return False
