"""The admins' sign-in addresses lead to the web app and back."""

import pytest

from core.accounts.demo import DOMAIN, PASSWORD, load
from core.accounts.models import User

from .conftest import Person, told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/admin/", "/en/account/sign-in?next=/admin/"),
        ("/django-admin/", "/en/account/sign-in?next=/django-admin/"),
        ("/admin/pages/3/edit/", "/en/account/sign-in?next=/admin/pages/3/edit/"),
    ],
)
def test_a_visitor_is_sent_to_sign_in_and_comes_back(client, path, target):
    response = client.get(path, follow=False)
    assert client.get(response["Location"])["Location"] == target


@pytest.mark.parametrize("evil", ["https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)", "admin"])
def test_the_way_back_stays_on_this_site(client, evil):
    response = client.get("/admin/login/", {"next": evil})
    assert response["Location"] == "/en/account/sign-in?next=/admin/"


def test_the_page_speaks_the_visitors_language(client):
    response = client.get("/admin/login/", headers={"Accept-Language": "es"})
    assert response["Location"].startswith("/es/account/sign-in")


def test_who_may_not_is_told_instead_of_sent_in_circles(client, make_user):
    client.force_login(make_user(name="Ada <b>"))
    response = client.get("/admin/login/", {"next": "/admin/"})
    assert response.status_code == 403
    assert "Ada &lt;b&gt;" in response.content.decode()


def test_wagtails_password_pages_are_closed(client, make_user):
    assert client.get("/admin/password_reset/").status_code == 404


def test_demo_accounts_sign_in_and_hold_their_roles(settings):
    settings.DEMO_SIGN_INS = True
    people = load()
    assert set(people) == {"writer", "customer", "moderator", "agent", "planner", "admin"}
    for key, user in people.items():
        assert Person().sign_in(f"{key}@{DOMAIN}", PASSWORD)[0] == 200
        assert user.roles == ({key} - {"customer"})
    assert len(told("accounts.UserRegistered")) == 6


def test_loading_the_demo_twice_changes_nothing(settings):
    settings.DEMO_SIGN_INS = True
    assert load() == load()
    assert User.objects.count() == 6


def test_there_are_no_demo_accounts_in_production(settings):
    from django.core.exceptions import ImproperlyConfigured

    settings.DEMO_SIGN_INS = False
    with pytest.raises(ImproperlyConfigured):
        load()
    assert not User.objects.exists()
