from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .event import HANDLERS


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
        for handler in HANDLERS.values():
            if handler.queue not in settings.EVENTS_QUEUES:
                raise ImproperlyConfigured(f"{handler.name} wants the queue {handler.queue!r}: not in EVENTS_QUEUES.")
