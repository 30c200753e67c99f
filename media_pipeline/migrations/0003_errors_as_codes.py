"""What went wrong is kept as a code and values, no longer as a sentence in one language.

The values of old failures are read back from their sentences, which were all English.
"""

import re

from django.db import migrations, models

VALUES = {
    "model": re.compile(r"speech model (?:named )?'(.*?)'"),
    "reason": re.compile(r"(?:downloaded|loaded): (.*)\. Upload captions", re.DOTALL),
    "engine": re.compile(r"speech engine '(.*?)'"),
    "hours": re.compile(r"longer than (\d+) hours"),
}


def read_back(apps, schema_editor):
    for name in ("Video", "StepRun"):
        for row in apps.get_model("media_pipeline", name).objects.exclude(error_code=""):
            found = {value: pattern.search(row.error_message) for value, pattern in VALUES.items()}
            row.error_values = {value: match[1] if match else "?" for value, match in found.items()}
            row.save(update_fields=["error_values"])


class Migration(migrations.Migration):
    dependencies = [("media_pipeline", "0002_writers_keep_videos")]

    operations = [
        migrations.AddField("video", "error_values", models.JSONField(blank=True, default=dict, editable=False)),
        migrations.AddField("steprun", "error_values", models.JSONField(blank=True, default=dict, editable=False)),
        migrations.AlterField("steprun", "error_code", models.CharField(blank=True, editable=False, max_length=40)),
        migrations.RunPython(read_back, migrations.RunPython.noop),
        migrations.RemoveField("video", "error_message"),
        migrations.RemoveField("steprun", "error_message"),
    ]
