"""The content of the cms tests, read through GraphQL."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from tests.cms.conftest import (  # noqa: F401
    article,
    category,
    make_article,
    make_category,
    make_document,
    make_image,
    make_transcript,
    make_tutorial,
    video,
    writer,
)
from tests.graphql import Caller


@pytest.fixture
def caller(writer):  # noqa: F811
    return Caller(writer)


@pytest.fixture
def section_writer(make_user, make_category):  # noqa: F811
    """Somebody who may write in one other category, and nowhere else."""
    shelf = make_category(slug="engraving", title="Engraving")
    group = Group.objects.create(name="engravers")
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page_id=shelf.pk, permission=permission)
    user = make_user(name="Egon")
    user.groups.add(group)
    return user
