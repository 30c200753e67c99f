import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("media_pipeline", "0006_writers_keep_terms")]

    operations = [
        migrations.AddField(
            model_name="video",
            name="chapters_written",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="A person has written the chapters, be it none: they are no engine's to change.",
            ),
        ),
        migrations.CreateModel(
            name="Storyboard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.FileField(max_length=255, upload_to="videos")),
                ("tile_width", models.PositiveIntegerField()),
                ("tile_height", models.PositiveIntegerField()),
                ("columns", models.PositiveIntegerField()),
                ("count", models.PositiveIntegerField()),
                ("interval_ms", models.PositiveIntegerField()),
                (
                    "video",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="storyboard",
                        to="media_pipeline.video",
                    ),
                ),
            ],
            options={"base_manager_name": "objects"},
        ),
        migrations.CreateModel(
            name="Chapter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start_ms", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=120)),
                (
                    "video",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chapters",
                        to="media_pipeline.video",
                    ),
                ),
            ],
            options={
                "ordering": ["video", "start_ms"],
                "base_manager_name": "objects",
                "constraints": [models.UniqueConstraint(fields=("video", "start_ms"), name="media_chapter_once")],
            },
        ),
    ]
