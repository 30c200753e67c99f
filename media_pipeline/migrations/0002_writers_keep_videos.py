"""Writers and administrators may add, change, choose and delete videos in every collection.

Given as Wagtail's collection permissions, so that a site can narrow them to single collections.
"""

from django.db import migrations

GROUPS = ["writer", "admin"]
ACTIONS = ["add", "change", "delete", "choose", "view"]


def grant(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="media_pipeline", model="video"
    )
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for action in ACTIONS:
        permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type, codename=f"{action}_video", defaults={"name": f"Can {action} video"}
        )
        for name in GROUPS:
            group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                group=group, collection=root, permission=permission
            )


def revoke(apps, schema_editor):
    apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(
        permission__content_type__app_label="media_pipeline"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("media_pipeline", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0025_collection_initial_data"),
    ]

    operations = [migrations.RunPython(grant, revoke)]
