"""Synonyms and pinned results in Wagtail's admin, as a writer uses them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.models import ArticlePage
from core.accounts.models import User
from core.accounts.roles import role_label
from core.search.actions import index_object
from core.search.models import Pin, SearchDocument, SynonymGroup
from core.search.queries import search

LIST = "/admin/search-rules/"


@pytest.fixture
def browser(client: Client, writer: User) -> Client:
    """A writer's browser."""
    Group.objects.get(name="writer").permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(writer)
    return client


@pytest.fixture
def kerf(article: ArticlePage) -> ArticlePage:
    """An article that can be found by its title, “Kerf”."""
    index_object("article", article.pk)
    return article


def found(text: str) -> list[int]:
    return [hit.object_id for hit in search(AnonymousUser(), text, locale="en").hits]


def values(**more: Any) -> dict[str, Any]:
    return {"locale": "en", "terms": "kerf\ncut width", **more}


def test_a_writer_adds_changes_and_deletes_synonyms(browser: Client, kerf: ArticlePage) -> None:
    answer = browser.post(reverse("search_rules:add_synonyms"), values())
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    group = SynonymGroup.objects.get()
    assert "kerf = cut width" in browser.get(LIST).content.decode()
    assert found("cut width") == [kerf.pk]

    edit = reverse("search_rules:edit_synonyms", args=[group.pk])
    assert "cut width" in browser.get(edit).content.decode()
    browser.post(edit, values(terms="kerf\nslit", one_way="on"))
    group.refresh_from_db()
    assert (group.terms, group.one_way) == (["kerf", "slit"], True)

    delete = reverse("search_rules:delete_synonyms", args=[group.pk])
    assert "kerf → slit" in browser.get(delete).content.decode()
    assert browser.post(delete)["Location"] == LIST
    assert not SynonymGroup.objects.exists()


def test_the_preview_compares_and_saves_nothing(browser: Client, kerf: ArticlePage) -> None:
    url = reverse("search_rules:add_synonyms")
    answer = browser.post(url, values(terms="kerf\nslit", preview="1", question="slit"))
    preview = answer.context["preview"]
    assert [hit.object_id for hit in preview["before"]] == []
    assert [hit.object_id for hit in preview["after"]] == [kerf.pk]
    assert not SynonymGroup.objects.exists()
    page = answer.content.decode()
    assert "slit</textarea>" in page
    assert kerf.title in page


def test_the_preview_of_a_change_shows_what_it_takes_away(browser: Client, kerf: ArticlePage) -> None:
    browser.post(reverse("search_rules:add_synonyms"), values(terms="kerf\nslit"))
    edit = reverse("search_rules:edit_synonyms", args=[SynonymGroup.objects.get().pk])
    preview = browser.post(edit, values(terms="kerf\ngap", preview="1", question="slit")).context["preview"]
    assert [[hit.object_id for hit in preview[side]] for side in ("before", "after")] == [[kerf.pk], []]


def test_a_writer_pins_a_page_by_its_address(browser: Client, kerf: ArticlePage) -> None:
    pin = {"locale": "en", "phrase": "getting going", "target": f"https://kerf.example{kerf.web_path}?x=1#top"}
    url = reverse("search_rules:add_pins")
    preview = browser.post(url, {**pin, "preview": "1", "question": "getting going"}).context["preview"]
    assert [[hit.object_id for hit in preview[side]] for side in ("before", "after")] == [[], [kerf.pk]]
    browser.post(url, pin)
    assert found("getting going") == [kerf.pk]
    edit = reverse("search_rules:edit_pins", args=[Pin.objects.get().pk])
    assert kerf.web_path in browser.get(edit).content.decode()
    listed = browser.get(LIST).content.decode()
    assert f'href="{kerf.web_path}"' in listed
    assert "English" in listed


def test_the_list_tells_what_stands_first_in_as_many_queries_however_long_it_is(
    browser: Client, kerf: ArticlePage
) -> None:
    def add(number: int) -> None:
        Pin.objects.create(
            locale="en", phrase=f"begin {number}", key=f"begin {number}", kind="article", object_id=kerf.pk
        )

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(LIST).content.decode().count(f'href="{kerf.web_path}"') == Pin.objects.count()
        return len(captured)

    add(1)
    cost()
    few = cost()
    for number in range(2, 12):
        add(number)
    assert cost() == few


def test_the_form_tells_nothing_of_a_pinned_page_that_the_writer_may_not_read(
    browser: Client, kerf: ArticlePage
) -> None:
    SearchDocument.objects.update(access=[role_label("agent")])
    pin = Pin.objects.create(locale="en", phrase="begin", key="begin", kind="article", object_id=kerf.pk)
    answer = browser.get(reverse("search_rules:edit_pins", args=[pin.pk]))
    assert answer.status_code == 200
    assert kerf.web_path not in answer.content.decode()
    assert kerf.web_path not in browser.get(LIST).content.decode()
    typed = {"locale": "en", "phrase": "begin", "target": kerf.web_path}
    refused = browser.post(reverse("search_rules:edit_pins", args=[pin.pk]), typed)
    assert "target" in refused.context["form"].errors


@pytest.mark.parametrize(
    ("rule", "typed", "field"),
    [
        ("synonyms", {"locale": "en", "terms": "kerf"}, "terms"),
        ("synonyms", {"locale": "xx", "terms": "kerf\nslit"}, "locale"),
        ("pins", {"locale": "en", "phrase": "?", "target": "/en/learn/cutting/kerf"}, "phrase"),
        ("pins", {"locale": "en", "phrase": "start", "target": "/en/nowhere"}, "target"),
        ("pins", {"locale": "en", "phrase": "start", "target": "http://["}, "target"),
    ],
)
@pytest.mark.parametrize("button", [{}, {"preview": "1", "question": "x"}])
def test_a_refusal_stands_beside_its_field(
    browser: Client, kerf: ArticlePage, rule: str, typed: dict[str, str], field: str, button: dict[str, str]
) -> None:
    answer = browser.post(reverse(f"search_rules:add_{rule}"), typed | button)
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not SynonymGroup.objects.exists()
    assert not Pin.objects.exists()


@pytest.mark.parametrize("role", ["moderator", "agent", "planner"])
def test_the_pages_are_for_writers(
    client: Client, make_user: Callable[..., User], kerf: ArticlePage, role: str
) -> None:
    user = make_user(roles=[role])
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for name in ("index", "add_synonyms", "add_pins"):
        answer = client.get(reverse(f"search_rules:{name}"))
        assert answer.status_code in {302, 403}
        assert "search-rules" not in answer.headers.get("Location", "")
    assert client.post(reverse("search_rules:add_synonyms"), values()).status_code in {302, 403}
    assert not SynonymGroup.objects.exists()
