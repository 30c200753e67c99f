"""The site as writers find it: locales, a home page for each, permissions, and the review workflow.

`set_up_site()` says what must be there, and adds what is missing; running it again changes nothing. It runs
after `migrate`, so that every database has a site.
"""

from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from core.accounts.roles import Role

from .models import EditorialReviewTask, HomePage
from .translation.actions import begin

WORKFLOW = "Editorial review"

_ON_PAGES = {
    Role.WRITER: ["add_page", "change_page", "publish_page", "lock_page"],
    Role.ADMIN: ["add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"],
}
_ON_COLLECTIONS = [
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
]
_ON_AREAS = ["cms.add_productarea", "cms.change_productarea", "cms.delete_productarea"]
_ON_THE_SITE = {
    Role.WRITER: [
        "wagtailadmin.access_admin",
        *_ON_AREAS,
        "wagtail_localize.submit_translation",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    ],
    Role.ADMIN: [
        "wagtailadmin.access_admin",
        *_ON_AREAS,
        "wagtail_localize.submit_translation",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "wagtailcore.add_workflow",
        "wagtailcore.change_workflow",
        "wagtailcore.delete_workflow",
        "wagtailcore.add_task",
        "wagtailcore.change_task",
        "wagtailcore.delete_task",
        "wagtailcore.add_collection",
        "wagtailcore.change_collection",
        "wagtailcore.delete_collection",
    ],
}


def after_migrate(sender: AppConfig, using: str, plan: Any = (), **kwargs: Any) -> None:
    """Set the site up once the last app is migrated. A migration backwards, or only halfway, is left alone.

    So is a house in which this app is put out of the way for a while, as tests of the lower floors do.
    """
    if not apps.is_installed("cms"):
        return
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender.label != last.label:
        return
    executor = MigrationExecutor(connections[using])
    if plan and executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    set_up_site()


@transaction.atomic
def set_up_site() -> None:
    """Make sure that the site is there, with the locales of `WAGTAIL_CONTENT_LANGUAGES`."""
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=_locales()[0])
    first_time = not HomePage.objects.exists()
    homes = _home_pages(root)
    _site(homes[0])
    if first_time:
        _remove_what_wagtail_brought()
    _permissions(homes)
    _workflow(homes)
    begin()


def _locales() -> list[Locale]:
    return [Locale.objects.get_or_create(language_code=code)[0] for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]


def _home_pages(root: Page) -> list[HomePage]:
    """One live home page for each locale, each a translation of the first."""
    homes: list[HomePage] = []
    for locale in _locales():
        home = HomePage.objects.filter(locale=locale).first()
        if home is None:
            home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug=locale.language_code, locale=locale, live=False)
            if homes:
                home.translation_key = homes[0].translation_key
            root.refresh_from_db()
            root.add_child(instance=home)
            home.save_revision().publish()
            home.refresh_from_db()
        homes.append(home)
    return homes


def _site(home: HomePage) -> None:
    address = urlsplit(settings.PUBLIC_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": port,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "root_page_id": home.pk,
        },
    )


def _remove_what_wagtail_brought() -> None:
    """A fresh Wagtail has a welcome page, two groups and a workflow; ours stand in their place."""
    Workflow.objects.filter(name="Moderators approval", workflow_states__isnull=True).delete()
    GroupApprovalTask.objects.filter(name="Moderators approval", workflow_tasks__isnull=True).delete()
    Group.objects.filter(name__in=["Moderators", "Editors"], user__isnull=True).delete()
    for page in Page.objects.filter(depth=2, numchild=0, content_type__app_label="wagtailcore"):
        page.delete()


def _permissions(homes: list[HomePage]) -> None:
    collection = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for role, codenames in _ON_PAGES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(*_permissions_named(_ON_THE_SITE[role]))
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
            for home in homes:
                GroupPagePermission.objects.get_or_create(group=group, page_id=home.pk, permission=permission)
        for permission in _permissions_named(_ON_COLLECTIONS):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _permissions_named(names: list[str]) -> list[Permission]:
    wanted = {tuple(name.split(".")) for name in names}
    permissions = Permission.objects.select_related("content_type").filter(codename__in=[code for _, code in wanted])
    return [p for p in permissions if (p.content_type.app_label, p.codename) in wanted]


def _workflow(homes: list[HomePage]) -> None:
    """Whoever submits a page for review, another writer or an administrator approves it.

    A workflow that was made when anybody could approve anything gets the stricter task, once nothing waits in it.
    """
    workflow, created = Workflow.objects.get_or_create(name=WORKFLOW)
    if created:
        WorkflowTask.objects.create(workflow=workflow, task=_review_task(), sort_order=1)
    else:
        loose = GroupApprovalTask.objects.filter(name=WORKFLOW, workflow_tasks__workflow=workflow).first()
        waiting = [WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]
        if loose is not None and not workflow.workflow_states.filter(status__in=waiting).exists():
            task = _review_task()
            task.groups.set(loose.groups.all())
            WorkflowTask.objects.filter(workflow=workflow, task=loose).update(task=task)
            GroupApprovalTask.objects.filter(pk=loose.pk).update(active=False)
    for home in homes:
        WorkflowPage.objects.get_or_create(page_id=home.pk, defaults={"workflow": workflow})


def _review_task() -> EditorialReviewTask:
    task, created = EditorialReviewTask.objects.get_or_create(name=WORKFLOW)
    if created:
        task.groups.set(Group.objects.filter(name__in=[Role.WRITER, Role.ADMIN]))
    return task
