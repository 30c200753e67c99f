from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "community.people"
    label = "people"

    def ready(self) -> None:
        from core.accounts.naming import names

        from .querysets import account_with_handle

        names(account_with_handle)
