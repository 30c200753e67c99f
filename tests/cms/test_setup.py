"""The site that writers find after `migrate`."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Locale, Page, Site, Workflow, WorkflowPage

from cms.models import HomePage
from cms.setup import set_up_site

pytestmark = pytest.mark.django_db


def test_every_language_has_a_live_home_page_and_they_are_translations_of_each_other():
    homes = HomePage.objects.filter(live=True)
    assert {home.slug for home in homes} == {"en", "de", "es"}
    assert {home.locale.language_code for home in homes} == {"en", "de", "es"}
    assert len({home.translation_key for home in homes}) == 1
    assert Site.objects.get().root_page.specific == homes.get(slug="en")


def test_running_it_again_changes_nothing():
    def state():
        return (
            list(Page.objects.order_by("path").values_list("path", "url_path", "latest_revision_id")),
            Locale.objects.count(),
            list(GroupPagePermission.objects.order_by("pk").values_list("pk", flat=True)),
            sorted(Group.objects.values_list("name", flat=True)),
            Workflow.objects.count(),
            WorkflowPage.objects.count(),
        )

    before = state()
    set_up_site()
    assert state() == before


def test_what_an_operator_changed_stays_changed():
    home = HomePage.objects.get(slug="en")
    other = Workflow.objects.create(name="Legal review")
    home.workflowpage.workflow = other
    home.workflowpage.save()
    Group.objects.create(name="Editors")
    set_up_site()
    home.refresh_from_db()
    assert home.get_workflow() == other
    assert Group.objects.filter(name="Editors").exists()


def test_a_writer_may_write_publish_translate_and_upload(make_user):
    writer = make_user(roles=["writer"])
    permissions = HomePage.objects.get(slug="de").permissions_for_user(writer)
    assert permissions.can_add_subpage()
    assert permissions.can_publish_subpage()
    for name in [
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
    ]:
        assert writer.has_perm(name), name


def test_others_may_not_enter(make_user):
    for role in ["moderator", "agent", "planner"]:
        person = make_user(roles=[role])
        assert not person.has_perm("wagtailadmin.access_admin")
        assert not HomePage.objects.get(slug="en").permissions_for_user(person).can_add_subpage()
