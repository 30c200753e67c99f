"""Staleness in Wagtail's admin: who sees what, and what the buttons do."""

import csv
import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageLogEntry, PageViewRestriction

from cms.models import HomePage, SourceVersion, TranslationRecord
from cms.models.translation import Level, Significance
from cms.translation.actions import CONFIRMED
from cms.translation.queue import State, translation_queue
from tests.cms.conftest import edit
from tests.events import settle

pytestmark = pytest.mark.django_db

REPORT = "/admin/translations/"


@pytest.fixture
def schneiden(make_category, category):
    return make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)


@pytest.fixture
def german(article, schneiden, make_article):
    page = make_article("schnittfuge", below=schneiden, translation_of=article)
    settle()
    return page


@pytest.fixture
def stale(german, article, writer):
    edit(article, writer, title="Kerf and gas", significance=Significance.MAJOR)
    settle()
    return german


@pytest.fixture
def translator(make_user):
    """Somebody who may edit and publish German pages, and nothing else."""
    group = Group.objects.create(name="Translators into German")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    home = HomePage.objects.get(locale__language_code="de")
    for codename in ("change_page", "publish_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page_id=home.pk, permission=permission)
    user = make_user(name="Tina")
    user.groups.add(group)
    return user


def states(user, *codes):
    return {
        page.title: tuple(State(getattr(page, f"state_{code}")) for code in codes)
        for page in translation_queue(user, codes)
    }


def rows(client, **query):
    answer = client.get(REPORT, {**query, "export": "csv"})
    return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))[1:]


def test_every_state_of_a_page(stale, article, schneiden, make_article, make_category, category, writer):
    drafted = make_article("drafted")
    make_article("entwurf", below=schneiden, translation_of=drafted).unpublish()
    minor = make_article("minor")
    make_article("klein", below=schneiden, translation_of=minor)
    settle()
    edit(minor, writer, summary="More.")
    settle()
    make_article("missing")
    found = states(writer, "de", "es")
    assert found == {
        "Kerf and gas": (State.MAJOR, State.MISSING),
        "Minor": (State.MINOR, State.MISSING),
        "Drafted": (State.DRAFT, State.MISSING),
        "Missing": (State.MISSING, State.MISSING),
        "Cutting": (State.FRESH, State.MISSING),
    }
    assert list(found)[:3] == ["Kerf and gas", "Minor", "Drafted"]


def test_what_readers_get_wrong_longest_comes_first(german, article, schneiden, make_article, writer):
    other = make_article("another")
    make_article("andere", below=schneiden, translation_of=other)
    settle()
    edit(other, writer, summary="First.")
    edit(article, writer, summary="Second.")
    settle()
    assert list(states(writer, "de"))[:2] == ["Another", "Kerf"]


def test_the_report_shows_and_filters(stale, writer, client, make_article, category):
    client.force_login(writer)
    page = client.get(REPORT).content.decode()
    assert "Kerf and gas" in page
    assert reverse("cms_translation:changes", args=[stale.pk]) in page
    assert [row[0] for row in rows(client, state=State.MAJOR.value)] == ["Kerf and gas"]
    assert rows(client, state=State.MAJOR.value, language="es") == []
    assert [row[0] for row in rows(client, category=category.pk, language="de")] == ["Kerf and gas", "Cutting"]
    assert rows(client, language="de")[0] == ["Kerf and gas", "Cutting", "0", "Major changes missing (1)"]


@pytest.mark.parametrize("roles", [None, [], ["agent"], ["moderator"], ["product"]])
def test_others_see_no_report_and_no_changes(stale, client, make_user, roles):
    if roles is not None:
        client.force_login(make_user(roles=roles))
    for address in (REPORT, reverse("cms_translation:changes", args=[stale.pk])):
        assert client.get(address).status_code in {302, 403}


def test_a_translator_sees_public_originals_and_edits_only_their_own(stale, article, translator, client):
    client.force_login(translator)
    page = client.get(REPORT).content.decode()
    assert "Kerf and gas" in page
    assert f"/admin/pages/{article.pk}/edit/" not in page
    assert reverse("cms_translation:changes", args=[stale.pk]) in page
    changes = client.get(reverse("cms_translation:changes", args=[stale.pk])).content.decode()
    assert "and gas" in changes
    assert f"/admin/pages/{article.pk}/edit/" not in changes


def test_what_is_not_public_is_not_shown_to_those_who_may_not_edit_it(stale, article, translator, client):
    PageViewRestriction.objects.create(page=article, restriction_type="groups")
    client.force_login(translator)
    changes = client.get(reverse("cms_translation:changes", args=[stale.pk])).content.decode()
    assert "and gas" not in changes
    assert "You may not see the original" in changes


def test_drafts_of_other_peoples_translations_look_like_none(
    article, make_category, category, make_article, translator
):
    cortar = make_category(locale="es", slug="cortar", title="Cortar", translation_of=category)
    make_article("sangria", below=cortar, translation_of=article).unpublish()
    assert states(translator, "es")["Kerf"] == (State.MISSING,)


def test_the_changes_are_shown_before_and_after(stale, writer, client):
    client.force_login(writer)
    page = client.get(reverse("cms_translation:changes", args=[stale.pk])).content.decode()
    assert '[added: </span><span class="addition"> and gas</span>' in page
    assert "Title" in page


def test_marking_the_parts_that_were_ticked(stale, article, writer, client):
    edit(article, writer, summary="More.", significance=Significance.MINOR)
    settle()
    client.force_login(writer)
    version = SourceVersion.objects.filter(page_id=article.pk).latest("pk")
    answer = client.post(
        reverse("cms_translation:changes", args=[stale.pk]), {"version": version.pk, "parts": ["title"]}, follow=True
    )
    assert "1 part is up to date now." in answer.content.decode()
    record = TranslationRecord.objects.get(page_id=stale.pk)
    assert (record.level, [change["key"] for change in record.changes]) == (Level.MINOR, ["summary"])


@pytest.mark.parametrize("parts", [[], ["none-of-its"]])
def test_marking_nothing_says_nothing(stale, article, writer, client, parts):
    client.force_login(writer)
    version = SourceVersion.objects.filter(page_id=article.pk).latest("pk")
    before = TranslationRecord.objects.get(page_id=stale.pk).level
    answer = client.post(
        reverse("cms_translation:changes", args=[stale.pk]), {"version": version.pk, "parts": parts}, follow=True
    )
    assert "Tick the parts that are up to date." in answer.content.decode()
    assert TranslationRecord.objects.get(page_id=stale.pk).level == before
    assert not PageLogEntry.objects.filter(page_id=stale.pk, action=CONFIRMED).exists()


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "0"])
def test_a_version_that_is_none(stale, writer, client, version):
    client.force_login(writer)
    address = reverse("cms_translation:changes", args=[stale.pk])
    answer = client.post(address, {"version": version, "parts": ["title"]}, follow=True)
    assert "The original has no such version." in answer.content.decode()


def test_whoever_may_edit_and_not_publish_may_not_mark(stale, article, translator, client):
    GroupPagePermission.objects.filter(
        group__name="Translators into German", permission__codename="publish_page"
    ).delete()
    client.force_login(translator)
    address = reverse("cms_translation:changes", args=[stale.pk])
    assert 'name="parts"' not in client.get(address).content.decode()
    version = SourceVersion.objects.filter(page_id=article.pk).latest("pk")
    client.post(address, {"version": version.pk, "parts": ["title"]})
    assert TranslationRecord.objects.get(page_id=stale.pk).level == Level.MAJOR


def test_the_editor_of_a_stale_translation_says_so(stale, article, writer, client):
    client.force_login(writer)
    page = client.get(f"/admin/pages/{stale.pk}/edit/").content.decode()
    assert "The original has changed in an important way" in page
    assert reverse("cms_translation:changes", args=[stale.pk]) in page
    assert "The original has changed" not in client.get(f"/admin/pages/{article.pk}/edit/").content.decode()


def test_originals_are_asked_how_significant_a_change_is_anew_each_time(stale, article, writer, client):
    client.force_login(writer)
    original = client.get(f"/admin/pages/{article.pk}/edit/")
    assert 'name="significance"' in original.content.decode()
    assert original.context["form"].initial["significance"] == Significance.MINOR
    assert 'name="significance"' not in client.get(f"/admin/pages/{stale.pk}/edit/").content.decode()
    edit(article, writer, publish=False, significance=Significance.TYPO)
    draft = client.get(f"/admin/pages/{article.pk}/edit/")
    assert draft.context["form"].initial["significance"] == Significance.TYPO


def test_the_report_costs_the_same_for_any_number_of_pages(stale, schneiden, make_article, writer, client):
    client.force_login(writer)

    def cost():
        with CaptureQueriesContext(database) as captured:
            assert client.get(REPORT).status_code == 200
        return len(captured)

    cost()
    few = cost()
    for number in range(5):
        other = make_article(f"article-{number}")
        make_article(f"artikel-{number}", below=schneiden, translation_of=other)
    settle()
    assert cost() == few


def test_one_language_can_be_chosen_in_one_place(stale, writer, client):
    client.force_login(writer)
    filters = client.get(REPORT).context["filters"].filters
    assert list(filters) == ["category", "language", "state"]
