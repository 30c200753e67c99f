from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class AccountsConfig(AppConfig):
    name = "core.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Connect the signals, and load every app's part of the export."""
        from . import archive, signals  # noqa: F401

        for config in apps.get_app_configs():
            if find_spec(f"{config.name}.exports"):
                import_module(f"{config.name}.exports")
