"""The Celery application. A message is only a wake-up: what is to be done stands in the database."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")

app = Celery("kerf")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
