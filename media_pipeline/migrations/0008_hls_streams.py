import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("media_pipeline", "0007_storyboards_and_chapters")]

    operations = [
        migrations.AddField(
            model_name="video",
            name="streamable",
            field=models.BooleanField(default=False, editable=False, help_text="Whether there are HLS streams of it."),
        ),
        migrations.CreateModel(
            name="HlsStream",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                ("file", models.FileField(max_length=255, upload_to="videos")),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("codecs", models.CharField(max_length=60)),
                ("peak_bits", models.PositiveIntegerField()),
                ("average_bits", models.PositiveIntegerField()),
                ("init_bytes", models.PositiveIntegerField()),
                ("segments", models.JSONField()),
                (
                    "video",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hls_streams",
                        to="media_pipeline.video",
                    ),
                ),
            ],
            options={
                "ordering": ["-height", "pk"],
                "base_manager_name": "objects",
                "constraints": [models.UniqueConstraint(fields=("video", "name"), name="media_hls_stream_once")],
            },
        ),
    ]
