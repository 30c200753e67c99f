"""What machines read: every public page is found, nothing else is told."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.models import ArticlePage
from community.forum.actions import create_topic, save_category
from community.forum.models import Category, Topic
from tests.cms.conftest import category, make_article, make_category, writer  # noqa: F401 (fixtures)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(client, section):
    root = ElementTree.fromstring(client.get(f"/sitemap-{section}.xml").content)
    return [entry.text for entry in root.iter(f"{SITEMAP}loc")]


def test_the_index_leads_to_every_section(client):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    places = [entry.text for entry in root.iter(f"{SITEMAP}loc")]
    assert len(places) == 3
    for place in places:
        assert client.get(place.partition("testserver")[2]).status_code == 200
    assert client.get("/sitemap-nothing.xml").status_code == 404
    assert client.get("/sitemap-learn.xml?p=9999").status_code == 404


def test_the_sitemap_has_what_everyone_may_read(client, make_article):  # noqa: F811
    shown, private, draft, expired = (make_article(slug) for slug in ("shown", "private", "draft", "expired"))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    ArticlePage.objects.filter(pk=draft.pk).update(live=False)
    ArticlePage.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    found = addresses(client, "learn")
    assert f"{settings.PUBLIC_URL}{shown.web_path}" in found
    assert f"{settings.PUBLIC_URL}/en/" in found
    assert not [address for address in found for page in (private, draft, expired) if page.web_path in address]


def test_the_sitemap_names_a_page_in_its_other_languages(client, make_article, make_category):  # noqa: F811
    page = make_article("shown")
    below = make_category(locale="de", slug="schneiden", title="Schneiden")
    german = make_article("gezeigt", below=below, translation_of=page)
    make_article("alone")
    root = ElementTree.fromstring(client.get("/sitemap-learn.xml").content)
    found = {
        entry.findtext(f"{SITEMAP}loc"): [
            (link.get("hreflang"), link.get("href")) for link in entry.iter("{http://www.w3.org/1999/xhtml}link")
        ]
        for entry in root
    }
    there = {code: f"{settings.PUBLIC_URL}{one.web_path}" for code, one in (("de", german), ("en", page))}
    assert found[there["en"]] == found[there["de"]] == [*there.items(), ("x-default", there["en"])]
    assert found[f"{settings.PUBLIC_URL}/en/learn/cutting/alone"] == []


def test_the_sitemap_has_no_hidden_topic(client, make_user):
    room = save_category(actor=make_user(is_superuser=True), category=Category(slug="help", titles={"en": "Help"}))
    words = {"body": "Because I ask.", "locale": "en", "kind": "question", "category_id": room.pk}
    shown, hidden = (create_topic(actor=make_user(), title=title, **words) for title in ("Shown, please", "Hidden one"))
    Topic.objects.filter(pk=hidden.pk).update(hidden=True)
    assert addresses(client, "community") == [f"{settings.PUBLIC_URL}{shown.path}"]


def test_the_feed_has_the_newest_first_in_its_own_language(client, make_article):  # noqa: F811
    older, newer = make_article("older"), make_article("newer")
    ArticlePage.objects.filter(pk=older.pk).update(first_published_at=timezone.now() - timedelta(days=2))
    answer = client.get("/en/feed.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    links = [link.get("href") for entry in ElementTree.fromstring(answer.content).iter(f"{ATOM}entry")
             for link in entry.iter(f"{ATOM}link")]  # fmt: skip
    assert links == [f"{settings.PUBLIC_URL}{page.web_path}" for page in (newer, older)]
    german = ElementTree.fromstring(client.get("/de/feed.xml").content)
    assert not list(german.iter(f"{ATOM}entry"))
    assert (german.findtext(f"{ATOM}title") or "").endswith("Neu in der Wissensdatenbank")


def test_a_control_character_in_a_title_is_not_the_end_of_the_feed(client, make_article):  # noqa: F811
    make_article("bell", title="Bell\x07 and\x0b tab", summary="One\x08 line")
    feed = ElementTree.fromstring(client.get("/en/feed.xml").content)
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "Bell and tab"
    assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == "One line"


def test_the_feed_has_nothing_private(client, make_article):  # noqa: F811
    page = make_article("private")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert b"<entry>" not in client.get("/en/feed.xml").content


def test_robots_find_the_sitemap_and_leave_private_areas(client):
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_a_page_of_the_knowledge_base_names_its_feed(client):
    link = f'<link rel="alternate" type="application/atom+xml" href="{settings.PUBLIC_URL}/de/feed.xml">'
    assert link in client.get("/de/").content.decode()
