"""What Wagtail's staff set about themselves, with a name as our accounts have it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import account

from core import contributions
from core.accounts.actions import MAX_NAME, update_account
from core.accounts.models import User
from core.errors import DomainError


class NameForm(forms.ModelForm):
    """The one name of an account."""

    name = forms.CharField(label=_("Name"), max_length=MAX_NAME, help_text=_("What others see, readers as well."))

    class Meta:
        model = User
        fields = ("name",)

    def clean_name(self) -> str:
        try:
            return contributions.line(self.cleaned_data["name"], field="name", longest=MAX_NAME)
        except DomainError as refusal:
            raise ValidationError(refusal.message) from refusal

    def save(self, commit: bool = True) -> User:
        if not self.has_changed():
            return self.instance
        return update_account(actor=self.instance, name=self.cleaned_data["name"])


class NamePanel(account.BaseSettingsPanel):
    """In the place of Wagtail's, which demands a first and a last name, and saves neither with our accounts."""

    name = "name_email"
    title = _("Name")
    order = 100
    form_class = NameForm


class AccountView(account.AccountView):
    """Wagtail's page of one's own account."""

    def get_panels(self) -> list[Any]:
        theirs = super().get_panels()
        user = self.request.user
        ours = NamePanel(self.request, user, theirs[0].profile)
        return [ours if isinstance(panel, account.NameEmailSettingsPanel) else panel for panel in theirs]
