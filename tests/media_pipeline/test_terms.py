"""The list of spoken terms in Wagtail, as writers keep it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from media_pipeline.models import SpokenTerm

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, make_user):
    """A client in which somebody of these roles is signed in, and may enter Wagtail."""

    def sign_in(*roles):
        user = make_user(roles=list(roles))
        for role in roles:
            Group.objects.get(name=role).permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(user)
        return client

    return sign_in


def test_a_writer_adds_changes_and_removes_a_term(signed_in):
    browser = signed_in("writer")
    sent = {"text": "  Kerf   Cloud ", "misheard": "curve cloud\n\n  curf  cloud \ncurve cloud\n…", "language": ""}
    answer = browser.post(reverse("spoken-terms:add"), sent)
    term = SpokenTerm.objects.get()
    assert (answer.status_code, term.text, term.misheard) == (302, "Kerf Cloud", "curve cloud\ncurf cloud")
    listed = browser.get(reverse("spoken-terms:index")).content.decode()
    assert "curve cloud, curf cloud" in listed
    assert "Every language" in listed
    browser.post(reverse("spoken-terms:edit", args=[term.pk]), {**sent, "text": "Kerf", "language": "de"})
    term.refresh_from_db()
    assert (term.text, term.language) == ("Kerf", "de")
    browser.post(reverse("spoken-terms:delete", args=[term.pk]))
    assert not SpokenTerm.objects.exists()


@pytest.mark.parametrize("text", ["", "  ", "–…!", "x" * 81])
def test_what_is_no_term_is_refused_and_stays_in_the_form(signed_in, text):
    answer = signed_in("writer").post(
        reverse("spoken-terms:add"), {"text": text, "misheard": "keep me", "language": ""}
    )
    assert answer.status_code == 200
    assert "keep me" in answer.content.decode()
    assert not SpokenTerm.objects.exists()


def test_the_same_term_twice_in_a_language_is_refused(signed_in):
    SpokenTerm.objects.create(text="Kerf", language="de")
    browser = signed_in("writer")
    browser.post(reverse("spoken-terms:add"), {"text": "Kerf", "misheard": "", "language": "de"})
    assert SpokenTerm.objects.count() == 1
    browser.post(reverse("spoken-terms:add"), {"text": "Kerf", "misheard": "", "language": "es"})
    assert SpokenTerm.objects.count() == 2


def test_agents_keep_no_terms(signed_in):
    browser = signed_in("agent")
    answer = browser.post(reverse("spoken-terms:add"), {"text": "Kerf", "misheard": "", "language": ""})
    assert answer.status_code in {302, 403}
    assert not SpokenTerm.objects.exists()
