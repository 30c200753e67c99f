from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Content"

    def ready(self) -> None:
        """Listen to Wagtail, and set the site up after a migration."""
        from . import signals
        from .setup import after_migrate

        signals.connect()
        post_migrate.connect(after_migrate, dispatch_uid="cms.setup")
