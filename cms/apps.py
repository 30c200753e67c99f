from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Content")

    def ready(self) -> None:
        """Listen to Wagtail, say who sees which video, and set the site up after a migration."""
        from media_pipeline.showing import shows

        from . import signals
        from .reading import videos_shown_to
        from .setup import after_migrate

        signals.connect()
        shows(videos_shown_to)
        post_migrate.connect(after_migrate, dispatch_uid="cms.setup")
