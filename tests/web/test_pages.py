"""What search engines get: a true head and readable text, and nothing that is not public."""

import json
import re

import pytest

from community.forum.actions import create_topic, save_category
from community.forum.models import Category, Topic
from community.roadmap.actions import create_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def category(make_user):
    admin = make_user(is_superuser=True)
    return save_category(actor=admin, category=Category(slug="help", titles={"en": "Help"}))


def topic(make_user, category, **fields):
    values = {"title": "Why </script> & so?", "body": "Because **I** ask.", "locale": "en", "kind": "question"}
    return create_topic(actor=make_user(name="Ann <b>"), category_id=category.pk, **{**values, **fields})


def json_ld(page: str):
    return [
        json.loads(block) for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    ]


def test_the_front_goes_to_the_readers_language(client):
    assert client.get("/", headers={"accept-language": "de-AT,de;q=0.9"})["Location"] == "/de/"
    assert client.get("/", headers={"accept-language": "ja"})["Location"] == "/en/"


@pytest.mark.parametrize("locale", ["en", "de", "es"])
def test_a_home_page_says_its_language_and_its_translations(client, locale):
    answer = client.get(f"/{locale}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{locale}"' in page
    assert 'hreflang="de"' in page
    assert '<link rel="canonical"' in page


def test_a_question_is_marked_up_with_its_true_counts_and_cannot_end_its_script(client, make_user, category):
    found = topic(make_user, category)
    page = client.get(found.path).content.decode()
    assert "<title>Why &lt;/script&gt; &amp; so?" in page
    assert "Because <strong>I</strong> ask." in page
    (data,) = json_ld(page)
    assert data["@type"] == "QAPage"
    assert data["mainEntity"]["answerCount"] == 0
    assert data["mainEntity"]["name"] == "Why </script> & so?"


def test_a_hidden_topic_is_not_found_and_leaks_nothing(client, make_user, category):
    found = topic(make_user, category)
    Topic.objects.filter(pk=found.pk).update(hidden=True)
    answer = client.get(found.path)
    assert answer.status_code == 404
    assert b"Because" not in answer.content
    assert b"noindex" in answer.content


def test_staff_gets_the_same_page_from_the_server_as_everyone(client, make_user, category):
    found = topic(make_user, category)
    Topic.objects.filter(pk=found.pk).update(hidden=True)
    client.force_login(make_user(is_superuser=True))
    assert client.get(found.path).status_code == 404


def test_what_can_be_read_is_the_main_part_and_a_private_place_has_none_yet(client, make_user, category):
    page = client.get(topic(make_user, category).path).content.decode()
    assert '<div id="root"><main class="served"><article>' in page
    assert "<main" not in client.get("/en/support/1").content.decode()


def test_a_request_is_readable(client, make_user):
    found = create_request(actor=make_user(), title="CSV", body="As a table.", locale="en", area_id=None)
    page = client.get(found.path).content.decode()
    assert "<h1>CSV</h1>" in page
    assert "As a table." in page


@pytest.mark.parametrize("path", ["/en/support/1", "/en/account/settings", "/en/search", "/en/anything"])
def test_private_and_unknown_places_are_a_shell_without_index(client, path):
    page = client.get(path).content
    assert b"noindex" in page


@pytest.mark.parametrize(
    "path",
    [
        "/en/account/reset/some-key",
        "/en/account/settings",
        "/en/account/sign-in",
        "/en/community/new",
        "/en/preview/some-token",
        "/en/search",
        "/en/support/1",
        "/en/support/",
    ],
)
def test_private_areas_are_the_app_alone(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert b"noindex" in answer.content


@pytest.mark.parametrize(
    "path",
    [
        "/en/account/nope",
        "/en/community/c/nope",
        "/en/community/t/999999",
        "/en/learn/a/b",
        "/en/learn/nope",
        "/en/nope",
        "/en/roadmap/999999",
        "/en/support/nope",
    ],
)
def test_what_is_not_there_answers_404_with_the_app(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert b'id="root"' in answer.content


@pytest.mark.parametrize(
    "path", ["/en/learn/" + "x" * 5000, "/en/learn/%00", "/en/community/t/" + "9" * 300, "/en/%ff"]
)
def test_hostile_paths_are_answered(client, path):
    assert client.get(path).status_code in {200, 400, 404}


def test_the_page_forbids_foreign_scripts(client):
    policy = client.get("/en/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe-eval" not in policy
