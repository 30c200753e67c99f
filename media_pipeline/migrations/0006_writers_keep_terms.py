"""Writers and administrators keep the site's spoken terms."""

from django.db import migrations

GROUPS = ["writer", "admin"]
ACTIONS = ["add", "change", "delete", "view"]


def grant(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="media_pipeline", model="spokenterm"
    )
    for action in ACTIONS:
        permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type,
            codename=f"{action}_spokenterm",
            defaults={"name": f"Can {action} spoken term"},
        )
        for name in GROUPS:
            group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
            group.permissions.add(permission)


def revoke(apps, schema_editor):
    apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="media_pipeline", content_type__model="spokenterm"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("media_pipeline", "0005_transcripts_have_versions"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, revoke)]
