"""Uploads that are resumed, and when a video's processing will be over."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import media_pipeline.resumable.models


class Migration(migrations.Migration):
    dependencies = [
        ("media_pipeline", "0008_hls_streams"),
        ("wagtailcore", "0025_collection_initial_data"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "steprun",
            "progress",
            models.PositiveSmallIntegerField(default=0, help_text="In percent, while it runs."),
        ),
        migrations.AddField(
            "video",
            "ends_at",
            models.DateTimeField(editable=False, help_text="When the processing will be over, it seems.", null=True),
        ),
        migrations.CreateModel(
            "Upload",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("file_name", models.CharField(max_length=255)),
                ("fingerprint", models.CharField(blank=True, max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("offset", models.PositiveBigIntegerField(default=0)),
                ("title", models.CharField(max_length=255)),
                ("language", models.CharField(blank=True, max_length=12)),
                ("model", models.CharField(blank=True, max_length=40)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "expires_at",
                    models.DateTimeField(db_index=True, default=media_pipeline.resumable.models.end_of_keeping),
                ),
                ("writer", models.CharField(blank=True, max_length=32)),
                ("busy_until", models.DateTimeField(blank=True, null=True)),
                ("refused", models.CharField(blank=True, max_length=40)),
                (
                    "collection",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.collection",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "video",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="media_pipeline.video",
                    ),
                ),
            ],
            {"ordering": ["-created_at", "-pk"], "base_manager_name": "objects"},
        ),
    ]
