"""Old addresses: where they lead whom."""

import pytest
from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from core.accounts.roles import Role
from tests.cms.conftest import edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed(make_article, writer, django_capture_on_commit_callbacks):
    """A page with another address than before, and the address before."""
    page = make_article("kerf")
    old = page.web_path
    with django_capture_on_commit_callbacks(execute=True):
        edit(page, writer, slug="schnittfuge-größe")
    return page, old


def test_an_old_address_leads_to_the_page(client, renamed):
    _page, old = renamed
    answer = client.get(f"{old}?from=mail")
    assert (answer.status_code, client.get(answer["Location"]).status_code) == (301, 200)


def test_an_old_address_tells_nobody_the_new_one_of_a_page_that_is_not_for_them(client, renamed, make_user):
    page, old = renamed
    agent = make_user(roles=["agent"])
    door = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    door.groups.set(Group.objects.filter(name=Role.AGENT))
    assert client.get(old).status_code == 404
    client.force_login(make_user())
    assert client.get(old).status_code == 404
    client.force_login(agent)
    assert client.get(old)["Location"].startswith("/en/learn/cutting/schnittfuge-")
    door.delete()
    page.unpublish()
    assert client.get(old).status_code == 404


@pytest.mark.parametrize("target", ["https://elsewhere.test/en/learn/secret", "/en/community", "//elsewhere.test/en"])
def test_what_leads_to_no_page_leads_there(client, target):
    Redirect.objects.create(old_path="/old", redirect_link=target, is_permanent=False)
    assert client.get("/old")["Location"] == target
