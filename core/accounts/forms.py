"""What sign-up asks beyond an address and a password."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core import contributions
from core.errors import DomainError

from .models import User


class SignUpForm(forms.Form):
    """Base of allauth's sign-up form, of the headless API too."""

    name = forms.CharField(label=_("Your name"), max_length=120)

    def clean_name(self) -> str:
        """The name as one readable line."""
        try:
            return contributions.line(self.cleaned_data["name"], field="name", longest=120)
        except DomainError as error:
            raise forms.ValidationError(error.message) from None

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth wants this method; the adapter has stored the name already."""
