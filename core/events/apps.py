from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class EventsConfig(AppConfig):
    name = "core.events"
    label = "events"

    def ready(self) -> None:
        """Load every app's `events` and `handlers` module, so that `@on` finds them in any process."""
        for config in apps.get_app_configs():
            for module in ("events", "handlers"):
                name = f"{config.name}.{module}"
                if find_spec(name):
                    import_module(name)
