from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SearchConfig(AppConfig):
    name = "core.search"
    label = "search"

    def ready(self) -> None:
        """Load every app's `search` module, where sources are registered."""
        autodiscover_modules("search")
