from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from core.accounts.models import User


class PeopleConfig(AppConfig):
    name = "community.people"
    label = "people"

    def ready(self) -> None:
        from core.accounts.naming import names

        names(account_with_handle)


def account_with_handle(word: str) -> "User | None":
    """The account with this handle, with or without its “@”."""
    from .models import Profile

    found = Profile.objects.select_related("user").filter(handle__iexact=word.removeprefix("@")).first()
    return found.user if found else None
