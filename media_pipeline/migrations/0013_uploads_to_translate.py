from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("media_pipeline", "0012_stretches"),
    ]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="translate",
            field=models.BooleanField(default=False),
        ),
    ]
