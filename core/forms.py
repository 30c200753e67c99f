"""Forms of the admin: they collect, and the actions decide."""

from typing import Any

from django import forms

from core.accounts.models import User
from core.errors import DomainError


class ActionForm(forms.Form):
    """A form whose values go to an action; the action's refusal becomes an error of the field at fault."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def refuse(self, error: DomainError) -> None:
        """Show the refusal where it belongs."""
        self.add_error(error.field if error.field in self.fields else None, error.message)
