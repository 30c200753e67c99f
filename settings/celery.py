"""The Celery application, and what runs on a schedule.

A message is only a wake-up: what is to be done stands in the database (core.events).
"""

import os

from celery import Celery
from celery.schedules import crontab
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")


def schedule() -> dict[str, object]:
    """What beat sends; read when Celery is configured, because settings are still being made at import."""
    interval = settings.EVENTS_SWEEP_SECONDS
    sweep = {"task": "core.events.tasks.sweep", "schedule": interval}
    return {
        "beat_schedule": {
            # A message that waited longer than the interval is worth nothing: the next one does the same.
            "sweep": {**sweep, "options": {"expires": interval}},
            "mend search": {"task": "core.search.tasks.repair", "schedule": crontab(hour="4", minute="23")},
            "prune words": {"task": "core.search.tasks.prune", "schedule": crontab(hour="4", minute="53")},
            "count questions": {
                "task": "core.search.tasks.count_questions",
                "schedule": crontab(minute="13", hour="*/3"),
            },
            "prune": {"task": "core.events.tasks.prune", "schedule": crontab(hour="3", minute="17")},
            "prune accounts": {"task": "core.accounts.tasks.prune", "schedule": crontab(hour="3", minute="29")},
            "prune mail": {"task": "core.mail.tasks.prune", "schedule": crontab(minute="47")},
            "prune answers": {"task": "core.idempotency.tasks.prune", "schedule": crontab(minute="41")},
            "profiles": {"task": "community.people.tasks.complete_profiles", "schedule": crontab()},
            "publish due pages": {"task": "cms.tasks.publish_due", "schedule": 30.0, "options": {"expires": 30}},
            "forget comments": {"task": "cms.tasks.forget_comments", "schedule": crontab(hour="3", minute="37")},
            "prune visits": {"task": "cms.tasks.prune_visits", "schedule": crontab(hour="3", minute="43")},
            "gather gaps": {"task": "community.insights.tasks.gather_gaps", "schedule": crontab(minute="13")},
            "remind of reviews": {"task": "cms.tasks.remind_of_reviews", "schedule": crontab(minute="7")},
            "prune uploads": {"task": "media_pipeline.tasks.prune_uploads", "schedule": crontab(minute="11")},
            "prune previews": {"task": "cms.tasks.prune_previews", "schedule": crontab(minute="23")},
        }
    }


app = Celery("kerf")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.add_defaults(schedule)
app.autodiscover_tasks()
