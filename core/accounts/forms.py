"""What sign-up asks beyond an address and a password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core import contributions
from core.errors import DomainError

from .models import User


class SignUpForm(forms.Form):
    """Base of allauth's sign-up form, of the headless API too."""

    name = forms.CharField(label=_("Your name"), max_length=120, required=False)

    def clean_name(self) -> str:
        """The name as one readable line; a person may leave it out."""
        if not self.cleaned_data["name"]:
            return ""
        try:
            return contributions.line(self.cleaned_data["name"], field="name", longest=120)
        except DomainError as error:
            raise forms.ValidationError(error.message) from None

    def clean(self) -> dict[str, Any]:
        """The password is compared with the person's own words, which allauth does not know at sign-up."""
        data = super().clean() or self.cleaned_data
        if password := data.get("password"):
            try:
                validate_password(password, User(email=data.get("email", ""), name=data.get("name", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return data

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth wants this method; the adapter has stored the name already."""
